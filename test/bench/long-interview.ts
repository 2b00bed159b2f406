// Synthetic logs of any length, for benches: answers of real length, incidents and changes of coverage in real density.
import { EventLog } from '../../src/record/event-log.js';
import type { AnswerEvaluation, Incident, IncidentKind, LogEntry, LogEvent } from '../../src/spec/index.js';
import { parsePlan } from '../../src/spec/index.js';
import { seededRandom, pickRandom } from '../../src/utils/seeded-random.js';

export interface LongInterview {
  readonly turns: number;
  /** ms of one question with its answer. */
  readonly turnMs: number;
  /** Incidents in an hour; the benign footage of the evaluation has fewer, a bad camera has more. */
  readonly incidentsPerHour: number;
  readonly coverageChangesPerHour: number;
}

const WORDS = 'I first measured where the time went and then changed one thing because the query had no index so the plan read every row of the table which took 180 milliseconds and afterwards only 24'.split(' ');
const KINDS: readonly IncidentKind[] = ['head-turned', 'face-missing', 'tab-hidden', 'window-blurred', 'unassessable', 'looking-down'];
const SALT = '0'.repeat(32);

export function longInterview({ turns, turnMs, incidentsPerHour, coverageChangesPerHour }: LongInterview): readonly LogEvent[] {
  const random = seededRandom(`interview of ${turns}`);
  const entries: (readonly [at: number, entry: LogEntry])[] = [
    [0, { type: 'session-created', data: { plan: parsePlan({ title: 'Backend engineer', domains: ['backend'], questionCount: Math.min(turns, 200) }), seed: 'bench', software: '0.1.0', interviewer: { provider: 'question-bank', version: '1.0.0' } } }],
    [0, { type: 'interview-started', data: {} }],
    [0, { type: 'coverage-changed', data: { signal: 'camera', state: 'watched', at: 0 } }],
    [0, { type: 'coverage-changed', data: { signal: 'page', state: 'watched', at: 0 } }],
  ];
  for (let index = 0; index < turns; index++) entries.push(...turnEntries(index, index * turnMs, turnMs));
  const length = turns * turnMs;
  const spread = (perHour: number, make: (at: number, index: number) => readonly (readonly [number, LogEntry])[]): void => {
    const count = Math.round((length / 3_600_000) * perHour);
    for (let index = 0; index < count; index++) entries.push(...make(Math.floor(((index + random() * 0.8) * length) / count), index));
  };
  spread(incidentsPerHour, (at, index) => {
    const kind = pickRandom(KINDS, random) ?? 'head-turned';
    const incident: Incident = { id: `i${index}`, kind, phase: 'start', startedAt: at, severity: 'warn', confidence: 0.9, reason: 'The head was turned away from the screen.', evidence: { yaw: 41 }, rule: { id: kind, version: '1', thresholds: { yaw: 30 } } };
    const end = Math.min(at + 4_000, length - 1);
    return [
      [at, { type: 'incident-started', data: { incident } }],
      [end, { type: 'incident-ended', data: { incident: { ...incident, phase: 'end', endedAt: end } } }],
    ];
  });
  spread(coverageChangesPerHour, (at, index) => [[at, { type: 'coverage-changed', data: { signal: 'camera', state: index % 2 === 0 ? 'unassessable' : 'watched', at, ...(index % 2 === 0 ? { code: 'too-dark' } : {}) } }]]);
  entries.push([length, { type: 'session-ended', data: { reason: 'completed' } }]);
  const log = new EventLog({ sessionId: `bench-${turns}`, salt: () => SALT });
  for (const [at, entry] of entries.sort(([a], [b]) => a - b)) log.append(entry, { at, wallTime: 1_790_000_000_000 + at });
  return log.events;
}

/** About 110 words in each answer: a minute of speech. */
function turnEntries(index: number, start: number, turnMs: number): (readonly [number, LogEntry])[] {
  const questionId = `q${index}`;
  const answerId = `${questionId}-a`;
  const text = `${Array.from({ length: 110 }, (_, word) => WORDS[(word * 7 + index) % WORDS.length]).join(' ')}.`;
  const quote = text.slice(0, 60);
  const evaluation: AnswerEvaluation = {
    questionId,
    scores: (['content', 'detail'] as const).map((criterionId, place) => ({ criterionId, level: 1 + ((index + place) % 5), quote, reason: 'Says three of four expected points.', levels: [1 + ((index + place) % 5), 1 + ((index + place) % 5)] })),
    covered: [{ pointId: 'a', text: 'Measures before changing anything', quote }],
    missing: [{ pointId: 'b', text: 'Measures again afterwards' }],
    evaluator: { provider: 'question-bank', version: '1.0.0' },
  };
  const question = { id: questionId, kind: 'planned' as const, text: `How do you find out why query number ${index} became slow?`, source: 'bank' as const, reason: 'Drawn.', expectedPoints: [], timeLimitMs: 180_000 };
  const part = (share: number): number => start + Math.floor(turnMs * share);
  return [
    [start, { type: 'question-asked', data: { question, number: index + 1 } }],
    [part(0.1), { type: 'question-spoken', data: { questionId, outcome: 'heard' } }],
    [part(0.1), { type: 'answer-started', data: { questionId, answerId, attempt: 1, mode: 'speech' } }],
    [part(0.8), { type: 'transcript-ended', data: { answerId, text, provider: 'browser-speech', confidence: 0.9 } }],
    [part(0.85), { type: 'answer-submitted', data: { questionId, answerId, text, mode: 'speech', reason: 'candidate', durationMs: Math.floor(turnMs * 0.7) } }],
    [part(0.9), { type: 'answer-evaluated', data: { evaluation } }],
  ];
}
