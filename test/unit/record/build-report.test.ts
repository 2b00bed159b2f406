import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildReport } from '../../../src/record/build-report.js';
import { eraseData } from '../../../src/record/erase-data.js';
import { exportRecord } from '../../../src/record/export-record.js';
import { parseRecord } from '../../../src/record/record-export.js';
import type { IntegrityFunction } from '../../../src/record/sections/integrity.js';
import type { LogEntry, LogEvent } from '../../../src/spec/index.js';
import {
  answerStarted,
  asked,
  coverage,
  created,
  ended,
  evaluated,
  heard,
  incidentEnded,
  incidentStarted,
  logOf,
  paused,
  resumed,
  started,
  submitted,
  turn,
  WALL_START,
} from './sample-log.js';

const HASH = 'ab'.repeat(32);

const consent: LogEntry = {
  type: 'consent-given',
  data: {
    purposes: (['interview', 'recording', 'proctoring'] as const).map((purpose) => ({ purpose, granted: true, version: '3', hash: HASH })),
    language: 'en',
    aiDisclosed: true,
  },
};
const device = { state: 'ok', measured: { luma: 120 } } as const;

/** An interview with everything in it. */
function fullLog(): readonly LogEvent[] {
  return logOf(
    [0, created({ practiceQuestion: true, proctoring: { weights: { attention: 15 } } })],
    [100, { type: 'candidate-entered', data: { details: { name: 'Ada', email: 'ada@example.org' } } }],
    [200, consent],
    [300, { type: 'device-checked', data: { camera: device, microphone: device, speaker: device, capabilities: { vision: true } } }],
    [1_000, started],
    [1_000, { type: 'monitoring-started', data: { engine: 'mediapipe-vision', modelHash: HASH } }],
    coverage('camera', 'watched', 1_000),
    coverage('page', 'watched', 1_000),
    [1_500, asked('practice', 0, 'practice')],
    [2_500, answerStarted('practice')],
    [3_000, submitted('practice', 'Just to try.')],
    ...turn(4_000, 'q1', 1, { content: 4, detail: 2 }),
    [14_000, asked('q1-f', 1, 'follow-up')],
    [15_000, answerStarted('q1-f')],
    [16_000, incidentStarted('i1', 15_500)],
    [16_500, heard('q1-f-a', 'And an index.', 0.8)],
    [17_000, incidentEnded('i1', 15_500, 17_000)],
    [18_000, submitted('q1-f', 'And an index.')],
    [18_500, evaluated('q1-f', { content: 5, detail: null })],
    [19_000, paused('candidate')],
    [29_000, resumed],
    [29_500, { type: 'error-occurred', data: { code: 'adapter/network', message: 'web-speech: no connection', recoverable: true } }],
    [30_000, asked('q2', 2)],
    [31_000, { type: 'question-skipped', data: { questionId: 'q2', reason: 'time-limit' } }],
    [31_000, { type: 'consent-withdrawn', data: { purposes: ['recording'] } }],
    [32_000, incidentStarted('i2', 31_500, { kind: 'monitoring-gap' })],
    [33_000, incidentEnded('i2', 31_500, 33_000, { kind: 'monitoring-gap' })],
    [41_000, ended],
  );
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('buildReport', () => {
  const events = fullLog();

  it('puts together what the log says', () => {
    const report = buildReport(events);
    assert.deepEqual(
      { ...report, questions: report.questions.length, integrity: report.integrity.score, timeline: report.timeline.speech.length, technical: report.technical.overall },
      {
        schemaVersion: '1',
        sessionId: 'session-1',
        title: 'Backend engineer',
        role: 'Engineer',
        purpose: 'hiring',
        language: 'en',
        candidate: { name: 'Ada', email: 'ada@example.org' },
        status: 'finished',
        endReason: 'completed',
        createdAt: WALL_START,
        startedAt: 1_000,
        endedAt: 41_000,
        durationMs: 30_000,
        counts: { asked: 3, answered: 2, skipped: 1, followUps: 1 },
        technical: 3.3,
        findings: {
          strengths: [{ type: 'criterion', criterionId: 'content', mean: 4.5, quotes: [{ question: 2, level: 5, quote: 'words' }, { question: 1, level: 4, quote: 'words' }] }],
          gaps: [{ type: 'criterion', criterionId: 'detail', mean: 2, quotes: [{ question: 1, level: 2, quote: 'words' }] }],
          recommendations: [],
        },
        questions: 4,
        integrity: null,
        timeline: 7,
        consent: {
          purposes: [
            { purpose: 'interview', granted: true, version: '3', hash: HASH },
            { purpose: 'recording', granted: false, version: '3', hash: HASH, withdrawnAt: 31_000 },
            { purpose: 'proctoring', granted: true, version: '3', hash: HASH },
          ],
          language: 'en',
          at: 200,
        },
        deviceCheck: { camera: device, microphone: device, speaker: device, capabilities: { vision: true } },
        errors: [{ at: 29_500, code: 'adapter/network', message: 'web-speech: no connection' }],
        provenance: {
          software: '0.1.0',
          interviewer: { provider: 'question-bank', version: '1.0.0' },
          seed: 'seed-1',
          evaluators: [{ provider: 'question-bank', version: '1.0.0' }],
          recognisers: ['web-speech'],
          monitoring: { engine: 'mediapipe-vision', modelHash: HASH },
          engines: [{ role: 'faces', engine: 'mediapipe-vision', modelHash: HASH }],
          head: events.at(-1)?.hash,
          events: events.length,
          erased: 0,
        },
      },
    );
    assert.deepEqual([report.timeline.from, report.timeline.to], [1_000, 41_000]);
    assert.equal(report.timeline.incidents, report.integrity.incidents);
    assert.equal(report.timeline.coverage, report.integrity.coverage.signals);
  });

  it('is a pure function: same log, same report, also from a file, and nothing is changed', () => {
    const loaded = frozen(JSON.parse(JSON.stringify(events)) as LogEvent[]);
    const integrity: IntegrityFunction = ({ incidents }) => ({ score: 100 - incidents.length });
    assert.deepEqual(buildReport(loaded, { integrity }), buildReport(events, { integrity }));
    assert.equal(JSON.stringify(buildReport(events)), JSON.stringify(buildReport(events)));
  });

  it('never lets what the candidate is, or how they were watched, reach the technical score', () => {
    const without = buildReport(eraseData(events, ({ type }) => ['candidate-entered', 'incident-started', 'incident-ended', 'coverage-changed'].includes(type)));
    assert.deepEqual(without.technical, buildReport(events).technical);
  });

  it('reads the rubric of the plan before the one handed in', () => {
    const levels = [{ level: 1, anchor: 'Low.' }, { level: 5, anchor: 'High.' }];
    const host = { id: 'host', version: '1', criteria: [{ id: 'content', title: 'Content', weight: 1, levels }] };
    const fallback = { ...host, id: 'fallback' };
    const rubricOf = (entry: LogEntry, rubric?: typeof host) => buildReport(logOf([0, entry]), rubric ? { rubric } : {}).technical.rubric?.id;
    assert.deepEqual([rubricOf(created({ rubric: host }), fallback), rubricOf(created(), fallback), rubricOf(created())], ['host', 'fallback', undefined]);
  });

  it('takes a log that breaks off at any event', () => {
    for (let length = 1; length < events.length; length++) {
      const report = buildReport(events.slice(0, length));
      assert.equal(report.status, 'unfinished');
      assert.equal(report.endedAt, undefined);
      assert.equal(report.provenance.events, length);
    }
    const running = buildReport(events.slice(0, -4));
    assert.equal(running.durationMs, 19_000 - 1_000 + (31_000 - 29_000));
  });

  it('takes erased data of any one type, and of all', () => {
    for (const erasedType of new Set(events.map(({ type }) => type))) {
      const report = buildReport(eraseData(events, ({ type }) => type === erasedType));
      assert.ok(report.provenance.erased > 0, erasedType);
      assert.equal(report.status, 'finished');
    }
    const nothing = buildReport(eraseData(events, () => true));
    assert.deepEqual([nothing.title, nothing.purpose, nothing.language, nothing.candidate, nothing.consent], ['', 'hiring', 'und', undefined, undefined]);
    assert.deepEqual(nothing.counts, { asked: 4, answered: 3, skipped: 1, followUps: 0 });
    assert.deepEqual([nothing.technical.overall, nothing.integrity.score, nothing.integrity.reasonForNone], [null, null, 'not-monitored']);
    assert.equal(nothing.provenance.erased, events.length);
    assert.equal(nothing.durationMs, 30_000);
  });

  it('says nothing of the person once the candidate is erased', () => {
    const text = JSON.stringify(buildReport(eraseData(events, ({ type }) => type === 'candidate-entered')));
    assert.equal(text.includes('Ada'), false);
    assert.equal(text.includes('ada@example.org'), false);
  });

  it('refuses an empty log', () => {
    assert.throws(() => buildReport([]), { code: 'record/invalid' });
  });
});

describe('integrity of a report', () => {
  const calls: Parameters<IntegrityFunction>[0][] = [];
  const integrity: IntegrityFunction = (input) => {
    calls.push(input);
    return { score: 88, byClass: { attention: 12 } };
  };
  const integrityOf = (options: { integrity?: IntegrityFunction }, ...entries: readonly (readonly [number, LogEntry])[]) => {
    calls.length = 0;
    return buildReport(logOf([0, created()], ...entries), options).integrity;
  };

  it('hands merged incidents, coverage and weights to the function, but never what could not be told', () => {
    calls.length = 0;
    const report = buildReport(fullLog(), { integrity }).integrity;
    assert.deepEqual([report.score, report.reasonForNone, report.weights, report.byClass], [88, undefined, { attention: 15 }, { attention: 12 }]);
    assert.deepEqual(calls.map(({ incidents, coverage: share, weights }) => [incidents.map(({ id, endedAt }) => [id, endedAt]), share, weights]), [
      [[['i1', 17_000]], 1, { attention: 15 }],
    ]);
    assert.deepEqual(report.incidents.map(({ incident }) => incident.kind), ['head-turned', 'monitoring-gap'], 'it is shown all the same');
  });

  it('has no score below 80 % coverage, and one at 80 %', () => {
    const at = (ms: number) => integrityOf({ integrity }, coverage('camera', 'watched', 0), [0, started], coverage('camera', 'gap', ms), [10_000, ended]);
    assert.deepEqual([at(8_000).score, at(8_000).reasonForNone], [88, undefined]);
    assert.deepEqual([at(7_999).score, at(7_999).reasonForNone, calls.length], [null, 'coverage', 0]);
  });

  it('has no score where nothing was watched', () => {
    const never = integrityOf({ integrity }, coverage('camera', 'off', 0), coverage('page', 'off', 0), [0, started], [10_000, ended]);
    assert.deepEqual([never.score, never.reasonForNone, never.coverage.overall], [null, 'not-monitored', 0]);
    assert.equal(integrityOf({ integrity }, [0, started], [10_000, ended]).reasonForNone, 'not-monitored');
  });

  it('has no score where nobody computes one, or the function has none', () => {
    const log: readonly (readonly [number, LogEntry])[] = [coverage('camera', 'watched', 0), [0, started], [10_000, ended]];
    assert.deepEqual([integrityOf({}, ...log).score, integrityOf({}, ...log).reasonForNone], [null, 'not-computed']);
    assert.equal(integrityOf({ integrity: () => ({ score: null }) }, ...log).reasonForNone, 'not-computed');
  });
});

describe('exportRecord and parseRecord', () => {
  const events = fullLog();
  const file = () => JSON.parse(JSON.stringify(exportRecord(events))) as { head: string; length: number; events: Record<string, unknown>[] };

  it('go round through JSON, also with erased data', () => {
    const record = parseRecord(file());
    assert.deepEqual(record, exportRecord(events));
    assert.deepEqual(buildReport(record.events), buildReport(events));
    const erased = eraseData(events, ({ type }) => type === 'candidate-entered');
    assert.equal(parseRecord(JSON.parse(JSON.stringify(exportRecord(erased)))).head, record.head);
  });

  it('refuse a record whose chain is broken, that was cut, or whose head is another', () => {
    const cut = file();
    cut.events.pop();
    const other = { ...file(), head: '0'.repeat(64) };
    const edited = file();
    edited.events[3] = { ...edited.events[3], wallTime: 5 };
    for (const bad of [cut, other, edited]) assert.throws(() => parseRecord(bad), { code: 'record/invalid' });
    assert.throws(() => parseRecord(edited), /events\.3: the chain is broken here \(hash\)/);
  });

  it('refuse what is not a record, naming the place and never the value', () => {
    for (const bad of [undefined, null, 3, 'text', [], {}, { ...file(), format: 'x' }, { ...file(), schemaVersion: '9' }, { ...file(), events: [] }]) {
      assert.throws(() => parseRecord(bad), { code: 'record/invalid' });
    }
    assert.throws(() => exportRecord([]), { code: 'record/invalid' });
    const secret = logOf([0, created()], [1, { type: 'answer-edited', data: { answerId: 'a', text: { secret: 'Ada' } } } as unknown as LogEntry]);
    assert.throws(() => parseRecord(exportRecord(secret)), (error: Error) => error.message.includes('events.1.data.text') && !error.message.includes('Ada'));
  });

  it('refuse data of a wrong shape although its hashes hold: a report could not be built of it', () => {
    const wrong: readonly unknown[] = [
      { type: 'question-asked', data: {} },
      { type: 'session-created', data: { plan: {}, seed: 's', software: '1', interviewer: { provider: 'x', version: '1' } } },
      { type: 'answer-evaluated', data: { evaluation: { questionId: 'q1', scores: 'all good' } } },
      { type: 'consent-withdrawn', data: { purposes: 'all' } },
      { type: 'session-ended', data: { reason: 'tired' } },
      { type: 'hired', data: {} },
    ];
    for (const entry of wrong) assert.throws(() => parseRecord(exportRecord(logOf([0, entry as LogEntry]))), { code: 'record/invalid' });
  });
});
