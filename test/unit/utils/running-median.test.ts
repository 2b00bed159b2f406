import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { median } from '../../../src/utils/median.js';
import { RunningMedian } from '../../../src/utils/running-median.js';
import { seededRandom } from '../../../src/utils/seeded-random.js';

describe('the median so far', () => {
  it('is at each number that of all of them', () => {
    const random = seededRandom('median');
    const running = new RunningMedian();
    assert.deepEqual([running.count, running.value], [0, NaN]);
    const all: number[] = [];
    for (let count = 1; count <= 200; count += 1) {
      all.push(Math.round(random() * 40 - 20) / 2);
      running.add(all.at(-1)!);
      assert.deepEqual([running.count, running.value], [count, median(all)]);
    }
  });
});
