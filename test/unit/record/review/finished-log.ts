import { EventLog } from '../../../../src/record/event-log.js';
import { memorySessionStore } from '../../../../src/adapters/memory/index.js';
import { integrityScore } from '../../../../src/proctoring/index.js';
import { openReview, type RecordReview } from '../../../../src/record/index.js';
import type { LogEntry, LogEvent, SessionStore } from '../../../../src/spec/index.js';
import { asked, countingSalt, coverage, created, ended, incidentEnded, incidentStarted, logOf, skipped, started, submitted, turn, WALL_START } from '../sample-log.js';

export const DAY = 86_400_000;
export const SESSION = 'session-1';

/** Two answers with levels, one without an evaluation, one question skipped, practice, and three incidents of which one never ended. */
export function finishedLog(): readonly LogEvent[] {
  return logOf(
    [0, created()],
    [1_000, started],
    coverage('camera', 'watched', 1_000),
    [1_500, asked('practice', 0, 'practice')],
    [2_000, submitted('practice', 'Just to try.')],
    ...turn(4_000, 'q1', 1, { content: 4, detail: 2 }),
    [14_000, incidentStarted('i1', 14_000, { severity: 'review' })],
    [19_000, incidentEnded('i1', 14_000, 19_000, { severity: 'review' })],
    ...turn(20_000, 'q2', 2, { content: 2, detail: null }),
    [30_000, asked('q3', 3)],
    [31_000, submitted('q3', 'Nobody judged this.')],
    [32_000, asked('q4', 4)],
    [33_000, skipped('q4')],
    [34_000, incidentStarted('i2', 34_000, { kind: 'tab-hidden', severity: 'warn' })],
    [36_000, incidentStarted('i3', 36_000, { kind: 'unassessable' })],
    [37_000, incidentEnded('i3', 36_000, 37_000, { kind: 'unassessable' })],
    [40_000, ended],
  );
}

/** The log goes on with these entries, a day later. */
export function goOn(events: readonly LogEvent[], ...entries: readonly LogEntry[]): readonly LogEvent[] {
  const log = EventLog.from(events, { salt: countingSalt() });
  entries.forEach((entry, index) => log.append(entry, { at: 40_000 + DAY + index, wallTime: WALL_START + 40_000 + DAY + index }));
  return log.events;
}

export async function storeWith(events: readonly LogEvent[]): Promise<SessionStore> {
  const store = memorySessionStore();
  await store.append(SESSION, events, { durability: 'strict' });
  return store;
}

export function openOn(store: SessionStore): Promise<RecordReview> {
  return openReview({ store, sessionId: SESSION, integrity: integrityScore, clock: { wallTime: () => WALL_START + 40_000 + DAY } });
}

export function override(overrideId: string, level: number | null, more: { questionId?: string; criterionId?: string } = {}): LogEntry {
  return {
    type: 'review-level-overridden',
    data: { overrideId, questionId: 'q1', criterionId: 'content', level, reason: 'Said it in other words.', reviewer: 'R. Meyer', ...more },
  };
}

export function withdrawal(overrideId: string): LogEntry {
  return { type: 'review-override-withdrawn', data: { withdrawalId: `w-${overrideId}`, overrideId, reason: 'Read it again.', reviewer: 'K. Ito' } };
}

export function verdict(verdictId: string, incidentId: string, said: 'confirmed' | 'benign' | 'unclear'): LogEntry {
  return { type: 'review-incident-judged', data: { verdictId, incidentId, verdict: said, reviewer: 'R. Meyer' } };
}

export const comment: LogEntry = {
  type: 'review-comment-added',
  data: { commentId: 'c1', author: { role: 'candidate' }, about: { type: 'question', questionId: 'q2' }, text: 'The phone rang.' },
};
export const appeal: LogEntry = { type: 'review-appeal-made', data: { appealId: 'a1', about: { type: 'question', questionId: 'q2' }, text: 'I did say why.' } };
export const reply: LogEntry = {
  type: 'review-appeal-answered',
  data: { replyId: 'r1', appealId: 'a1', outcome: 'partly', text: 'You did, in part.', reviewer: 'R. Meyer' },
};
