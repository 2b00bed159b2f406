import { plannedQuestionCount, type HelpRequest, type InterviewerContext } from '../../spec/index.js';
import { withOwnDigits } from '../../utils/format.js';
import { sameLanguage } from '../language-match.js';
import type { Phrases } from '../phrases/index.js';

type Times = Pick<HelpRequest, 'question' | 'number' | 'answerRemainingMs'>;

/** How much is left, in words of the plan's language; where the phrases are of another, in figures with their units. */
export function timeLeft({ plan, remainingMs }: Pick<InterviewerContext, 'plan' | 'remainingMs'>, { question, number, answerRemainingMs }: Times, { timeLeft: words, ...phrases }: Phrases): string {
  const { language } = plan;
  const answer = span(answerRemainingMs, language);
  const whole = remainingMs === undefined ? undefined : span(remainingMs, language);
  const count = question.kind === 'practice' ? undefined : ([number, plannedQuestionCount(plan)] as const);
  if (!sameLanguage(phrases.language, language)) return [answer, ...(count ? [count.join('/')] : []), ...(whole ? [whole] : [])].join(' · ');
  return [
    words.answer(answer),
    whole ? words.interview(whole) : '',
    count ? words.question(...count, question.kind === 'follow-up') : words.practice,
  ].filter(Boolean).join(' ');
}

/** Rounded down, so that nobody counts on more than there is: tens of seconds below two minutes, then minutes. */
function span(ms: number, language: string): string {
  const seconds = Math.max(0, Math.floor(ms / 10_000) * 10);
  const [value, unit] = ms < 120_000 ? [seconds, 'second'] : [Math.floor(ms / 60_000), 'minute'];
  return new Intl.NumberFormat(withOwnDigits(language), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
