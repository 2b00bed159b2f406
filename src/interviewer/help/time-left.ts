import { plannedQuestionCount, type HelpRequest, type InterviewerContext } from '../../spec/index.js';
import { isEnglish } from '../scoring/score-by-rule.js';

type Times = Pick<HelpRequest, 'question' | 'number' | 'answerRemainingMs'>;

/** How much is left, in words of the plan's language; where that is not English, in figures with their units. */
export function timeLeft({ plan, remainingMs }: Pick<InterviewerContext, 'plan' | 'remainingMs'>, { question, number, answerRemainingMs }: Times): string {
  const { language } = plan;
  const answer = span(answerRemainingMs, language);
  const whole = remainingMs === undefined ? undefined : span(remainingMs, language);
  const count = question.kind === 'practice' ? undefined : ([number, plannedQuestionCount(plan)] as const);
  if (!isEnglish(language)) return [answer, ...(count ? [count.join('/')] : []), ...(whole ? [whole] : [])].join(' · ');
  return [
    `You have about ${answer} left for this answer.`,
    whole ? `The whole interview has about ${whole} left.` : '',
    count ? `This is question ${count[0]} of ${count[1]}${question.kind === 'follow-up' ? ', a follow-up to it' : ''}.` : 'This one is for practice and does not count.',
  ].filter(Boolean).join(' ');
}

/** Rounded down, so that nobody counts on more than there is: tens of seconds below two minutes, then minutes. */
function span(ms: number, language: string): string {
  const seconds = Math.max(0, Math.floor(ms / 10_000) * 10);
  const [value, unit] = ms < 120_000 ? [seconds, 'second'] : [Math.floor(ms / 60_000), 'minute'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
