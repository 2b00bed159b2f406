import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { abortedWith } from '../../../src/utils/aborted-with.js';

const listeners = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

describe('abortedWith', () => {
  it('is aborted with the first of its signals', () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const own = abortedWith(first.signal, undefined, second.signal);
    assert.equal(own.signal.aborted, false);
    second.abort();
    assert.equal(own.signal.aborted, true);
    assert.equal(first.signal.aborted, false);
  });

  it('is aborted at once where one of them is already, in whatever place', () => {
    const open = new AbortController();
    assert.equal(abortedWith(AbortSignal.abort(), open.signal).signal.aborted, true);
    assert.equal(abortedWith(open.signal, AbortSignal.abort()).signal.aborted, true);
    assert.equal(listeners(open.signal), 0);
  });

  it('lets go of all of them at its own end, and with the first', () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const own = abortedWith(first.signal, second.signal);
    assert.deepEqual([listeners(first.signal), listeners(second.signal)], [1, 1]);
    own.abort();
    assert.deepEqual([listeners(first.signal), listeners(second.signal)], [0, 0]);
    abortedWith(first.signal, second.signal);
    first.abort();
    assert.deepEqual([listeners(first.signal), listeners(second.signal)], [0, 0]);
  });

  it('is a controller of its own where there is no signal', () => {
    const own = abortedWith(undefined);
    assert.equal(own.signal.aborted, false);
    own.abort();
    assert.equal(own.signal.aborted, true);
  });
});
