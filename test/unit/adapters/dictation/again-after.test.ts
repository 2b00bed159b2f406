import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { againAfter } from '../../../../src/adapters/dictation/again-after.js';
import { AdapterError, type AdapterReason } from '../../../../src/errors/index.js';

const failure = (reason: AdapterReason, retryAfterMs?: number): AdapterError => new AdapterError('some-provider', reason, 'failed', retryAfterMs === undefined ? {} : { retryAfterMs });

describe('what was not written down', () => {
  it('is sent again for what passes, three times, with growing pauses', () => {
    const again = againAfter(20_000, () => 0.5);
    for (const reason of ['rate', 'network', 'server', 'closed'] as const) {
      assert.deepEqual([1, 2, 3, 4].map((attempt) => again(failure(reason), attempt)), [125, 250, 500, undefined]);
    }
  });

  it('is never sent earlier than the provider says, and not where it asks for too much', () => {
    const again = againAfter(20_000, () => 0);
    assert.deepEqual([3_000, 20_000, 20_001].map((told) => again(failure('rate', told), 1)), [3_000, 20_000, undefined]);
  });

  it('is given up for what does not pass', () => {
    const again = againAfter(20_000, () => 0);
    for (const reason of ['auth', 'quota', 'unsupported', 'malformed', 'cors', 'timeout'] as const) assert.equal(again(failure(reason), 1), undefined, reason);
    for (const error of [new Error('x'), new DOMException('over', 'AbortError'), undefined]) assert.equal(again(error, 1), undefined);
  });
});
