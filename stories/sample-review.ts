import { EventLog } from '../src/record/event-log.js';
import type { LogEntry, LogEvent } from '../src/spec/index.js';

/** ms: the day after. */
const DAY = 86_400_000;
const REVIEWER = 'R. Meyer';

export const OVERRIDE: LogEntry = {
  type: 'review-level-overridden',
  data: {
    overrideId: 'override-1',
    questionId: 'native-button',
    criterionId: 'detail',
    level: 4,
    reason: 'The example of the screen reader is an example of their own; the rule did not take it for one.',
    reviewer: REVIEWER,
  },
};
const FIRST: LogEntry = {
  type: 'review-level-overridden',
  data: { overrideId: 'override-0', questionId: 'slow-list', criterionId: 'content', level: 4, reason: 'No word about how the rows were drawn.', reviewer: 'K. Ito' },
};
const WITHDRAWAL: LogEntry = {
  type: 'review-override-withdrawn',
  data: { withdrawalId: 'withdrawal-0', overrideId: 'override-0', reason: 'It is in the last sentence. I had missed it.', reviewer: 'K. Ito' },
};
export const APPEAL: LogEntry = {
  type: 'review-appeal-made',
  data: {
    appealId: 'appeal-1',
    about: { type: 'question', questionId: 'native-button' },
    text: 'I gave an example: the screen reader. It says that there was none.',
  },
};
const REPLY: LogEntry = {
  type: 'review-appeal-answered',
  data: { replyId: 'reply-1', appealId: 'appeal-1', outcome: 'upheld', text: 'You are right, it is one. I have changed the level.', reviewer: REVIEWER },
};
export const OPEN_APPEAL: LogEntry = {
  type: 'review-appeal-made',
  data: { appealId: 'appeal-2', about: { type: 'incident', incidentId: 'incident-3' }, text: 'My flatmate came in to get his keys. He did not help me.' },
};
const VERDICTS: readonly LogEntry[] = [
  { type: 'review-incident-judged', data: { verdictId: 'verdict-0', incidentId: 'incident-3', verdict: 'unclear', reviewer: 'K. Ito' } },
  {
    type: 'review-incident-judged',
    data: { verdictId: 'verdict-1', incidentId: 'incident-3', verdict: 'benign', note: 'Somebody walks through the room and out again; nothing is said.', reviewer: REVIEWER },
  },
];
const COMMENTS: readonly LogEntry[] = [
  {
    type: 'review-comment-added',
    data: { commentId: 'comment-1', author: { role: 'candidate' }, about: { type: 'question', questionId: 'flaky-test' }, text: 'The fire alarm was tested just then, so I skipped this one.' },
  },
  {
    type: 'review-comment-added',
    data: { commentId: 'comment-2', author: { role: 'reviewer', name: REVIEWER }, about: { type: 'interview' }, text: 'We will ask about flaky tests in the next conversation.' },
  },
];

/** All that people added to the sample interview. */
export const REVIEW: readonly LogEntry[] = [FIRST, WITHDRAWAL, ...COMMENTS.slice(0, 1), APPEAL, OVERRIDE, REPLY, ...VERDICTS, ...COMMENTS.slice(1)];

/** A log that goes on with these entries, from the day after, an hour apart. */
export function withReview(events: readonly LogEvent[], entries: readonly LogEntry[] = REVIEW): readonly LogEvent[] {
  let salt = 1_000;
  const log = EventLog.from(events, { salt: () => (salt++).toString(16).padStart(32, '0') });
  const last = events.at(-1);
  for (const [index, entry] of entries.entries()) {
    const later = DAY + index * 3_600_000;
    log.append(entry, { at: (last?.at ?? 0) + later, wallTime: (last?.wallTime ?? 0) + later });
  }
  return log.events;
}
