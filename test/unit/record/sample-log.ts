import { EventLog } from '../../../src/record/event-log.js';
import { parsePlan, type AnswerEvaluation, type CoverageSignal, type CoverageState, type Incident, type InterviewPlanInput, type LogEntry, type LogEvent, type Question } from '../../../src/spec/index.js';

export const WALL_START = 1_790_000_000_000;

/** Salts that differ and never change from run to run. */
export function countingSalt(): () => string {
  let count = 0;
  return () => (count++).toString(16).padStart(32, '0');
}

/** A log written as a list of times and entries. */
export function logOf(...entries: readonly (readonly [at: number, entry: LogEntry])[]): readonly LogEvent[] {
  const log = new EventLog({ sessionId: 'session-1', salt: countingSalt() });
  for (const [at, entry] of entries) log.append(entry, { at, wallTime: WALL_START + at });
  return log.events;
}

export function created(plan: InterviewPlanInput = {}): LogEntry {
  return {
    type: 'session-created',
    data: {
      plan: parsePlan({ title: 'Backend engineer', role: 'Engineer', domains: ['backend'], ...plan }),
      seed: 'seed-1',
      software: '0.1.0',
      interviewer: { provider: 'question-bank', version: '1.0.0' },
    },
  };
}

export const started: LogEntry = { type: 'interview-started', data: {} };
export const ended: LogEntry = { type: 'session-ended', data: { reason: 'completed' } };
export const resumed: LogEntry = { type: 'session-resumed', data: {} };

export function paused(reason: 'candidate' | 'host' | 'reload'): LogEntry {
  return { type: 'session-paused', data: { reason } };
}

export function question(id: string, kind: Question['kind'] = 'planned'): Question {
  return { id, kind, text: `What about ${id}?`, source: 'bank', reason: 'Drawn.', expectedPoints: [], timeLimitMs: 180_000 };
}

export function asked(id: string, number: number, kind: Question['kind'] = 'planned'): LogEntry {
  return { type: 'question-asked', data: { question: question(id, kind), number } };
}

export function spoken(questionId: string, outcome: 'heard' | 'interrupted' | 'silent' = 'heard'): LogEntry {
  return { type: 'question-spoken', data: { questionId, outcome } };
}

export function answerStarted(questionId: string, answerId = `${questionId}-a`, attempt = 1): LogEntry {
  return { type: 'answer-started', data: { questionId, answerId, attempt, mode: 'speech' } };
}

export function heard(answerId: string, text: string, confidence?: number): LogEntry {
  return { type: 'transcript-ended', data: { answerId, text, provider: 'web-speech', ...(confidence === undefined ? {} : { confidence }) } };
}

export function edited(answerId: string, text: string): LogEntry {
  return { type: 'answer-edited', data: { answerId, text } };
}

export function submitted(questionId: string, text: string, answerId = `${questionId}-a`): LogEntry {
  return { type: 'answer-submitted', data: { questionId, answerId, text, mode: 'speech', reason: 'candidate', durationMs: 5_000 } };
}

export function skipped(questionId: string): LogEntry {
  return { type: 'question-skipped', data: { questionId, reason: 'candidate' } };
}

export function evaluated(questionId: string, levels: Readonly<Record<string, number | null>>): LogEntry {
  const evaluation: AnswerEvaluation = {
    questionId,
    scores: Object.entries(levels).map(([criterionId, level]) => ({ criterionId, level, reason: 'Counted.', ...(level === null ? {} : { quote: 'words' }) })),
    covered: [],
    missing: [],
    evaluator: { provider: 'question-bank', version: '1.0.0' },
  };
  return { type: 'answer-evaluated', data: { evaluation } };
}

/** One whole turn of ten seconds. */
export function turn(at: number, id: string, number: number, levels: Readonly<Record<string, number | null>>): [number, LogEntry][] {
  return [
    [at, asked(id, number)],
    [at + 2_000, spoken(id)],
    [at + 2_000, answerStarted(id)],
    [at + 6_000, heard(`${id}-a`, `My answer to ${id}.`, 0.9)],
    [at + 8_000, submitted(id, `My answer to ${id}.`)],
    [at + 9_000, evaluated(id, levels)],
  ];
}

export function coverage(signal: CoverageSignal, state: CoverageState, at: number, code?: string): [number, LogEntry] {
  return [at, { type: 'coverage-changed', data: { signal, state, at, ...(code === undefined ? {} : { code }) } }];
}

export function incident(id: string, changes: Partial<Incident> = {}): Incident {
  return {
    id,
    kind: 'head-turned',
    phase: 'start',
    startedAt: 0,
    severity: 'note',
    confidence: 0.9,
    reason: 'The head was turned.',
    evidence: { yaw: 41 },
    rule: { id: 'head-turned', version: '1', thresholds: { yaw: 30 } },
    ...changes,
  };
}

export function incidentStarted(id: string, startedAt: number, changes: Partial<Incident> = {}): LogEntry {
  return { type: 'incident-started', data: { incident: incident(id, { startedAt, ...changes }) } };
}

export function incidentEnded(id: string, startedAt: number, endedAt: number, changes: Partial<Incident> = {}): LogEntry {
  return { type: 'incident-ended', data: { incident: incident(id, { phase: 'end', startedAt, endedAt, ...changes }) } };
}
