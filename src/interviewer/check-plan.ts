import { InvalidInputError, type InputIssue } from '../errors/index.js';
import { parseQuestionBank, plannedQuestionCount, type InterviewPlan, type QuestionBank } from '../spec/index.js';
import { questionsInRange } from './draw-questions.js';
import { sameLanguage } from './language-match.js';

/** The banks that the plan names, in its order. Throws `InvalidInputError` where the interview could not be held as planned. */
export function banksOfPlan(plan: InterviewPlan, available: readonly QuestionBank[]): QuestionBank[] {
  const known = new Map(available.map((bank) => [bank.id, bank]));
  const issues: InputIssue[] = [];
  const banks: QuestionBank[] = [];
  plan.domains.forEach((domain, index) => {
    const path = `domains.${index}`;
    const bank = known.get(domain);
    if (!bank) {
      issues.push({ path, message: `there is no question bank of this name; there are: ${[...known.keys()].join(', ') || 'none'}` });
    } else if (!sameLanguage(bank.language, plan.language)) {
      issues.push({ path, message: `the bank "${bank.id}" is in the language "${bank.language}", the plan asks for another` });
    } else if (!banks.includes(bank)) banks.push(bank);
  });
  if (issues.length === 0) issues.push(...shortages(plan, banks));
  if (issues.length > 0) throw new InvalidInputError('plan', issues);
  return banks;
}

function shortages(plan: InterviewPlan, banks: readonly QuestionBank[]): InputIssue[] {
  const { min, max } = plan.difficulty;
  const needed = plannedQuestionCount(plan);
  const inRange = banks.map((bank) => questionsInRange(bank, plan.difficulty).length);
  const empty = banks.filter((_, index) => inRange[index] === 0);
  const total = plan.questions.length + inRange.reduce((sum, count) => sum + count, 0);
  if (needed > plan.questions.length && empty.length > 0) {
    return empty.map((bank) => ({ path: 'difficulty', message: `${min} to ${max} leaves no question in the bank "${bank.id}"` }));
  }
  if (banks.length === 0 && total < Math.max(1, needed)) {
    return [{ path: 'domains', message: 'name at least one question bank here, or write your own "questions"' }];
  }
  if (total < needed) {
    return [{ path: 'questionCount', message: `asks for ${needed} questions, but there are ${total} with difficulty ${min} to ${max}` }];
  }
  return [];
}

/** Checks banks that a host hands over; two of one name would make the record ambiguous. */
export function checkBanks(banks: readonly QuestionBank[]): QuestionBank[] {
  const checked = banks.map((bank) => parseQuestionBank(bank));
  checked.forEach((bank, index) => {
    if (checked.findIndex((other) => other.id === bank.id) === index) return;
    throw new InvalidInputError('bank', [{ path: 'id', message: `two banks have the id "${bank.id}"` }]);
  });
  return checked;
}
