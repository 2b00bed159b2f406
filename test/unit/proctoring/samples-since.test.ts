import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { samplesSince } from '../../../src/proctoring/scene/samples-since.js';

describe('samples since a time', () => {
  const samples = [1, 2, 2, 5].map((at) => ({ at }));

  it('are those from it on', () => {
    assert.deepEqual([0, 2, 3, 5, 6].map((from) => samplesSince(samples, from).length), [4, 3, 1, 1, 0]);
  });

  it('are the same list where all stay', () => {
    assert.equal(samplesSince(samples, 1), samples);
  });
});
