import { InvalidInputError, type InputIssue } from '../errors/index.js';
import type { CandidateField, InterviewPlan } from '../spec/index.js';

/** HTML's own pattern for `<input type=email>`, kept loose on purpose: only a mail can prove an address. */
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Trims the details and checks that the plan's fields are there. Throws `InvalidInputError` (`candidate/invalid`). */
export function checkCandidate(
  plan: InterviewPlan,
  details: Readonly<Partial<Record<CandidateField, string>>>,
): Partial<Record<CandidateField, string>> {
  const issues: InputIssue[] = [];
  const checked: Partial<Record<CandidateField, string>> = {};
  for (const field of plan.candidateFields) {
    const value = (details[field] ?? '').trim().slice(0, 200);
    if (!value) issues.push({ path: field, message: 'is missing' });
    else if (field === 'email' && !EMAIL.test(value)) issues.push({ path: field, message: 'is not an e-mail address' });
    checked[field] = value;
  }
  if (issues.length > 0) throw new InvalidInputError('candidate', issues);
  return checked;
}
