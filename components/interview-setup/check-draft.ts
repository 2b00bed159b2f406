import { banksOfPlan } from '../../src/interviewer/check-plan.js';
import { loadEmbeddedBanks } from '../../src/interviewer/banks/index.js';
import { parsePlan, type InterviewPlan, type InterviewPlanInput, type QuestionBank } from '../../src/spec/index.js';

/**
 * Checks a plan as whoever holds the interview will: also, where no model makes questions, that the banks have enough of
 * them. Rejects with `InvalidInputError` (`plan/invalid`), or `AssetError` where a bank does not come.
 */
export async function checkDraft(input: InterviewPlanInput, { withModel, banks }: { readonly withModel: boolean; readonly banks: readonly QuestionBank[] | undefined }): Promise<InterviewPlan> {
  const plan = parsePlan(input);
  if (!withModel) banksOfPlan(plan, banks ?? (await loadEmbeddedBanks(plan.domains)));
  return plan;
}
