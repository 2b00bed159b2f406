import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runningTimeOf } from '../../../../src/record/sections/running-time.js';
import { asked, created, ended, logOf, paused, resumed, started } from '../sample-log.js';

describe('runningTimeOf', () => {
  it('leaves out pauses', () => {
    const time = runningTimeOf(logOf([0, created()], [100, started], [500, paused('candidate')], [900, resumed], [1_000, ended]));
    assert.deepEqual(time, { startedAt: 100, endedAt: 1_000, lastAt: 1_000, spans: [{ from: 100, to: 500 }, { from: 900, to: 1_000 }] });
  });

  it('leaves out the time away around a reload: the page ran until its last event', () => {
    const { spans } = runningTimeOf(logOf([0, created()], [100, started], [400, asked('q1', 1)], [90_000, paused('reload')], [95_000, resumed], [95_500, ended]));
    assert.deepEqual(spans, [{ from: 100, to: 400 }, { from: 95_000, to: 95_500 }]);
  });

  it('takes a log that breaks off while running, while paused and before the start', () => {
    assert.deepEqual(runningTimeOf(logOf([0, created()], [100, started], [400, asked('q1', 1)])).spans, [{ from: 100, to: 400 }]);
    assert.deepEqual(runningTimeOf(logOf([0, created()], [100, started], [300, paused('host')], [400, asked('q1', 1)])).spans, [{ from: 100, to: 300 }]);
    assert.deepEqual(runningTimeOf(logOf([0, created()])), { startedAt: undefined, endedAt: undefined, lastAt: 0, spans: [] });
  });

  it('does not run on after the end, nor without a start', () => {
    assert.deepEqual(runningTimeOf(logOf([0, created()], [100, started], [200, ended], [900, resumed], [950, resumed])).spans, [{ from: 100, to: 200 }]);
    assert.deepEqual(runningTimeOf(logOf([0, created()], [10, paused('host')], [20, resumed], [30, ended])).spans, []);
  });
});
