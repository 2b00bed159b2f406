import type { HelpKind, HelpReply, HelpRequest, InterviewerContext } from '../../spec/index.js';
import { sameLanguage } from '../language-match.js';
import type { Phrases } from '../phrases/index.js';
import { isEnglish } from '../scoring/score-by-rule.js';
import { givesAway } from './gives-away.js';
import { helpKindOf } from './help-kind.js';
import { timeLeft } from './time-left.js';

export interface HelpByRuleOptions {
  /** The question in other words, where somebody wrote them. */
  readonly inOtherWords?: string | undefined;
}

/** What the candidate wants; `decline` for whoever offers a part of the answer to have it confirmed. Undefined also where the phrases are of another language. */
export function wantedKind({ wanted, question }: HelpRequest, language: string, { heard, ...phrases }: Phrases): HelpKind | undefined {
  if ('text' in wanted && givesAway(wanted.text, question, isEnglish(language))) return 'decline';
  return 'wish' in wanted || sameLanguage(phrases.language, language) ? helpKindOf(wanted, heard) : undefined;
}

/** Help without a model. Where the phrases are of another language than the plan it repeats the question, or says figures, for want of words. */
export function helpByRule(
  context: Pick<InterviewerContext, 'plan' | 'remainingMs'>,
  request: HelpRequest,
  phrases: Phrases,
  { inOtherWords }: HelpByRuleOptions = {},
): HelpReply {
  const { language, accommodations } = context.plan;
  const { question } = request;
  const help = sameLanguage(phrases.language, language) ? phrases.help : undefined;
  const said = (kind: HelpKind, text: string): HelpReply => ({ kind, text, source: 'rule' });
  const again = said('repeat', question.text);
  switch (wantedKind(request, language, phrases)) {
    case 'time':
      return said('time', timeLeft(context, request, phrases));
    case 'clarify':
      if (inOtherWords !== undefined) return said('clarify', inOtherWords);
      return help ? said('repeat', help.noOtherWords(question.text)) : again;
    case 'repeat':
      return again;
    case 'about':
      return help ? said('about', accommodations.breaks ? `${help.about} ${help.breaks}` : help.about) : again;
    case 'decline':
      return help ? said('decline', help.decline) : again;
    default:
      return help ? said('decline', help.unknown) : again;
  }
}
