import { EventLog } from '../src/record/event-log.js';
import { parsePlan, type CoverageSignal, type CoverageState, type Incident, type InterviewPlanInput, type LogEntry, type LogEvent, type SoundFinding } from '../src/spec/index.js';
import { TURNS, type SampleTurn } from './sample-answers.js';

/** 14 November 2026, 09:00 UTC. */
const START = Date.UTC(2026, 10, 14, 9);
const EVALUATOR = { provider: 'question-bank', version: '1.0.0' };
/** Seconds between two questions. */
const PAUSE = 22;
const HASH = '5f3c1e0b9ad74c6c8d5b5a4c1de0f2a77b1a3c9e84d6f05b2c7e9d1a6b3f8e40';

export type SampleIncident = Pick<Incident, 'kind' | 'severity' | 'reason'> & Partial<Pick<Incident, 'evidence' | 'rule'>> & { /** Seconds since the interview began. */ readonly from: number; readonly to: number };
type CoverageNote = readonly [second: number, signal: CoverageSignal, state: CoverageState, code?: string];

export interface SampleOptions {
  readonly plan?: InterviewPlanInput;
  readonly turns?: readonly SampleTurn[];
  readonly incidents?: readonly SampleIncident[];
  readonly coverage?: readonly CoverageNote[];
  readonly candidate?: { readonly name?: string; readonly email?: string; readonly subject?: string };
  /** What the check before the interview found of the sound. */
  readonly sound?: readonly SoundFinding[];
  readonly errors?: readonly (readonly [second: number, code: string, message: string])[];
  /** Further lines, in seconds since the interview began. */
  readonly more?: readonly (readonly [second: number, entry: LogEntry])[];
  readonly ended?: boolean;
}

export const INCIDENTS: readonly SampleIncident[] = [
  {
    kind: 'head-turned',
    severity: 'warn',
    from: 112,
    to: 118,
    reason: 'The head was turned away from the screen.',
    evidence: { yaw: 41 },
    rule: { id: 'head-turned', version: '1', thresholds: { enterDegrees: 28, exitDegrees: 22, dwellMs: 2000 } },
  },
  { kind: 'tab-hidden', severity: 'note', from: 305, to: 307, reason: 'The page was not visible.' },
  { kind: 'unassessable', severity: 'note', from: 420, to: 451, reason: 'It was too dark to tell.' },
  { kind: 'multiple-faces', severity: 'review', from: 498, to: 509, reason: 'More than one face was in the picture.' },
];

export const COVERAGE: readonly CoverageNote[] = [
  [0, 'page', 'watched'],
  [0, 'camera', 'watched'],
  [0, 'microphone', 'off'],
  [420, 'camera', 'unassessable', 'too-dark'],
  [451, 'camera', 'watched'],
  [560, 'camera', 'gap', 'media/ended'],
  [572, 'camera', 'watched'],
];

/** A real, chained log of an invented interview. Times are seconds since the interview began, half a minute after its creation. */
export function sampleLog(options: SampleOptions = {}): readonly LogEvent[] {
  const { turns = TURNS, incidents = INCIDENTS, coverage = COVERAGE, candidate, errors = [], more = [], ended = true } = options;
  const entries: [second: number, entry: LogEntry][] = [...opening(options.plan, candidate), ...checked(options.sound)];
  let second = 1;
  for (const turn of turns) {
    entries.push(...turnEntries(turn, second));
    second += turn.spoken + turn.answering + PAUSE;
  }
  for (const [index, { from, to, ...incident }] of incidents.entries()) {
    const fact: Incident = {
      id: `incident-${index}`,
      phase: 'start',
      startedAt: toMs(from),
      confidence: 0.9,
      evidence: {},
      rule: { id: incident.kind, version: '1', thresholds: {} },
      ...incident,
    };
    entries.push([from, { type: 'incident-started', data: { incident: fact } }]);
    entries.push([to, { type: 'incident-ended', data: { incident: { ...fact, phase: 'end', endedAt: toMs(to) } } }]);
  }
  for (const [from, signal, state, code] of coverage) {
    entries.push([from, { type: 'coverage-changed', data: { signal, state, at: toMs(from), ...(code === undefined ? {} : { code }) } }]);
  }
  entries.push(...more.map(([at, entry]): [number, LogEntry] => [at, entry]));
  for (const [at, code, message] of errors) entries.push([at, { type: 'error-occurred', data: { code, message, recoverable: true } }]);
  if (ended) entries.push([Math.max(second, ...entries.map(([at]) => at)), { type: 'session-ended', data: { reason: 'completed' } }]);
  return logOf(entries);
}

function logOf(entries: [second: number, entry: LogEntry][]): readonly LogEvent[] {
  let salt = 0;
  const log = new EventLog({ sessionId: 'sample-2026-11-14', salt: () => (salt++).toString(16).padStart(32, '0') });
  for (const [second, entry] of entries.sort(([a], [b]) => a - b)) log.append(entry, { at: toMs(second), wallTime: START + toMs(second) });
  return log.events;
}

/** On the clock of the session. */
export function toMs(second: number): number {
  return (second + 30) * 1000;
}

function opening(plan: InterviewPlanInput = {}, candidate: SampleOptions['candidate']): [number, LogEntry][] {
  const purposes = (['interview', 'recording', 'proctoring'] as const).map((purpose) => ({ purpose, granted: purpose !== 'recording', version: '2026-11', hash: HASH }));
  return [
    [
      -30,
      {
        type: 'session-created',
        data: {
          plan: parsePlan({ title: 'Frontend engineer', language: 'en', domains: ['web-development'], questionCount: 4, practiceQuestion: true, ...plan }),
          seed: 'c41f7a90',
          software: '0.1.0',
          interviewer: EVALUATOR,
        },
      },
    ],
    ...(candidate ? [[-24, { type: 'candidate-entered', data: { details: candidate } }] as [number, LogEntry]] : []),
    [-20, { type: 'consent-given', data: { purposes, language: 'en', aiDisclosed: true } }],
    [0, { type: 'interview-started', data: {} }],
    [0, { type: 'monitoring-started', data: { engine: 'mediapipe-vision', modelHash: HASH } }],
  ];
}

function checked(findings: SampleOptions['sound']): [number, LogEntry][] {
  if (!findings) return [];
  const ok = { state: 'ok', measured: {} } as const;
  return [[-9, { type: 'device-checked', data: { camera: ok, microphone: ok, speaker: ok, capabilities: {}, sound: { findings } } }]];
}

function turnEntries(turn: SampleTurn, start: number): [number, LogEntry][] {
  const { question, number, spoken, answering, answer, heard, setAside, confidence, mode = 'speech', evaluation, recordingId } = turn;
  const questionId = question.id;
  const from = start + spoken;
  const to = from + answering;
  const begun = (attempt: number, at: number): [number, LogEntry] => [
    at,
    { type: 'answer-started', data: { questionId, answerId: `${questionId}-${attempt}`, attempt, mode: mode === 'typed' ? 'typed' : 'speech' } },
  ];
  const said = (attempt: number, at: number, text: string): [number, LogEntry] => [
    at,
    { type: 'transcript-ended', data: { answerId: `${questionId}-${attempt}`, text, provider: 'browser-speech', ...(confidence === undefined ? {} : { confidence }) } },
  ];
  const entries: [number, LogEntry][] = [
    [start, { type: 'question-asked', data: { question, number } }],
    [from, { type: 'question-spoken', data: { questionId, outcome: 'heard' } }],
    begun(1, from),
  ];
  if (answer === undefined) return [...entries, [to, { type: 'question-skipped', data: { questionId, reason: 'candidate' } }]];
  const last = setAside === undefined ? 1 : 2;
  const answerId = `${questionId}-${last}`;
  if (setAside !== undefined) {
    entries.push(said(1, from + 9, setAside), [from + 11, { type: 'answer-retaken', data: { answerId: `${questionId}-1` } }], begun(2, from + 12));
  }
  if (mode !== 'typed') entries.push(said(last, to - 3, heard ?? answer));
  entries.push([to, { type: 'answer-submitted', data: { questionId, answerId, text: answer, mode, reason: 'candidate', durationMs: answering * 1000, ...(recordingId === undefined ? {} : { recordingId }) } }]);
  if (evaluation) entries.push([to + 1, { type: 'answer-evaluated', data: { evaluation: { ...evaluation, questionId, evaluator: EVALUATOR } } }]);
  return entries;
}
