import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEGREES_PER_UNIT } from '../../../../src/proctoring/angles/eye-yaw.js';
import type { Observation } from '../../../../src/spec/index.js';
import { pictures, run, started } from '../helpers.js';

const calm = [...started(), ...pictures(0, 3000, { eyes: 0 })];

/** The gaze in degrees over a time of its own, ms, from 3 s on. */
function gaze(ms: number, at: (time: number) => number): Observation[] {
  return pictures(3000, 3000 + ms).flatMap((picture) => pictures(picture.at, picture.at + 1, { eyes: at(picture.at - 3000) / DEGREES_PER_UNIT }));
}

/** Lines of `ms` from one side to the other and back in what is left of it. */
const lines = (ms: number, from: number, to: number, share = 0.9) => (time: number) => {
  const part = (time % ms) / ms;
  return part < share ? from + ((to - from) * part) / share : to + ((from - to) * (part - share)) / (1 - share);
};
const found = (observations: readonly Observation[], readingPattern = true) => run([...calm, ...observations], { readingPattern, endAt: 60_000 }).incidents;

describe('reading-pattern', () => {
  it('is told of the fourth line, whichever way they run, as a note', () => {
    for (const [from, to] of [[8, -8], [-8, 8]] as const) {
      const [start, end] = found(gaze(20_000, lines(2500, from, to)));
      assert.deepEqual([start?.kind, start?.severity, end?.severity], ['reading-pattern', 'note', 'note']);
      assert.ok(start && start.toldAt > 12_000 && start.toldAt < 17_000, String(start?.toldAt));
    }
  });

  it('does not look unless it is asked to, nor under the accommodation', () => {
    assert.deepEqual(found(gaze(20_000, lines(2500, 8, -8)), false), []);
    assert.deepEqual(run([...calm, ...gaze(20_000, lines(2500, 8, -8))], { readingPattern: true, accommodations: { noGaze: true } }).incidents, []);
  });

  it('is not a gaze that wanders evenly, stays with each side, or goes along narrow lines', () => {
    assert.deepEqual(found(gaze(20_000, (time) => 10 * Math.sin(time / 500))), []);
    assert.deepEqual(found(gaze(20_000, (time) => (time % 4000 < 2000 ? 9 : -9))), []);
    assert.deepEqual(found(gaze(20_000, (time) => (time % 2200 < 1700 ? 9 : -9))), []);
    assert.deepEqual(found(gaze(20_000, lines(1250, 9, -9, 0.55))), []);
    assert.deepEqual(found(gaze(20_000, lines(2500, 3.5, -3.5))), []);
  });

  it('is not three lines', () => {
    assert.deepEqual(found([...gaze(7500, lines(2500, 8, -8)), ...pictures(10_500, 16_000, { eyes: 0 })]), []);
  });
});
