import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { integrityScore } from '../../src/proctoring/integrity-score.js';
import { buildReport, eraseData, exportRecord } from '../../src/record/index.js';
import type { LogEvent } from '../../src/spec/index.js';
import { TURNS } from '../../stories/sample-answers.js';
import { evidenceLog } from '../../stories/sample-evidence.js';
import { COVERAGE, sampleLog } from '../../stories/sample-log.js';

const ajv = new Ajv({ allErrors: true, strictTypes: false });
const read = (file: string): object => JSON.parse(readFileSync(`schemas/${file}`, 'utf8')) as object;
const isReport = ajv.compile(read('report.schema.json'));
const isRecord = ajv.compile(read('record.schema.json'));

type Json = Record<string, unknown>;
const json = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const disputed = TURNS.map((turn) => {
  return turn.evaluation
    ? { ...turn, evaluation: { ...turn.evaluation, review: ['disagreement', 'fallback'] as const, scores: turn.evaluation.scores.map((score) => ({ ...score, levels: [2, null] })), missing: [{ pointId: 'x', text: 'Says why' }] } }
    : turn;
});

const LOGS: Readonly<Record<string, readonly LogEvent[]>> = {
  finished: sampleLog({ candidate: { name: 'Ada Muster', email: 'ada@example.org' } }),
  unfinished: sampleLog({ turns: TURNS.slice(0, 3), incidents: [], ended: false }),
  'just begun': sampleLog().slice(0, 1),
  'not watched': sampleLog({ coverage: [...COVERAGE.slice(0, 3), [100, 'camera', 'gap', 'media/ended']], errors: [[100, 'media/ended', 'The camera was disconnected.']] }),
  disputed: sampleLog({ turns: disputed }),
  practice: sampleLog({ turns: disputed, plan: { purpose: 'practice' } }),
  'with evidence': evidenceLog(),
  'partly erased': eraseData(sampleLog(), ({ type }) => type === 'question-asked' || type === 'answer-submitted'),
  erased: eraseData(sampleLog(), () => true),
};

/** The value with one field set, or taken out, wherever it lies. */
function planted(value: Json, path: string, wrong: unknown): Json {
  const copy = json(value);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const place = keys.reduce<Json>((at, key) => at[key] as Json, copy);
  assert.ok(last in place, `there is no ${path}`);
  if (wrong === undefined) delete place[last];
  else place[last] = wrong;
  return copy;
}

describe('the published schemas', () => {
  it('are what the types say', { timeout: 120_000 }, () => {
    const { status, stdout, stderr } = spawnSync('node', ['scripts/schemas.mjs', '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  });

  for (const [name, log] of Object.entries(LOGS)) {
    it(`take report and record of a log that is ${name}`, () => {
      const report = json(buildReport(log, { integrity: integrityScore }));
      assert.ok(isReport(report), JSON.stringify(isReport.errors?.slice(0, 3)));
      assert.ok(isReport(json(buildReport(log))), JSON.stringify(isReport.errors?.slice(0, 3)));
      assert.ok(isRecord(json(exportRecord(log))), JSON.stringify(isRecord.errors?.slice(0, 3)));
    });
  }

  const report = json(buildReport(LOGS['finished'] ?? [], { integrity: integrityScore }));
  const wrongReports: readonly (readonly [path: string, wrong: unknown])[] = [
    ['schemaVersion', '2'],
    ['sessionId', undefined],
    ['purpose', 'leisure'],
    ['technical.overall', 'high'],
    ['technical.criteria.0.mean', undefined],
    ['findings.strengths', undefined],
    ['findings.strengths.0.quotes.0.quote', 7],
    ['questions.1.outcome', 'won'],
    ['questions.1.evaluation.scores.0.level', '5'],
    ['questions.1.answer.mode', 'sung'],
    ['integrity.incidents.0.incident.kind', 'frowned'],
    ['integrity.coverage.signals.0.share.watched', undefined],
    ['provenance.head', undefined],
  ];
  for (const [path, wrong] of wrongReports) {
    it(`refuse a report with ${wrong === undefined ? 'no' : `"${String(wrong)}" for`} ${path}`, () => {
      assert.equal(isReport(planted(report, path, wrong)), false);
    });
  }

  const record = json(exportRecord(LOGS['finished'] ?? []));
  const wrongRecords: readonly (readonly [path: string, wrong: unknown])[] = [
    ['format', 'another'],
    ['head', undefined],
    ['length', '56'],
    ['events.0.type', 'session-dreamt'],
    ['events.0.hash', undefined],
    ['events.0.data.plan.purpose', 'leisure'],
    ['events.0.data.seed', 5],
    ['events.5.seq', 'five'],
  ];
  for (const [path, wrong] of wrongRecords) {
    it(`refuse a record with ${wrong === undefined ? 'no' : `"${String(wrong)}" for`} ${path}`, () => {
      assert.equal(isRecord(planted(record, path, wrong)), false);
    });
  }

  it('let fields through that a newer version may add', () => {
    assert.ok(isReport({ ...report, mood: 'no' }));
    assert.ok(isRecord({ ...record, extra: 1 }));
  });
});
