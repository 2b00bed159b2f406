import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { median } from '../../../src/proctoring/median.js';
import { RunningMedian } from '../../../src/proctoring/running-median.js';
import { samplesSince } from '../../../src/proctoring/samples-since.js';
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

describe('samples since a time', () => {
  const samples = [1, 2, 2, 5].map((at) => ({ at }));

  it('are those from it on', () => {
    assert.deepEqual([0, 2, 3, 5, 6].map((from) => samplesSince(samples, from).length), [4, 3, 1, 1, 0]);
  });

  it('are the same list where all stay', () => {
    assert.equal(samplesSince(samples, 1), samples);
  });
});
