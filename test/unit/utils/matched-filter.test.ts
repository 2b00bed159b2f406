import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findMatch } from '../../../src/utils/matched-filter.js';
import { seededRandom } from '../../../src/utils/seeded-random.js';
import { sineSweep } from '../../../src/utils/sine-sweep.js';

const SWEEP = { seconds: 0.3, from: 300, to: 3000, amplitude: 0.2, fade: 0.05 };
const known = sineSweep(SWEEP, 16_000);
const WHERE = { within: 4000, smear: 100 };

describe('sineSweep', () => {
  it('begins and ends in silence, never exceeds its peak, and rises from its first to its last tone', () => {
    assert.equal(known.length, 4800);
    assert.ok(Math.abs(known[0] ?? 1) < 1e-6 && Math.abs(known.at(-1) ?? 1) < 0.01);
    assert.ok(Math.max(...known) <= 0.2 && Math.max(...known) > 0.19);
    const crossings = (from: number, to: number) => known.subarray(from, to).filter((value, index, all) => index > 0 && value > 0 !== (all[index - 1] ?? 0) > 0).length;
    assert.ok(crossings(0, 480) < 25 && crossings(4320, 4800) > 150, `${crossings(0, 480)} ${crossings(4320, 4800)}`);
  });

  it('is the same sound at another rate', () => {
    const finer = sineSweep(SWEEP, 48_000);
    for (const index of [100, 2000, 4000]) assert.ok(Math.abs((finer[index * 3] ?? 0) - (known[index] ?? 1)) < 1e-3);
  });
});

describe('findMatch', () => {
  it('finds place and loudness to the sample, also turned over', () => {
    const recording = new Float32Array(9600);
    known.forEach((value, index) => (recording[1234 + index] = value * -0.25));
    const { delay, gain, clarity } = findMatch(recording, known, WHERE);
    assert.deepEqual([delay, Math.round(gain * 1000)], [1234, 250]);
    assert.ok(clarity > 20, String(clarity));
  });

  it('is not clear about noise, nor about nothing', () => {
    const random = seededRandom('match');
    for (let time = 0; time < 10; time += 1) assert.ok(findMatch(Float32Array.from({ length: 9600 }, () => random() - 0.5), known, WHERE).clarity < 15);
    assert.equal(findMatch(new Float32Array(9600), known, WHERE).clarity, 0);
  });

  it('looks no further than it was told', () => {
    const recording = new Float32Array(12_000);
    known.forEach((value, index) => (recording[6000 + index] = value));
    assert.ok(findMatch(recording, known, WHERE).delay < 4000);
  });
});
