import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildReport } from '../../../../src/record/build-report.js';
import type { CoverageSignal, CoverageState, Incident, LogEntry } from '../../../../src/spec/index.js';
import { asked, coverage, created, ended, incidentEnded, logOf, started } from '../sample-log.js';

/** Two questions: 10 to 40 seconds, and 40 to 100; `entries` in seconds. */
function strips(...entries: readonly (readonly [second: number, entry: LogEntry])[]) {
  const all: readonly (readonly [second: number, entry: LogEntry])[] = [[0, created()], [10, started], watch(10, 'camera', 'watched'), [10, asked('q1', 1)], [40, asked('q2', 2)], ...entries, [100, ended]];
  const log = logOf(...[...all].sort(([a], [b]) => a - b).map(([second, entry]) => [second * 1000, entry] as const));
  return buildReport(log).questions.map(({ strip }) => strip);
}

function watch(second: number, signal: CoverageSignal, state: CoverageState, code?: string): readonly [number, LogEntry] {
  return [second, coverage(signal, state, second * 1000, code)[1]];
}

function seen(from: number, to: number, changes: Partial<Incident> = {}): readonly [number, LogEntry] {
  return [to, incidentEnded(`i${from}-${to}`, from * 1000, to * 1000, changes)];
}

describe('the strip of a question', () => {
  it('weighs what went on in each bin by its severity', () => {
    const [first, second] = strips(seen(12, 14), seen(20, 25, { severity: 'warn' }), seen(30, 32, { severity: 'review' }));
    assert.deepEqual([first?.binMs, first?.bins], [5000, [0.1, 0, 0.5, 0, 0.4, 0]]);
    assert.deepEqual(second?.bins, new Array(12).fill(0));
  });

  it('adds up what overlaps, up to one', () => {
    const [first] = strips(seen(10, 15, { severity: 'review' }), seen(10, 15, { severity: 'review' }), seen(15, 20, { severity: 'warn' }), seen(16, 19.9));
    assert.deepEqual(first?.bins, [1, 0.7, 0, 0, 0, 0]);
  });

  it('takes a moment for a second, and what goes on over both questions in each', () => {
    const [first, second] = strips(seen(24.5, 24.5, { kind: 'paste' }), seen(38, 44, { severity: 'review' }));
    assert.deepEqual(first?.bins, [0, 0, 0.03, 0.03, 0, 0.4]);
    assert.deepEqual(second?.bins.slice(0, 3), [0.8, 0, 0]);
  });

  it('weighs nothing of what could not be told', () => {
    const [first] = strips(seen(12, 30, { kind: 'unassessable', severity: 'review' }), seen(12, 30, { kind: 'monitoring-gap' }));
    assert.deepEqual(first?.bins, [0, 0, 0, 0, 0, 0]);
  });

  it('has what was not watched beside it, cut to the question', () => {
    const [first, second] = strips(watch(35, 'camera', 'unassessable', 'too-dark'), watch(45, 'camera', 'watched'), watch(10, 'microphone', 'off'));
    assert.deepEqual(first?.gaps, [{ signal: 'camera', from: 35_000, to: 40_000, state: 'unassessable', code: 'too-dark' }]);
    assert.deepEqual(second?.gaps, [{ signal: 'camera', from: 40_000, to: 45_000, state: 'unassessable', code: 'too-dark' }]);
  });

  it('has at most 60 bins', () => {
    const log = logOf([0, created()], [0, started], coverage('camera', 'watched', 0), [0, asked('q1', 1)], [700_000, incidentEnded('i', 600_000, 612_000, { severity: 'review' })], [1_200_000, ended]);
    const [question] = buildReport(log).questions;
    assert.deepEqual([question?.strip?.binMs, question?.strip?.bins.length, question?.strip?.bins.filter((heat) => heat > 0)], [20_000, 60, [0.6]]);
  });

  it('is absent where nothing was watched and nothing noticed', () => {
    assert.equal(buildReport(logOf([0, created()], [0, started], [10, asked('q1', 1)], [99, ended])).questions[0]?.strip, undefined);
  });
});
