import type { BankQuestion, ExpectedPoint, InterviewPlan, Question, QuestionBank, Turn } from '../spec/index.js';
import { readAnswer } from './scoring/evidence.js';
import { saysIgnorance } from './scoring/ignorance.js';
import { isEnglish } from './scoring/score-by-rule.js';
import { tokenise } from './scoring/tokens.js';

/** A planned question with everything that was asked and said about it. */
export interface QuestionThread {
  readonly planned: Question;
  /** The planned question's turn first, then its follow-ups. */
  readonly turns: readonly Turn[];
}

/** The thread that a turn belongs to, up to and with that turn; undefined for practice. */
export function threadOf(turns: readonly Turn[], last: Turn): QuestionThread | undefined {
  const rootId = last.question.followUpOf ?? last.question.id;
  const position = turns.findIndex((turn) => turn.question.id === last.question.id);
  const until = [...(position < 0 ? turns : turns.slice(0, position)), last];
  const thread = until.filter((turn) => turn.question.id === rootId || turn.question.followUpOf === rootId);
  const planned = thread.find((turn) => turn.question.id === rootId)?.question;
  return planned?.kind === 'planned' ? { planned, turns: thread } : undefined;
}

/**
 * The follow-up that is due after the last turn: the bank's own text for the first expected point that nobody has
 * mentioned yet. None after a skipped or empty answer or an "I don't know": whoever does not know is not pressed.
 */
export function nextFollowUp(plan: InterviewPlan, turns: readonly Turn[], banks: readonly QuestionBank[]): Question | undefined {
  const last = turns.at(-1);
  const thread = last && threadOf(turns, last);
  const asked = thread ? thread.turns.length - 1 : 0;
  if (!last || !thread || asked >= plan.followUps || !invitesMore(last, plan)) return undefined;
  const { planned } = thread;
  const source = bankQuestionOf(planned, banks);
  const missing = missingPoints(thread, plan);
  for (const followUp of source?.followUps ?? []) {
    const point = missing.find((each) => each.id === followUp.missing);
    if (!point || thread.turns.some((turn) => turn.question.text === followUp.text)) continue;
    return {
      ...planned,
      id: `${planned.id}-f${asked + 1}`,
      kind: 'follow-up',
      text: followUp.text,
      reason: `The answer did not mention: ${point.text}`,
      expectedPoints: [point],
      followUpOf: planned.id,
    };
  }
  return undefined;
}

function invitesMore(turn: Turn, plan: InterviewPlan): boolean {
  const answer = turn.answer ?? '';
  const english = isEnglish(plan.language);
  const tokens = tokenise(answer, english);
  if (tokens.length === 0) return false;
  const knows = readAnswer(answer, turn.question.expectedPoints, { questionText: turn.question.text, english }).evidence.length > 0;
  return knows || !english || !saysIgnorance(tokens);
}

function missingPoints({ planned, turns }: QuestionThread, plan: InterviewPlan): readonly ExpectedPoint[] {
  const said = new Set(
    turns.flatMap((turn) =>
      readAnswer(turn.answer ?? '', planned.expectedPoints, { questionText: turn.question.text, english: isEnglish(plan.language) }).evidence.map(
        (evidence) => evidence.point.id,
      ),
    ),
  );
  // A follow-up that was asked and not answered to the point is not asked again in other words.
  const askedFor = new Set(turns.slice(1).flatMap((turn) => turn.question.expectedPoints.map((point) => point.id)));
  return planned.expectedPoints.filter((point) => !said.has(point.id) && !askedFor.has(point.id));
}

/** The bank's own entry of a question. */
export function bankQuestionOf({ bank }: Question, banks: readonly QuestionBank[]): BankQuestion | undefined {
  const source = banks.find((each) => each.id === bank?.id && each.version === bank.version);
  return source?.questions.find((question) => question.id === bank?.questionId);
}
