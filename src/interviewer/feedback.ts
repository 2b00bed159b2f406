import type { AnswerEvaluation } from '../spec/index.js';
import type { Phrases } from './phrases/index.js';

/**
 * One or two sentences for somebody who rehearses. They name what was said, not what is missing: a follow-up may
 * still ask for it, and the report lists it afterwards.
 */
export function feedbackOf(evaluation: AnswerEvaluation, { feedback }: Phrases): string | undefined {
  const all = evaluation.covered.length + evaluation.missing.length;
  if (all === 0) return undefined;
  if (evaluation.covered.length === 0) return feedback.none;
  const named = feedback.some(evaluation.covered.length, all);
  const detail = evaluation.scores.find((score) => score.criterionId === 'detail')?.level;
  return typeof detail === 'number' && detail <= 2 ? `${named} ${feedback.stronger}` : named;
}
