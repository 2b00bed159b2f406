import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memorySessionStore } from '../../../src/adapters/memory/index.js';
import { sessionStoreContract } from '../../../src/testing/index.js';
import { BUGS, withBug } from './broken-stores.js';

/** Names of the cases that a store with this bug fails. */
async function failedBy(bug: string): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, run } of sessionStoreContract(withBug(BUGS[bug]!), { durable: true })) {
    await run().catch((error: unknown) => {
      assert.ok(error instanceof Error && error.message.length > 20, 'a failure says what is wrong');
      failed.push(name);
    });
  }
  return failed;
}

describe('sessionStoreContract', () => {
  it('is passed by stores that share one memory', async () => {
    const shared = memorySessionStore();
    for (const { run } of sessionStoreContract(() => shared, { durable: true })) await run();
  });

  it('has the cases of two stores only where they are asked for', () => {
    const plain = sessionStoreContract(memorySessionStore).length;
    assert.ok(plain >= 20);
    assert.equal(sessionStoreContract(memorySessionStore, { durable: true }).length, plain + 4);
  });

  it('has a name of its own for every case', () => {
    const names = sessionStoreContract(memorySessionStore, { durable: true }).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });

  const caught = new Set<string>();
  for (const bug of Object.keys(BUGS)) {
    it(`finds a store that ${bug}`, async () => {
      const failed = await failedBy(bug);
      assert.notEqual(failed.length, 0);
      for (const name of failed) caught.add(name);
    });
  }

  it('has no case that none of these stores fails', () => {
    const idle = sessionStoreContract(memorySessionStore, { durable: true }).filter(({ name }) => !caught.has(name));
    assert.deepEqual(idle.map(({ name }) => name), []);
  });
});
