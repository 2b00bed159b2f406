import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importSource } from '../../helpers/import-source.js';

type Rules = { createScriptURL(url: string): string };
type Marked = { readonly marked: string };

/** A module of its own for each test: the policy is made once. */
async function load(trustedTypes: unknown): Promise<(url: string) => unknown> {
  Object.assign(globalThis, { trustedTypes });
  const module = await importSource<{ trustedScriptUrl(url: string): unknown }>('src/utils/trusted-script-url.ts');
  return (url) => {
    try {
      return module.trustedScriptUrl(url);
    } finally {
      Object.assign(globalThis, { trustedTypes: undefined });
    }
  };
}

/** Marks what the rules let through, as a browser does. */
class Factory {
  readonly made: { readonly name: string; readonly rules: Rules }[] = [];

  createPolicy(name: string, rules: Rules): { createScriptURL(url: string): Marked } {
    this.made.push({ name, rules });
    return { createScriptURL: (url) => ({ marked: rules.createScriptURL(url) }) };
  }
}

describe('trustedScriptUrl', () => {
  it('gives the string back where there are no Trusted Types', async () => {
    const trusted = await load(undefined);
    assert.equal(trusted('https://example.org/worker.js'), 'https://example.org/worker.js');
  });

  it('marks the address by one policy with the name that hosts list', async () => {
    const factory = new Factory();
    const trusted = await load(factory);
    assert.deepEqual(factory.made, [], 'nothing happens at import');
    assert.deepEqual(trusted('https://example.org/worker.js'), { marked: 'https://example.org/worker.js' });
    assert.deepEqual(trusted('blob:2'), { marked: 'blob:2' });
    assert.deepEqual(factory.made.map(({ name }) => name), ['interview-elements']);
  });

  it('passes nothing to whoever got hold of the policy', async () => {
    const factory = new Factory();
    const trusted = await load(factory);
    trusted('https://example.org/worker.js');
    for (const url of ['https://example.org/worker.js', 'https://evil.example/', 'undefined', '']) {
      assert.throws(() => factory.made[0]?.rules.createScriptURL(url), TypeError);
    }
  });

  it('asks once where the page does not allow the policy, and leaves the string to the rules of the page', async () => {
    let asked = 0;
    const refusing = {
      createPolicy() {
        asked += 1;
        throw new TypeError('Policy "interview-elements" disallowed.');
      },
    };
    const module = await load(refusing);
    assert.equal(module('https://example.org/a.js'), 'https://example.org/a.js');
    Object.assign(globalThis, { trustedTypes: refusing });
    assert.equal(module('https://example.org/b.js'), 'https://example.org/b.js');
    assert.equal(asked, 1);
  });
});
