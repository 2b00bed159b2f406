import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pickRandom, seededRandom } from '../../../src/utils/seeded-random.js';

const take = (seed: string, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

describe('seededRandom', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    assert.deepEqual(take('a', 50), take('a', 50));
    assert.notDeepEqual(take('a', 5), take('b', 5));
    assert.notEqual(take('session-1', 1)[0], take('session-2', 1)[0]);
  });

  it('never changes between releases: a record must replay', () => {
    assert.deepEqual(take('interview', 3).map((n) => Math.floor(n * 1e6)), [904_314, 722_053, 17_138]);
  });

  it('is spread evenly over [0, 1)', () => {
    const numbers = take('spread', 20_000);
    assert.ok(numbers.every((n) => n >= 0 && n < 1));
    const tenths = Array.from({ length: 10 }, (_, tenth) => numbers.filter((n) => Math.floor(n * 10) === tenth).length);
    assert.ok(tenths.every((count) => count > 1_850 && count < 2_150), String(tenths));
  });
});

describe('pickRandom', () => {
  it('reaches every item, and has nothing to pick from an empty list', () => {
    const random = seededRandom('pick');
    const picked = new Set(Array.from({ length: 100 }, () => pickRandom(['a', 'b', 'c'], random)));
    assert.deepEqual([...picked].sort(), ['a', 'b', 'c']);
    assert.equal(pickRandom([], random), undefined);
  });
});
