import * as v from 'valibot';
import { InvalidInputError, type InputSubject } from '../errors/index.js';
import { ConsentReceiptSchema, type ConsentReceipt } from './consent.js';
import { policyIssues } from './host-policy.js';
import { InterviewPlanSchema, type InterviewPlan } from './plan.js';
import { QuestionBankSchema, type QuestionBank } from './question-bank.js';

/** Checks what comes from outside. Throws `InvalidInputError` that names the path of every bad field, never its value. */
export function parse<Schema extends v.GenericSchema>(subject: InputSubject, schema: Schema, input: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  throw new InvalidInputError(
    subject,
    result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: describe(issue) })),
  );
}

/** valibot's default messages quote the received value; ours must not. */
function describe(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message;
  if (issue.received === 'undefined') return 'is missing';
  return issue.expected ? `must be ${issue.expected}` : 'is not valid';
}

/** Fills in the defaults of a plan. Throws `InvalidInputError` (`plan/invalid`). */
export function parsePlan(input: unknown): InterviewPlan {
  const plan = parse('plan', InterviewPlanSchema, input);
  const issues = [];
  if (!hasSourceOfQuestions(plan)) {
    issues.push({ path: 'domains', message: 'name at least one question bank here, or write your own "questions"; an interviewer with a model also takes "topics", "role", "jobDescription"' });
  }
  issues.push(...policyIssues(plan.proctoring.policy));
  if (plan.difficulty.min > plan.difficulty.max) issues.push({ path: 'difficulty', message: 'min must not be above max' });
  if (issues.length > 0) throw new InvalidInputError('plan', issues);
  return plan;
}

function hasSourceOfQuestions({ domains, questions, topics, role, jobDescription, resume }: InterviewPlan): boolean {
  return domains.length + questions.length + topics.length > 0 || [role, jobDescription, resume].some((text) => text !== undefined);
}

/** Checks a question bank, also that ids are unique and follow-ups point to their question's points. */
export function parseQuestionBank(input: unknown): QuestionBank {
  const bank = parse('bank', QuestionBankSchema, input);
  const issues: { path: string; message: string }[] = [];
  const seen = new Set<string>();
  bank.questions.forEach((question, index) => {
    if (seen.has(question.id)) issues.push({ path: `questions.${index}.id`, message: 'is used twice' });
    seen.add(question.id);
    const points = new Set(question.expectedPoints.map((point) => point.id));
    question.followUps.forEach((followUp, at) => {
      if (!points.has(followUp.missing)) {
        issues.push({ path: `questions.${index}.followUps.${at}.missing`, message: 'names no expected point of the question' });
      }
    });
  });
  if (issues.length > 0) throw new InvalidInputError('bank', issues);
  return bank;
}

export function parseConsent(input: unknown): ConsentReceipt {
  return parse('consent', ConsentReceiptSchema, input);
}
