import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memorySessionStore } from '../../../src/adapters/memory/index.js';
import { StoreError } from '../../../src/errors/index.js';
import { StoreFaults, faultySessionStore, makeLogEvents, sessionStoreContract } from '../../../src/testing/index.js';

const STRICT = { durability: 'strict' } as const;
const SESSION = 'session-1';
const events = makeLogEvents(2, { sessionId: SESSION });
const withReason = (reason: string) => (error: unknown) => error instanceof StoreError && error.reason === reason;

function setUp() {
  const faults = new StoreFaults();
  const inner = memorySessionStore();
  return { faults, inner, store: faultySessionStore(inner, faults) };
}

describe('faultySessionStore', () => {
  for (const { name, run } of sessionStoreContract(() => setUp().store)) it(`without faults: ${name}`, run);

  it('fails as many appends as asked, and writes nothing of them', async () => {
    const { faults, inner, store } = setUp();
    faults.fail('append', { times: 2, reason: 'quota' });
    await assert.rejects(store.append(SESSION, events, STRICT), withReason('quota'));
    await assert.rejects(store.append(SESSION, events, STRICT), withReason('quota'));
    assert.deepEqual(await inner.read(SESSION), []);
    await store.append(SESSION, events, STRICT);
    assert.deepEqual(await inner.read(SESSION), events);
  });

  it('can do the work and lose the confirmation', async () => {
    const { faults, inner, store } = setUp();
    faults.fail('append', { reason: 'lost', afterwards: true });
    await assert.rejects(store.append(SESSION, events, STRICT), withReason('lost'));
    assert.deepEqual(await inner.read(SESSION), events);
  });

  it('fails only the kind of call that was named', async () => {
    const { faults, store } = setUp();
    faults.fail('open', { reason: 'unavailable' });
    await store.append(SESSION, events, STRICT);
    await assert.rejects(store.open(), withReason('unavailable'));
    await store.open();
  });

  it('hangs until it is released, then does what it was asked', async () => {
    const { faults, inner, store } = setUp();
    const release = faults.hang('append');
    const appended = store.append(SESSION, events, STRICT);
    assert.deepEqual(await store.read(SESSION), []);
    release();
    await appended;
    await store.append(SESSION, events, STRICT);
    assert.deepEqual(await inner.read(SESSION), events);
  });
});
