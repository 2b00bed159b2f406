import type { InterviewPlan } from './plan.js';

/**
 * How many counted questions a plan asks: the host's own first, then up to `questionCount` from banks or a model. Own
 * questions alone, with nothing to draw others from, are all there is.
 */
export function plannedQuestionCount(plan: InterviewPlan): number {
  const { domains, topics, questions, questionCount, jobDescription, resume } = plan;
  const more = domains.length + topics.length > 0 || jobDescription !== undefined || resume !== undefined || questions.length === 0;
  return more ? Math.max(questions.length, questionCount) : questions.length;
}
