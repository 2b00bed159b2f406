import * as v from 'valibot';
import { APPEAL_OUTCOMES, INCIDENT_VERDICTS, REVIEW_LIMITS, type ReviewEventData, type ReviewEventType } from '../../spec/index.js';

const id = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const upTo = (characters: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(characters, `must have at most ${characters} characters`));
const text = upTo(REVIEW_LIMITS.text);
const reason = upTo(REVIEW_LIMITS.reason);
const name = upTo(REVIEW_LIMITS.name);
const level = v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be at least 1'), v.maxValue(5, 'must be at most 5'));

const about = v.variant('type', [
  v.object({ type: v.literal('interview') }),
  v.object({ type: v.literal('question'), questionId: id }),
  v.object({ type: v.literal('incident'), incidentId: id }),
]);

const author = v.variant('role', [
  v.object({ role: v.literal('candidate'), name: v.exactOptional(name) }),
  v.object({ role: v.literal('reviewer'), name }),
]);

/** What people may add. Spaces at the ends are cut off. */
export const REVIEW_DATA: { readonly [Type in ReviewEventType]: v.GenericSchema<unknown, ReviewEventData[Type]> } = {
  'review-comment-added': v.object({ commentId: id, author, about, text }),
  'review-level-overridden': v.object({ overrideId: id, questionId: id, criterionId: id, level: v.nullable(level), reason, reviewer: name }),
  'review-override-withdrawn': v.object({ withdrawalId: id, overrideId: id, reason, reviewer: name }),
  'review-incident-judged': v.object({
    verdictId: id,
    incidentId: id,
    verdict: v.picklist(INCIDENT_VERDICTS),
    note: v.exactOptional(reason),
    reviewer: name,
  }),
  'review-appeal-made': v.object({ appealId: id, about, text }),
  'review-appeal-answered': v.object({ replyId: id, appealId: id, outcome: v.picklist(APPEAL_OUTCOMES), text, reviewer: name }),
};
