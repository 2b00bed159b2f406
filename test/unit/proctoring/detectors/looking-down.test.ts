import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Observation } from '../../../../src/spec/index.js';
import { PITCH_OFFSET } from '../../../../src/proctoring/angles/pose-correction.js';
import { calibrated, pictures, run, started } from '../helpers.js';

/** As the engine reports a head that is lowered so far, a hair more. */
const lowered = (degrees: number) => ({ pose: { pitch: PITCH_OFFSET - degrees - 0.01 } });
const calm = [...started(), ...pictures(0, 3000)];

describe('looking-down', () => {
  it('is told after the dwell from the first lowered picture', () => {
    const { starts } = run([...calm, ...pictures(3000, 7000, lowered(18))]);
    assert.equal(starts('looking-down')[0]?.startedAt, 3000);
    assert.equal(starts('looking-down')[0]?.toldAt, 6000);
    assert.equal(starts('looking-down')[0]?.evidence.pitch, -18);
  });

  it('is not told for less, for shorter, nor for looking up', () => {
    assert.deepEqual(run([...calm, ...pictures(3000, 12_000, lowered(17.9))]).incidents, []);
    assert.deepEqual(run([...calm, ...pictures(3000, 5900, lowered(30)), ...pictures(5900, 9000)]).incidents, []);
    assert.deepEqual(run([...calm, ...pictures(3000, 12_000, lowered(-40))]).incidents, []);
  });

  it('goes on down to the exit angle, and ends above it', () => {
    const begun = [...calm, ...pictures(3000, 7000, lowered(25))];
    assert.equal(run([...begun, ...pictures(7000, 10_000, lowered(12))]).ends('looking-down').length, 0);
    assert.equal(run([...begun, ...pictures(7000, 10_000, lowered(11.9))]).ends('looking-down')[0]?.endedAt, 6900);
  });

  it('says nothing of a face that the landmark model follows on into the dark', () => {
    assert.deepEqual(run([...calm, ...pictures(3000, 9000, { ...lowered(30), detected: 0, luma: 28 })]).starts('looking-down'), []);
  });

  it('begins ten degrees below the edge that a calibration learned, within 18 and 28', () => {
    const told = (degrees: number, down: number) => run([...started(), calibrated({ down }), ...pictures(0, 4000, lowered(degrees))]).starts('looking-down').length;
    assert.deepEqual([told(22, 12), told(21.9, 12), told(18, 3), told(17.9, 3), told(28, 40), told(27.9, 40)], [1, 0, 1, 0, 1, 0]);
  });

  it('is a warning from eight seconds on and never more', () => {
    const severityOf = (ms: number) => run([...calm, ...pictures(3000, 3000 + ms + 100, lowered(25))], { endAt: 99_000 }).ends('looking-down')[0]?.severity;
    assert.deepEqual([7900, 8000, 60_000].map(severityOf), ['note', 'warn', 'warn']);
  });

  it('measures against the head\'s own resting direction', () => {
    // A camera above the screen sees every head a little lowered.
    assert.deepEqual(run([...started(), ...pictures(0, 10_000, lowered(10)), ...pictures(10_000, 15_000, lowered(27))]).incidents, []);
    assert.equal(run([...started(), ...pictures(0, 10_000, lowered(10)), ...pictures(10_000, 15_000, lowered(29))]).starts('looking-down').length, 1);
  });
});

describe('looking-down-often', () => {
  /** Looks down so often for so long, and up again for two seconds. */
  const nods = (times: number, ms: number, from = 3000) =>
    Array.from({ length: times }, (_, index) => [...pictures(from + index * (ms + 2000), from + index * (ms + 2000) + ms, lowered(20)), ...pictures(from + index * (ms + 2000) + ms, from + (index + 1) * (ms + 2000))]).flat();
  const often = (observations: Parameters<typeof run>[0], options: Parameters<typeof run>[1] = {}) =>
    run(observations, options).incidents.filter(({ rule }) => rule.id === 'looking-down-often');

  it('is told with the third time within a minute, from the first on, as a note for good', () => {
    const [start, end] = often([...calm, ...nods(6, 1500)], { endAt: 60_000 });
    assert.deepEqual([start?.kind, start?.severity, start?.startedAt], ['looking-down', 'note', 3200], 'where the median of five pictures was low');
    assert.ok(start && start.toldAt > 10_000 && start.toldAt < 11_500, String(start?.toldAt));
    assert.deepEqual([end?.severity, end?.evidence.times], ['note', 6]);
    assert.ok(end?.endedAt && Math.abs(end.endedAt - 22_000) < 500, String(end?.endedAt));
  });

  it('is not two times, nor three in more than a minute, nor three moments', () => {
    assert.deepEqual(often([...calm, ...nods(2, 1500), ...pictures(10_000, 30_000)]), []);
    assert.deepEqual(often([...calm, ...nods(2, 1500), ...pictures(10_000, 65_000), ...nods(1, 1500, 65_000)]), []);
    assert.deepEqual(often([...calm, ...nods(8, 500)]), []);
  });

  it('does not add up what was seen before a pause, nor what another camera saw', () => {
    const parts = (between: readonly Observation[]) => often([...calm, ...nods(2, 1500), ...between, ...nods(1, 1500, 10_000)]);
    assert.equal(parts([]).length, 1);
    assert.deepEqual(parts([{ type: 'monitor', at: 10_000, monitor: 'vision', state: 'on' }]), []);
    assert.deepEqual(parts([{ type: 'device', at: 10_000, device: 'camera', state: 'changed' }]), []);
  });

  it('explains nothing of what is seen meanwhile', () => {
    const aside = { eyes: 0.7 };
    const { incidents } = run([...started(), ...pictures(0, 3000, { eyes: 0 }), ...nods(4, 1500), ...pictures(17_000, 21_000, aside)]);
    assert.deepEqual(incidents.filter(({ phase }) => phase === 'start').map(({ kind }) => kind), ['looking-down', 'gaze-away']);
  });
});
