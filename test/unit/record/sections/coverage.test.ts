import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { coverageOf, wasMonitored } from '../../../../src/record/sections/coverage.js';
import { runningTimeOf } from '../../../../src/record/sections/running-time.js';
import type { LogEntry } from '../../../../src/spec/index.js';
import { coverage, created, ended, logOf, paused, resumed, started } from '../sample-log.js';

function reportOf(...entries: readonly (readonly [number, LogEntry])[]) {
  const events = logOf([0, created()], ...entries);
  return coverageOf(events, runningTimeOf(events).spans);
}

describe('coverageOf', () => {
  it('counts only what was watched while the interview ran', () => {
    const { overall, signals } = reportOf(
      coverage('camera', 'watched', 500),
      [1_000, started],
      coverage('camera', 'unassessable', 3_000, 'too-dark'),
      coverage('camera', 'watched', 4_000),
      [5_000, paused('candidate')],
      coverage('camera', 'gap', 5_100),
      [9_000, resumed],
      coverage('camera', 'watched', 10_000),
      [15_000, ended],
      coverage('camera', 'off', 15_001),
    );
    assert.equal(overall, 0.8);
    assert.deepEqual(signals, [
      {
        signal: 'camera',
        asked: true,
        share: { watched: 0.8, unassessable: 0.1, gap: 0.1, off: 0, unsupported: 0 },
        spans: [
          { state: 'watched', from: 1_000, to: 3_000 },
          { state: 'unassessable', from: 3_000, to: 4_000, code: 'too-dark' },
          { state: 'watched', from: 4_000, to: 5_000 },
          { state: 'gap', from: 9_000, to: 10_000 },
          { state: 'watched', from: 10_000, to: 15_000 },
        ],
      },
    ]);
  });

  it('does not count the time before a signal was first seen', () => {
    const { overall, signals } = reportOf([0, started], coverage('camera', 'watched', 4_000), [10_000, ended]);
    assert.equal(overall, 0.6);
    assert.deepEqual(signals[0]?.spans[0], { state: 'gap', from: 0, to: 4_000, code: 'not-started' });
  });

  it('leaves out a signal that was off all the time, and says so', () => {
    const report = reportOf(coverage('camera', 'off', 0, 'accommodation'), coverage('page', 'watched', 0), [0, started], [10_000, ended]);
    assert.equal(report.overall, 1);
    assert.deepEqual(report.signals.map(({ signal, asked }) => [signal, asked]), [['camera', false], ['page', true]]);
  });

  it('counts unsupported as not watched: mean over what was asked for', () => {
    const report = reportOf(coverage('camera', 'unsupported', 200, 'media/not-found'), coverage('page', 'watched', 0), [0, started], [10_000, ended]);
    assert.equal(report.overall, 0.5);
    assert.deepEqual(report.signals[0]?.share, { watched: 0, unassessable: 0, gap: 0, off: 0, unsupported: 1 });
  });

  it('does not let a short look stand for the whole: off for a part is not watched in that part', () => {
    const withdrawn: LogEntry = { type: 'consent-withdrawn', data: { purposes: ['proctoring'] } };
    const report = reportOf(coverage('camera', 'watched', 0), [0, started], [2_500, withdrawn], [10_000, ended]);
    assert.equal(report.overall, 0.25);
    assert.deepEqual(report.signals[0]?.spans.at(-1), { state: 'off', from: 2_500, to: 10_000, code: 'consent-withdrawn' });
    const other: LogEntry = { type: 'consent-withdrawn', data: { purposes: ['recording'] } };
    assert.equal(reportOf(coverage('camera', 'watched', 0), [0, started], [2_500, other], [10_000, ended]).overall, 1);
  });

  it('does not trust the state from before a reload until the new page confirms it', () => {
    const report = reportOf(
      coverage('camera', 'watched', 0),
      [0, started],
      [4_000, { type: 'question-repeated', data: { questionId: 'q1' } }],
      [60_000, paused('reload')],
      [61_000, resumed],
      coverage('camera', 'watched', 63_000),
      [67_000, ended],
    );
    assert.deepEqual(report.signals[0]?.spans, [
      { state: 'watched', from: 0, to: 4_000 },
      { state: 'gap', from: 61_000, to: 63_000, code: 'reload' },
      { state: 'watched', from: 63_000, to: 67_000 },
    ]);
    assert.equal(report.overall, 0.8);
  });

  it('gives exactly 80 % for a mean of 100, 100 and 40 %', () => {
    const { overall } = reportOf(
      coverage('camera', 'watched', 0),
      coverage('page', 'watched', 0),
      coverage('microphone', 'watched', 0),
      [0, started],
      coverage('microphone', 'gap', 4_000),
      [10_000, ended],
    );
    assert.equal(overall, 0.8);
  });

  it('takes a change that is told late or claims the future', () => {
    const late: LogEntry = { type: 'coverage-changed', data: { signal: 'page', state: 'gap', at: 3_000 } };
    const future: LogEntry = { type: 'coverage-changed', data: { signal: 'page', state: 'watched', at: 99_000 } };
    const { signals } = reportOf(coverage('page', 'watched', 0), [0, started], [4_000, late], [6_000, future], [10_000, ended]);
    assert.deepEqual(signals[0]?.spans.map(({ from, to }) => [from, to]), [[0, 3_000], [3_000, 6_000], [6_000, 10_000]]);
  });

  it('has nothing to say of an interview that never ran or was never watched', () => {
    const never = reportOf(coverage('page', 'watched', 0), [5_000, ended]);
    assert.deepEqual([never.overall, never.signals[0]?.spans, wasMonitored(never)], [0, [], false]);
    assert.deepEqual(reportOf([0, started], [5_000, ended]), { overall: 0, signals: [] });
    assert.equal(wasMonitored(reportOf(coverage('camera', 'unsupported', 0), coverage('page', 'off', 0), [0, started], [9, ended])), false);
    assert.equal(wasMonitored(reportOf(coverage('camera', 'gap', 0), [0, started], [9, ended])), true);
  });
});
