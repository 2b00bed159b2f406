import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEGREES_PER_UNIT, eyeYaw } from '../../../../src/proctoring/angles/eye-yaw.js';
import { calibrated, pictures, run, started } from '../helpers.js';

/** Eyes that are measured so far aside, a hair more. */
const aside = (degrees: number) => ({ eyes: (degrees + Math.sign(degrees) * 0.01) / DEGREES_PER_UNIT });
const calm = [...started(), ...pictures(0, 3000, { eyes: 0 })];

describe('gaze-away', () => {
  it('is told after the dwell from the first picture, to either side, as a note', () => {
    for (const side of [22, -22]) {
      const { starts } = run([...calm, ...pictures(3000, 7000, aside(side))]);
      assert.equal(starts('gaze-away')[0]?.startedAt, 3000);
      assert.equal(starts('gaze-away')[0]?.toldAt, 6000);
      assert.equal(starts('gaze-away')[0]?.severity, 'note');
      assert.equal(starts('gaze-away')[0]?.evidence.gazeYaw, side);
    }
  });

  it('is not told for less, for shorter, nor for eyes that go to and fro', () => {
    assert.deepEqual(run([...calm, ...pictures(3000, 12_000, aside(21.9))]).incidents, []);
    assert.deepEqual(run([...calm, ...pictures(3000, 5900, aside(30)), ...pictures(5900, 9000, { eyes: 0 })]).incidents, []);
    // Lines of 1.6 s each, from far left to right and quickly back.
    const reading = pictures(3000, 19_000).flatMap(({ at }) => pictures(at, at + 1, aside(-27 + (47 * ((at - 3000) % 1600)) / 1600)));
    assert.deepEqual(run([...calm, ...reading]).incidents, []);
  });

  it('goes on down to the exit angle, and ends below it', () => {
    const begun = [...calm, ...pictures(3000, 7000, aside(30))];
    assert.equal(run([...begun, ...pictures(7000, 10_000, aside(17))]).ends('gaze-away').length, 0);
    assert.equal(run([...begun, ...pictures(7000, 10_000, aside(16.9))]).ends('gaze-away')[0]?.endedAt, 6900);
  });

  it('is a warning from ten seconds on and never more', () => {
    const severityOf = (ms: number) => run([...calm, ...pictures(3000, 3000 + ms + 100, aside(30))], { endAt: 99_000 }).ends('gaze-away')[0]?.severity;
    assert.deepEqual([9900, 10_000, 60_000].map(severityOf), ['note', 'warn', 'warn']);
  });

  it('adds head and eyes: a head that turns while the eyes stay on the screen is looking at it', () => {
    // 25 degrees of head against 25 of eyes: what the blendshapes leak is given back.
    const held = { pose: { yaw: 22 }, eyes: (-22 / DEGREES_PER_UNIT) - 0.0155 * 22 };
    assert.deepEqual(run([...calm, ...pictures(3000, 12_000, held)]).incidents, []);
  });

  it('is also a head that turns a little and takes the eyes along, which are then reported as looking back', () => {
    const { incidents } = run([...calm, ...pictures(3000, 7000, { pose: { yaw: 22 }, eyes: -0.0155 * 22 })]);
    assert.deepEqual(incidents.map(({ kind }) => kind), ['gaze-away']);
  });

  it('is left to head-turned where the head turns', () => {
    const { incidents } = run([...calm, ...pictures(3000, 12_000, { pose: { yaw: 35 }, eyes: 0 })]);
    assert.ok(incidents.every(({ kind }) => kind === 'head-turned'));
  });

  it('measures against where these eyes rest', () => {
    assert.deepEqual(run([...started(), ...pictures(0, 6000, aside(8)), ...pictures(6000, 12_000, aside(29))]).incidents, []);
    assert.equal(run([...started(), ...pictures(0, 6000, aside(8)), ...pictures(6000, 12_000, aside(-15))]).starts('gaze-away').length, 1);
  });

  it('begins ten degrees beyond the edge that a calibration learned, within 18 and 35', () => {
    const told = (degrees: number, reach: Parameters<typeof calibrated>[0], rest = {}) =>
      run([...started(), calibrated(reach, rest), ...pictures(0, 4000, aside(degrees))]).starts('gaze-away').length;
    assert.deepEqual([told(25, { left: 15 }), told(24.9, { left: 15 }), told(-25, { left: 15 }), told(-29, {})], [1, 0, 0, 1]);
    assert.deepEqual([told(29, { left: 15 }, { gazeYaw: 5 }), told(28, { left: 15 }, { gazeYaw: 5 })], [0, 0], 'against where the gaze rests');
    assert.equal(told(30, { left: 15 }, { gazeYaw: 5 }), 1);
    assert.deepEqual([told(35, { left: 44 }), told(34.9, { left: 44 }), told(18, { left: 3 }), told(17.9, { left: 3 })], [1, 0, 1, 0]);
  });

  it('says nothing where the eyes are not measured, cannot be judged, or are not to be looked at', () => {
    assert.deepEqual(run([...started(), ...pictures(0, 9000)]).incidents, []);
    assert.deepEqual(run([...calm, ...pictures(3000, 9000, { ...aside(30), width: 0.05 })]).starts('gaze-away'), []);
    assert.deepEqual(run([...calm, ...pictures(3000, 9000, aside(30))], { accommodations: { noGaze: true } }).incidents, []);
  });
});

describe('eyeYaw', () => {
  it('reads the subject\'s own left and right', () => {
    assert.equal(eyeYaw({ eyeLookOutLeft: 0.5, eyeLookInRight: 0.5 }, 0), 0.5 * DEGREES_PER_UNIT);
    assert.equal(eyeYaw({ eyeLookInLeft: 0.5, eyeLookOutRight: 0.5 }, 0), -0.5 * DEGREES_PER_UNIT);
    assert.equal(eyeYaw({}, 0), 0);
  });
});
