import type { AnswerEvaluation } from '../spec/index.js';

/**
 * One or two sentences for somebody who rehearses. They name what was said, not what is missing: a follow-up may
 * still ask for it, and the report lists it afterwards.
 */
export function feedbackOf(evaluation: AnswerEvaluation): string | undefined {
  const all = evaluation.covered.length + evaluation.missing.length;
  if (all === 0) return undefined;
  if (evaluation.covered.length === 0) {
    return 'None of the points that were looked for was recognised. Try whole sentences that name what you would do and why.';
  }
  const named = `${evaluation.covered.length} of ${all} points that were looked for came through.`;
  const detail = evaluation.scores.find((score) => score.criterionId === 'detail')?.level;
  return typeof detail === 'number' && detail <= 2 ? `${named} A reason, an example of your own or a figure would make it stronger.` : named;
}
