import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Observation } from '../../../../src/spec/index.js';
import { YAW_GAIN } from '../../../../src/proctoring/angles/pose-correction.js';
import { calibrated, pictures, run, started } from '../helpers.js';

/** As the engine reports a head that is turned so far, a hair above. */
const turned = (degrees: number) => ({ pose: { yaw: degrees * YAW_GAIN + Math.sign(degrees) * 0.01 } });
const calm = [...started(), ...pictures(0, 3000)];

describe('head-turned', () => {
  it('is told after the dwell from the first turned picture, not from where the median follows', () => {
    const { starts } = run([...calm, ...pictures(3000, 6000, turned(28))]);
    assert.equal(starts('head-turned')[0]?.startedAt, 3000);
    assert.equal(starts('head-turned')[0]?.toldAt, 5000);
    assert.equal(starts('head-turned')[0]?.severity, 'note');
  });

  it('is the same to either side', () => {
    assert.equal(run([...calm, ...pictures(3000, 6000, turned(-28))]).starts('head-turned')[0]?.startedAt, 3000);
  });

  it('is not told for a smaller turn, nor for a glance', () => {
    assert.deepEqual(run([...calm, ...pictures(3000, 9000, turned(27.9))]).incidents, []);
    assert.deepEqual(run([...calm, ...pictures(3000, 4900, turned(40)), ...pictures(4900, 9000)]).incidents, []);
  });

  it('goes on down to the exit angle, and ends below it', () => {
    const begun = [...calm, ...pictures(3000, 6000, turned(35))];
    assert.equal(run([...begun, ...pictures(6000, 9000, turned(22))]).ends('head-turned').length, 0);
    const [end] = run([...begun, ...pictures(6000, 9000, turned(21.9))]).ends('head-turned');
    assert.ok(end?.endedAt && end.endedAt >= 5900 && end.endedAt <= 6200, String(end?.endedAt));
  });

  it('is a warning from four seconds on and never more', () => {
    const severityOf = (ms: number) => run([...calm, ...pictures(3000, 3000 + ms + 100, turned(35))], { endAt: 99_000 }).ends('head-turned')[0]?.severity;
    assert.deepEqual([3900, 4000, 60_000].map(severityOf), ['note', 'warn', 'warn']);
  });

  it('goes on when the model loses the face far aside', () => {
    const { starts, incidents } = run([...calm, ...pictures(3000, 3500, turned(55)), ...pictures(3500, 6000, { faces: 0 })]);
    assert.equal(starts('head-turned')[0]?.startedAt, 3000);
    assert.ok(incidents.every(({ kind }) => kind === 'head-turned'));
  });

  it('says nothing of a face that the landmark model follows on into the dark', () => {
    assert.deepEqual(run([...calm, ...pictures(3000, 9000, { ...turned(40), detected: 0, luma: 28 })]).starts('head-turned'), []);
  });

  it('does not believe a single wild picture', () => {
    const wild = pictures(3000, 6000).flatMap(({ at }, index) => pictures(at, at + 1, turned(index % 5 === 2 ? 80 : 35)));
    assert.equal(run([...calm, ...wild], { endAt: 6000 }).ends('head-turned')[0]?.evidence.yaw, 35);
  });

  it('measures against the head\'s own resting direction', () => {
    const resting = [...started(), ...pictures(0, 10_000, turned(10))];
    assert.deepEqual(run([...resting, ...pictures(10_000, 14_000, turned(37))]).incidents, []);
    assert.equal(run([...resting, ...pictures(10_000, 14_000, turned(39))]).starts('head-turned').length, 1);
    assert.equal(run([...resting, ...pictures(10_000, 14_000, turned(-19))]).starts('head-turned').length, 1);
  });

  it('does not take somebody who sits aside for turned', () => {
    // What the engine reports 15 cm aside at 60 cm before a laptop camera: of a level head, and of one turned by 25 degrees.
    const aside = (yaw: number) => ({ pose: { yaw: 0.905 * yaw + 6.6 }, position: { x: 15, y: 0, z: -37 } });
    assert.deepEqual(run([...started(), ...pictures(0, 5000), ...pictures(5000, 20_000, aside(0))]).incidents, []);
    assert.deepEqual(run([...started(), ...pictures(0, 5000), ...pictures(5000, 20_000, aside(25))]).incidents, []);
    assert.equal(run([...started(), ...pictures(0, 5000), ...pictures(5000, 20_000, aside(30))]).starts('head-turned').length, 1);
  });

  it('begins ten degrees beyond the edge that a calibration learned, each side by itself', () => {
    const told = (degrees: number, reach: Parameters<typeof calibrated>[0], rest = {}) =>
      run([...started(), calibrated(reach, rest), ...pictures(0, 4000, turned(degrees))]).starts('head-turned').length;
    // To the right of the picture is the candidate's left.
    assert.deepEqual([told(34, { left: 24 }), told(33.9, { left: 24 }), told(-29, { left: 24 }), told(-28.9, { left: 24 })], [1, 0, 1, 0]);
    assert.deepEqual([told(32, {}, { yaw: 3 }), told(31.9, {}, { yaw: 3 }), told(-26, {}, { yaw: 3 })], [1, 0, 1]);
  });

  it('says from which angle it counted, where a calibration put it elsewhere', () => {
    const evidence = (before: readonly Observation[]) => run([...started(), ...before, ...pictures(0, 4000, turned(45))]).starts('head-turned')[0]?.evidence;
    assert.deepEqual([evidence([calibrated({ left: 24 })])?.edgeDegrees, evidence([])?.edgeDegrees], [34, undefined]);
  });

  it('cannot be calibrated away, nor be made to see every small turn', () => {
    const told = (degrees: number, left: number) => run([...started(), calibrated({ left }), ...pictures(0, 4000, turned(degrees))]).starts('head-turned').length;
    assert.deepEqual([told(40, 45), told(39.9, 45)], [1, 0]);
    assert.deepEqual([told(22, 1), told(21.9, 1)], [1, 0]);
  });

  it('ends six degrees before it began, calibrated or not', () => {
    const begun = [...started(), calibrated({ left: 24 }), ...pictures(0, 3000, turned(36))];
    assert.equal(run([...begun, ...pictures(3000, 6000, turned(28))]).ends('head-turned').length, 0);
    assert.equal(run([...begun, ...pictures(3000, 6000, turned(27.9))]).ends('head-turned').length, 1);
  });

  it('forgets the calibration of another camera', () => {
    const other: Observation = { type: 'device', at: 0, device: 'camera', state: 'changed' };
    assert.equal(run([...started(), calibrated({ left: 30 }, { yaw: 5 }), other, ...pictures(0, 3000, turned(30))]).starts('head-turned').length, 1);
  });

  it('is not looked at under the accommodation', () => {
    assert.deepEqual(run([...calm, ...pictures(3000, 9000, turned(40))], { accommodations: { noGaze: true } }).incidents, []);
  });
});
