import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { provenanceOf } from '../../../../src/record/sections/provenance.js';
import type { LogEntry } from '../../../../src/spec/index.js';
import { created, ended, logOf, paused, started } from '../sample-log.js';

const FACES = 'ab'.repeat(32);
const OBJECTS = 'cd'.repeat(32);
const begun = (data: Extract<LogEntry, { type: 'monitoring-started' }>['data']): LogEntry => ({ type: 'monitoring-started', data });
const ruled = (...rules: Extract<LogEntry, { type: 'rules-started' }>['data']['rules']): LogEntry => ({ type: 'rules-started', data: { rules } });
const headTurned = { id: 'head-turned', version: '1', thresholds: { enterDegrees: 28, dwellMs: 2000 } };
const tabHidden = { id: 'tab-hidden', version: '1', thresholds: { dwellMs: 0 } };

describe('what monitored', () => {
  it('are both engines with their models, and the rules with their thresholds; a page that was loaded again starts them anew', () => {
    const start = [begun({ engine: 'mediapipe-vision', modelHash: FACES }), begun({ role: 'objects', engine: 'yolox', modelHash: OBJECTS }), ruled(headTurned, tabHidden)];
    const events = logOf([0, created()], [1, started], ...start.map((each) => [2, each] as const), [500, paused('reload')], ...start.map((each) => [900, each] as const), [999, ended]);
    const { monitoring, engines, rules } = provenanceOf(events);
    assert.deepEqual(monitoring, { engine: 'mediapipe-vision', modelHash: FACES });
    assert.deepEqual(engines, [
      { role: 'faces', engine: 'mediapipe-vision', modelHash: FACES },
      { role: 'objects', engine: 'yolox', modelHash: OBJECTS },
    ]);
    assert.deepEqual(rules, [headTurned, tabHidden]);
  });

  it('are told twice where they are not what they were', () => {
    const changed = { ...headTurned, thresholds: { enterDegrees: 40, dwellMs: 2000 } };
    const { engines, rules } = provenanceOf(logOf([0, begun({ engine: 'a' })], [1, ruled(headTurned)], [2, begun({ engine: 'a', modelHash: FACES })], [3, ruled(changed)]));
    assert.deepEqual(engines, [{ role: 'faces', engine: 'a' }, { role: 'faces', engine: 'a', modelHash: FACES }]);
    assert.deepEqual(rules, [headTurned, changed]);
  });

  it('names what was kept of what the rules saw, and says nothing where nothing was', () => {
    const kept = { recordingId: 'o1', count: 900, bytes: 70_000, hash: FACES };
    assert.deepEqual(provenanceOf(logOf([0, { type: 'observations-kept', data: kept }])).observations, [kept]);
    const bare = provenanceOf(logOf([0, created()]));
    assert.deepEqual([bare.engines, bare.rules, bare.observations], [undefined, undefined, undefined]);
  });
});
