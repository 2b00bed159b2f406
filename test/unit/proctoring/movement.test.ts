import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEGREES_PER_UNIT } from '../../../src/proctoring/angles/eye-yaw.js';
import { PITCH_OFFSET, YAW_GAIN } from '../../../src/proctoring/angles/pose-correction.js';
import type { MovementMeasure, Observation } from '../../../src/spec/index.js';
import { calibrated, pictures, run, started, vision, type Look } from './helpers.js';

const measures = (observations: readonly Observation[], options: Parameters<typeof run>[1] = {}): MovementMeasure[] =>
  run(observations, options).outputs.flatMap((output) => (output.type === 'movement' ? [output.measure] : []));
const head = (yaw: number, pitch = 0, eyes?: number): Look => ({ pose: { yaw: yaw * YAW_GAIN, pitch: pitch + PITCH_OFFSET }, ...(eyes !== undefined && { eyes: eyes / DEGREES_PER_UNIT }) });

describe('the measure of movement', () => {
  it('comes every half minute of watched time', () => {
    const told = measures([...started(), ...pictures(0, 65_000, head(0, 0, 0))]);
    assert.deepEqual(told.map(({ from, to, samples }) => [from, to, samples]), [[0, 30_000, 301], [30_100, 60_100, 301]]);
    assert.deepEqual(told[0], { from: 0, to: 30_000, yaw: 0, pitch: 0, gazeYaw: 0, onScreen: 1, samples: 301 });
  });

  it('says how far head and gaze spread, and how much of them was on the screen', () => {
    // Ten seconds each: ahead, eyes far aside, head far aside. The first ten teach where they rest.
    const [told] = measures([...started(), ...pictures(0, 10_000, head(0, 0, 0)), ...pictures(10_000, 20_000, head(0, 0, 30)), ...pictures(20_000, 31_000, head(-36, 0, 0))]);
    assert.ok(told && told.onScreen > 0.32 && told.onScreen < 0.35, String(told?.onScreen));
    assert.ok(told.yaw > 16 && told.yaw < 18 && told.gazeYaw > 20 && told.pitch === 0, JSON.stringify(told));
  });

  it('goes by the edges that a calibration learned', () => {
    const aside = [...started(), calibrated({ left: 30 }), ...pictures(0, 31_000, head(30))];
    assert.deepEqual(measures(aside).map(({ onScreen }) => onScreen), [1]);
    assert.deepEqual(measures([...started(), calibrated({}), ...pictures(0, 31_000, head(30))]).map(({ onScreen }) => onScreen), [0]);
  });

  it('counts no time without pictures, none that cannot be judged, and none with others before a pause', () => {
    const halting = Array.from({ length: 20 }, (_, part) => pictures(part * 5000, part * 5000 + 3000)).flat();
    assert.deepEqual(measures([...started(), ...halting]).map(({ to }) => to), [61_200], 'of each stretch what is left once pictures came for long enough');
    assert.deepEqual(measures([...started(), ...pictures(0, 60_000, { faces: 0, luma: 20 })]), []);
    const paused: Observation = { type: 'monitor', at: 29_000, monitor: 'vision', state: 'paused' };
    assert.deepEqual(measures([...started(), ...pictures(0, 29_000), paused, ...started(40_000), ...pictures(40_000, 71_000)]).map(({ from }) => from), [40_000]);
  });

  it('takes a face without measured eyes by its head, and says nothing of nobody', () => {
    const swinging = pictures(0, 31_000).map(({ at }, index) => vision(at, head(index % 20 < 10 ? 10 : -10)));
    const [told] = measures([...started(), calibrated({}), ...swinging]);
    assert.ok(told && Math.abs(told.yaw - told.gazeYaw) < 1e-9 && told.yaw > 8, JSON.stringify(told));
    assert.deepEqual(measures([...started(), ...pictures(0, 61_000, { faces: 0 })]), []);
  });

  it('is not taken under the accommodation', () => {
    assert.deepEqual(measures([...started(), ...pictures(0, 61_000)], { accommodations: { noGaze: true } }), []);
  });
});
