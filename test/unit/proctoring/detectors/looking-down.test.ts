import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PITCH_OFFSET } from '../../../../src/proctoring/pose-correction.js';
import { pictures, run, started } from '../helpers.js';

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
