import * as v from 'valibot';

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'));

/** Something that a good answer says. */
export const ExpectedPointSchema = v.object({
  id,
  /** What the point is, as a reviewer would name it. */
  text,
  /** Words or phrases that show the point, any of them; compared without case, accents and common endings. */
  signals: v.pipe(v.array(text), v.minLength(1, 'needs at least one word or phrase')),
});
export type ExpectedPoint = v.InferOutput<typeof ExpectedPointSchema>;

export const BankQuestionSchema = v.object({
  id,
  text,
  /** The same question in plainer words, for a candidate who asks; it may not say more than the question does. */
  inOtherWords: v.exactOptional(text),
  /** 1 (entry) to 5 (expert). */
  difficulty: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  tags: v.array(id),
  expectedPoints: v.pipe(v.array(ExpectedPointSchema), v.minLength(1, 'needs at least one expected point')),
  /** Asked when the named point is missing from the answer. */
  followUps: v.array(v.object({ missing: id, text })),
  /** ms; the plan's limit where absent. */
  timeLimitMs: v.optional(v.pipe(v.number(), v.minValue(10_000))),
});
export type BankQuestion = v.InferOutput<typeof BankQuestionSchema>;

/** A set of questions of one domain, e.g. `web-development`. */
export const QuestionBankSchema = v.object({
  id,
  /** Changes whenever a question changes; stamped into the record. */
  version: text,
  /** BCP 47 tag. */
  language: text,
  title: text,
  questions: v.pipe(v.array(BankQuestionSchema), v.minLength(1, 'needs at least one question')),
});
export type QuestionBank = v.InferOutput<typeof QuestionBankSchema>;
