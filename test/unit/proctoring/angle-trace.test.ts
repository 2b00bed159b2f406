import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEGREES_PER_UNIT } from '../../../src/proctoring/angles/eye-yaw.js';
import { PITCH_OFFSET, YAW_GAIN } from '../../../src/proctoring/angles/pose-correction.js';
import type { AngleTrace, Observation } from '../../../src/spec/index.js';
import { pictures, run, started } from './helpers.js';

const traces = (observations: readonly Observation[], options: Parameters<typeof run>[1] = {}): AngleTrace[] =>
  run(observations, options).outputs.flatMap((output) => (output.type === 'trace' ? [output.trace] : []));
const head = (yaw: number, pitch = 0) => ({ pose: { yaw: yaw * YAW_GAIN, pitch: pitch + PITCH_OFFSET } });
const calm = [...started(), ...pictures(0, 3000, { ...head(0), eyes: 0 })];

describe('the trace of angles', () => {
  it('covers an incident from its first moment to its last, five values a second', () => {
    const observations = [...calm, ...pictures(3000, 6000, head(35, -4)), ...pictures(6000, 9000, head(0))];
    const [end] = run(observations).ends('head-turned');
    const [trace, ...more] = traces(observations);
    assert.deepEqual([trace?.incidentId, trace?.from, trace?.stepMs, more.length], [end?.id, 3000, 200, 0]);
    assert.equal(trace?.yaw.length, Math.floor(((end?.endedAt ?? 0) - 3000) / 200) + 1);
    // The median of five pictures follows two later.
    assert.deepEqual(trace?.yaw.slice(0, 5), [0, 35, 35, 35, 35]);
    assert.deepEqual([trace?.pitch.at(-2), trace?.pitch.length, trace?.gazeYaw.length], [-4, trace?.yaw.length, trace?.yaw.length]);
  });

  it('has null where no face or no eyes were measured', () => {
    const lost = [...calm, ...pictures(3000, 4500, head(55)), ...pictures(4500, 6000, { faces: 0 })];
    const [trace] = traces(lost, { endAt: 6000 });
    assert.deepEqual([trace?.yaw.slice(-3), trace?.yaw[2]], [[null, null, null], 55]);
    assert.ok(trace?.gazeYaw.at(-1) === null);
  });

  it('follows right behind the end of each incident by head or eyes, and of no other', () => {
    const outputs = run([...calm, ...pictures(3000, 8000, { eyes: 30 / DEGREES_PER_UNIT, ...head(0) }), ...pictures(8000, 13_000, { faces: 0 })], { endAt: 13_000 }).outputs;
    const kinds = outputs.map((output) => (output.type === 'incident' ? `${output.incident.kind} ${output.incident.phase}` : output.type)).filter((what) => what !== 'coverage');
    assert.deepEqual(kinds, ['gaze-away start', 'gaze-away end', 'trace', 'face-missing start', 'face-missing end']);
  });

  it('keeps the first ten minutes of a long one', () => {
    const [trace] = traces([...calm, ...pictures(3000, 700_000, head(35))], { endAt: 700_000 });
    assert.deepEqual([trace?.yaw.length, trace?.yaw.at(-1)], [3001, 35]);
  });
});
