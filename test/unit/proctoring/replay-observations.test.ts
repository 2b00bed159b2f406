import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createProctor, replayObservations, type ProctorOptions, type ProctorOutput } from '../../../src/proctoring/index.js';
import type { Observation } from '../../../src/spec/index.js';
import { calibrated, pictures, started, ticks } from './helpers.js';

const interview: Observation[] = [
  ...started(1234.567),
  calibrated({ left: 24 }, { yaw: 2 }, 1234.6),
  ...pictures(1300, 9000, { eyes: 0 }),
  ...pictures(9000, 13_000, { pose: { yaw: 45 } }),
  ...pictures(13_000, 50_000, { eyes: 0.1 }),
  ...pictures(50_000, 54_000, { faces: 0 }),
];

/** As a page tells it: each observation when it comes, and the end when it is stopped. */
function live(observations: readonly Observation[], endAt: number, options: ProctorOptions = {}): ProctorOutput[] {
  const proctor = createProctor(options);
  return [...observations.flatMap((observation) => proctor.push(observation)), ...proctor.end(endAt)];
}

const stored = (observations: readonly Observation[]) => JSON.parse(JSON.stringify(observations)) as Observation[];

describe('replayObservations', () => {
  it('gives what the page gave, ids among it, from observations that went through JSON', () => {
    const watched = [...interview, ...ticks(54_000, 54_000)];
    const was = live(watched, 54_000);
    assert.deepEqual([...new Set(was.map(({ type }) => type))].sort(), ['coverage', 'incident', 'movement', 'trace']);
    assert.deepEqual(replayObservations(stored(watched)), JSON.parse(JSON.stringify(was)));
  });

  it('needs the same options', () => {
    const options: ProctorOptions = { thresholds: { 'face-missing': { dwellMs: 500 } }, ignore: ['head-turned'] };
    assert.deepEqual(replayObservations(interview, { ...options, endAt: 60_000 }), live(interview, 60_000, options));
    assert.notDeepEqual(replayObservations(interview, { endAt: 60_000 }), live(interview, 60_000, options));
  });

  it('gives other ids to what was watched after a reload', () => {
    const later = interview.map((observation) => ({ ...observation, at: observation.at + 100_000 }));
    const ids = [interview, later].map((observations) => new Set(replayObservations(observations).flatMap((output) => (output.type === 'incident' ? [output.incident.id] : []))));
    assert.deepEqual(ids.map((each) => [...each]), [['incident-1235-1', 'incident-1235-2'], ['incident-101235-1', 'incident-101235-2']]);
  });

  it('gives nothing of nothing', () => {
    assert.deepEqual(replayObservations([]), []);
  });
});
