import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { roundTo } from '../../../src/record/round.js';
import { clip, lengthOf } from '../../../src/record/spans.js';
import { seededRandom } from '../../../src/utils/seeded-random.js';

const spans = (...pairs: [number, number][]) => pairs.map(([from, to]) => ({ from, to }));

describe('clip', () => {
  it('keeps what lies within the limits and what else a span carries', () => {
    assert.deepEqual(clip([{ from: 0, to: 10, state: 'x' }], spans([2, 4], [6, 20])), [
      { from: 2, to: 4, state: 'x' },
      { from: 6, to: 10, state: 'x' },
    ]);
    assert.deepEqual(clip(spans([0, 2], [2, 5], [8, 9]), spans([2, 4], [5, 8])), spans([2, 4]));
    assert.deepEqual(clip(spans([5, 5]), spans([0, 10])), [], 'nothing of no length');
    assert.deepEqual(clip([], spans([0, 1])), []);
    assert.deepEqual(clip(spans([0, 1]), []), []);
  });

  it('agrees with counting every millisecond', () => {
    const random = seededRandom('clip');
    const some = () => {
      let at = 0;
      return Array.from({ length: Math.floor(random() * 6) }, () => {
        const from = at + Math.floor(random() * 5);
        at = from + 1 + Math.floor(random() * 8);
        return { from, to: at };
      });
    };
    const covers = (list: readonly { from: number; to: number }[], ms: number) => list.some(({ from, to }) => ms >= from && ms < to);
    for (let round = 0; round < 500; round++) {
      const [a, b] = [some(), some()];
      const both = Array.from({ length: 80 }, (_, ms) => ms).filter((ms) => covers(a, ms) && covers(b, ms));
      assert.equal(lengthOf(clip(a, b)), both.length);
    }
  });
});

describe('roundTo', () => {
  it('rounds the decimal that was meant, not the one that is stored', () => {
    assert.deepEqual([1.15, 2.25, 4.35, 1.005, 3.3333].map((value) => roundTo(value, 1)), [1.2, 2.3, 4.4, 1, 3.3]);
    assert.equal(roundTo(1.005, 2), 1.01);
    assert.equal(roundTo((1 + 1 + 0.4) / 3, 6), 0.8);
  });
});
