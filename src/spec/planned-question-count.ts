import type { InterviewPlan } from './plan.js';

/** How many counted questions a plan asks: the host's own first, then the banks' up to `questionCount`. */
export function plannedQuestionCount(plan: InterviewPlan): number {
  return plan.domains.length === 0 ? plan.questions.length : Math.max(plan.questions.length, plan.questionCount);
}
