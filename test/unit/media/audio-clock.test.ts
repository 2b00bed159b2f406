import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AudioClock } from '../../../src/media/audio-clock.js';
import { seededRandom } from '../../../src/utils/seeded-random.js';

/** The audio clock of these tests began this long after the other one, ms. */
const APART = 5000;

/** Frames of 20 ms, read this late on the other clock; `apart` may change from frame to frame. */
function* frames(clock: AudioClock, count: number, { from = 0, late = () => 0, apart = () => APART }: { from?: number; late?: (index: number) => number; apart?: (index: number) => number } = {}) {
  for (let index = from; index < from + count; index += 1) {
    const audio = index * 20;
    yield clock.toClock(audio, { audio: audio + 20, now: audio + 20 + apart(index) + late(index) }) - audio;
  }
}

/** Largest difference between one offset and the next. */
const roughness = (offsets: readonly number[]) => Math.max(...offsets.slice(1).map((offset, index) => Math.abs(offset - (offsets[index] ?? 0))));

describe('AudioClock', () => {
  it('puts frames where the first reading says', () => {
    assert.deepEqual([...frames(new AudioClock(), 3)], [APART, APART, APART]);
  });

  it('lets frames follow each other evenly however late they are read', () => {
    const random = seededRandom('late');
    const offsets = [...frames(new AudioClock(), 5000, { late: () => random() * 60 })];
    assert.ok(roughness(offsets) < 0.1, `${roughness(offsets)} ms between two frames`);
    // Where it began depends on how late the first reading was; it settles at the least late.
    assert.ok(Math.abs((offsets.at(-1) ?? 0) - APART) < 5, `ends ${offsets.at(-1)}`);
  });

  it('follows two clocks that drift apart by 0.1 ms a second, for half an hour', () => {
    const apart = (index: number) => APART + index * 0.02 * 0.1;
    const offsets = [...frames(new AudioClock(), 90_000, { apart })];
    const errors = offsets.map((offset, index) => Math.abs(offset - apart(index)));
    assert.ok(Math.max(...errors.slice(-1000)) < 3, `${errors.at(-1)} ms behind`);
    assert.ok(roughness(offsets) < 0.1);
  });

  it('takes a busy page for what it is: readings that come late for less than half a second move nothing', () => {
    const clock = new AudioClock();
    assert.deepEqual([...frames(clock, 50), ...frames(clock, 24, { from: 50, late: () => 400 }), ...frames(clock, 50, { from: 74 })], Array.from({ length: 124 }, () => APART));
  });

  it('shows the gap where the audio clock stood still, once half a second agrees on it', () => {
    const clock = new AudioClock();
    const random = seededRandom('slept');
    const before = [...frames(clock, 50)];
    const after = [...frames(clock, 50, { from: 50, apart: () => APART + 3000, late: () => random() * 30 })];
    assert.equal(before.at(-1), APART);
    assert.ok(after.slice(0, 24).every((offset) => offset === APART));
    assert.ok(after.slice(24).every((offset) => offset >= APART + 3000 && offset < APART + 3030));
  });

  it('follows another clock that began anew', () => {
    const clock = new AudioClock();
    assert.equal([...frames(clock, 50)].at(-1), APART);
    const after = [...frames(clock, 50, { from: 50, apart: () => 100 })];
    assert.deepEqual([new Set(after.slice(0, 24)), new Set(after.slice(24))], [new Set([APART]), new Set([100])]);
  });
});
