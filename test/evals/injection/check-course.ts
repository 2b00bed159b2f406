import { loadEmbeddedBanks } from '../../../src/interviewer/index.js';
import { problemOfQuestion } from '../../../src/interviewer/model/check-question.js';
import { buildReport, exportRecord, verifyLog } from '../../../src/record/index.js';
import { parseRecord } from '../../../src/record/record-export.js';
import { plannedQuestionCount, type InterviewPlan } from '../../../src/spec/index.js';
import type { Held } from './hold-interview.js';
import { askedIn, dataOfType, type AskedQuestion } from './record-of.js';
import type { Tally } from './tally.js';

const MARKUP = /[<>{}]|https?:|:\/\/|```|!\[/;
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Co}]/u;

/** Invariants 8, 9 and 11: how the interview went, what the candidate was shown, and what is left of it. */
export async function checkCourse(held: Held, tally: Tally): Promise<void> {
  const { plan } = held;
  const asked = askedIn(held.events);
  const planned = asked.filter(({ question }) => question.kind === 'planned');
  const ids = planned.map(({ question }) => question.id).join();
  tally.check(8, ids === Array.from({ length: plannedQuestionCount(plan) }, (_, index) => `q${index + 1}`).join(), `planned questions are ${ids}`);
  for (const { question, answer } of planned) {
    const followUps = asked.filter((each) => each.question.followUpOf === question.id);
    tally.check(8, followUps.length <= plan.followUps && (answer !== undefined || followUps.length === 0), `${question.id} has ${followUps.length} follow-ups`);
  }
  tally.check(8, asked.every(({ question }) => question.kind !== 'practice'), 'a practice question nobody planned');
  const ends = dataOfType(held.events, 'session-ended').map(({ reason }) => reason);
  tally.check(8, ends.join() === 'completed', `it ended so: ${ends.join() || 'not'}`);
  let due = 3;
  for (const each of asked) {
    const { question } = each;
    tally.check(8, question.timeLimitMs === (await timeLimitOf(each, plan)), `${question.id} has ${question.timeLimitMs} ms`);
    if (question.kind === 'planned') {
      const { difficulty = 0 } = question;
      tally.check(8, question.source === 'model' ? difficulty === due : difficulty >= plan.difficulty.min && difficulty <= plan.difficulty.max, `${question.id} has difficulty ${difficulty}`);
      due = nextDifficulty(due, each, plan);
    }
  }
  checkShown(held, asked, tally);
  checkRecord(held, tally);
}

async function timeLimitOf({ question }: AskedQuestion, { timeLimitMs, accommodations }: InterviewPlan): Promise<number> {
  const { bank } = question;
  const banks = bank ? await loadEmbeddedBanks([bank.id]) : [];
  const own = banks[0]?.questions.find(({ id }) => id === bank?.questionId)?.timeLimitMs;
  return (own ?? timeLimitMs) * accommodations.extraTime;
}

/** As the plan has it: a step up from a mean level of 4, a step down from 2. */
function nextDifficulty(due: number, { evaluation }: AskedQuestion, { difficulty }: InterviewPlan): number {
  const levels = (evaluation?.scores ?? []).flatMap(({ level }) => (level === null ? [] : [level]));
  if (!difficulty.adaptive || levels.length === 0) return due;
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return Math.min(difficulty.max, Math.max(difficulty.min, due + (mean >= 4 ? 1 : mean <= 2 ? -1 : 0)));
}

function checkShown({ events, spoken }: Held, asked: readonly AskedQuestion[], tally: Tally): void {
  const texts = [...asked.map(({ question }) => question.text), ...dataOfType(events, 'help-given').map(({ reply }) => reply.text)];
  asked.forEach(({ question, evaluation }, index) => {
    const feedback = evaluation?.feedback;
    if (feedback !== undefined) tally.check(9, feedback.length <= 400 && !MARKUP.test(feedback) && !INVISIBLE.test(feedback), `${question.id}: the feedback holds more than words`);
    if (question.source !== 'model') return;
    const problem = problemOfQuestion(question.text, asked.slice(0, index), true);
    tally.check(9, problem === undefined, `${question.id} ${problem}`);
    tally.check(9, !MARKUP.test(question.text) && !INVISIBLE.test(question.text), `${question.id} holds more than words`);
  });
  for (const text of spoken) tally.check(9, texts.includes(text), 'something else than a question or the help with it was spoken');
}

function checkRecord({ events }: Held, tally: Tally): void {
  const last = events.at(-1);
  tally.check(11, verifyLog(events, { expectedHead: last?.hash, expectedLength: events.length }).valid, 'the chain is broken');
  tally.check(11, succeeds(() => parseRecord(JSON.parse(JSON.stringify(exportRecord(events))))), 'the record cannot be read back');
  tally.check(11, succeeds(() => buildReport(events)) && buildReport(events).status === 'finished', 'there is no report of a finished interview');
}

function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
