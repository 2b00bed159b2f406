import type { HelpKind, HelpReply, HelpRequest, InterviewerContext } from '../../spec/index.js';
import { isEnglish } from '../scoring/score-by-rule.js';
import { givesAway } from './gives-away.js';
import { helpKindOf } from './help-kind.js';
import { timeLeft } from './time-left.js';

const CAN = 'I can say the question again, put it in other words, or tell you how much time is left.';
const DECLINE = `I cannot help with the answer itself, so that it is the same for everybody. ${CAN}`;
const UNKNOWN = `I am not sure what you would like to know. ${CAN}`;
const ABOUT = 'You may start an answer over while the button for it is there, type instead of speaking, or skip a question; none of that is held against you.';
const BREAK = 'You may also pause, and go on where you were.';

export interface HelpByRuleOptions {
  /** The question in other words, where somebody wrote them. */
  readonly inOtherWords?: string | undefined;
}

/** What the candidate wants; `decline` for whoever offers a part of the answer to have it confirmed. */
export function wantedKind({ wanted, question }: HelpRequest, english: boolean): HelpKind | undefined {
  if ('text' in wanted && givesAway(wanted.text, question, english)) return 'decline';
  const kind = helpKindOf(wanted);
  return english || 'wish' in wanted ? kind : undefined;
}

/** Help without a model. In languages other than English it repeats the question, or says figures, for want of words. */
export function helpByRule(context: Pick<InterviewerContext, 'plan' | 'remainingMs'>, request: HelpRequest, { inOtherWords }: HelpByRuleOptions = {}): HelpReply {
  const english = isEnglish(context.plan.language);
  const { question } = request;
  const said = (kind: HelpKind, text: string): HelpReply => ({ kind, text, source: 'rule' });
  switch (wantedKind(request, english)) {
    case 'time':
      return said('time', timeLeft(context, request));
    case 'clarify':
      if (inOtherWords !== undefined) return said('clarify', inOtherWords);
      return said('repeat', english ? `I have no other words for it that would not give something away. Here it is once more: ${question.text}` : question.text);
    case 'repeat':
      return said('repeat', question.text);
    case 'about':
      return said('about', context.plan.accommodations.breaks ? `${ABOUT} ${BREAK}` : ABOUT);
    case 'decline':
      return english ? said('decline', DECLINE) : said('repeat', question.text);
    default:
      return english ? said('decline', UNKNOWN) : said('repeat', question.text);
  }
}
