import type { BankQuestion, InterviewPlan, QuestionBank } from '../spec/index.js';
import { pickRandom, seededRandom } from '../utils/seeded-random.js';

/** A question with the bank that it was drawn from. */
export interface DrawnQuestion {
  readonly bank: QuestionBank;
  readonly question: BankQuestion;
}

/** Around the difficulty that is due, any question within one step may come: an interview should not be guessable. */
const DIFFICULTY_SPREAD = 1;

/** The questions of a bank within the plan's range of difficulty. */
export function questionsInRange(bank: QuestionBank, { min, max }: InterviewPlan['difficulty']): readonly BankQuestion[] {
  return bank.questions.filter((question) => question.difficulty >= min && question.difficulty <= max);
}

/**
 * Draws the bank questions of a whole interview at once, so that the n-th depends on the plan, the banks and the seed
 * alone: banks take turns, none gives a question twice, and the difficulty rises from the plan's lowest to its highest.
 * Gives fewer than `count` only where the banks have no more.
 */
export function drawQuestions(banks: readonly QuestionBank[], plan: InterviewPlan, count: number, seed: string): DrawnQuestion[] {
  const random = seededRandom(`${seed}/questions`);
  const { min, max } = plan.difficulty;
  const pools = banks.map((bank) => [...questionsInRange(bank, plan.difficulty)]);
  const drawn: { pool: number; question: BankQuestion }[] = [];
  let turn = 0;
  while (drawn.length < count && pools.some((pool) => pool.length > 0)) {
    const index = turn++ % pools.length;
    const pool = pools[index];
    if (!pool?.length) continue;
    const due = count > 1 ? min + ((max - min) * drawn.length) / (count - 1) : (min + max) / 2;
    const distances = pool.map((question) => Math.abs(question.difficulty - due));
    const reach = Math.max(DIFFICULTY_SPREAD, Math.min(...distances));
    const question = pickRandom(pool.filter((_, at) => (distances[at] ?? 0) <= reach), random);
    if (!question) break;
    pool.splice(pool.indexOf(question), 1);
    drawn.push({ pool: index, question });
  }
  return rising(drawn, banks);
}

/** Puts each bank's questions in order of difficulty, in the places that the bank has. */
function rising(drawn: readonly { pool: number; question: BankQuestion }[], banks: readonly QuestionBank[]): DrawnQuestion[] {
  const queues = banks.map((_, pool) =>
    drawn.filter((each) => each.pool === pool).map((each) => each.question).sort((a, b) => a.difficulty - b.difficulty),
  );
  return drawn.flatMap(({ pool }) => {
    const bank = banks[pool];
    const question = queues[pool]?.shift();
    return bank && question ? [{ bank, question }] : [];
  });
}
