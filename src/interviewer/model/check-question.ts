import type { Turn } from '../../spec/index.js';
import { FUNCTION_WORDS } from '../scoring/function-words.js';
import { tokenise } from '../scoring/tokens.js';

const SHORTEST = 12;
const LONGEST = 600;
/** From this share of common words on, two questions are the same. */
const SAME_SHARE = 0.75;

/**
 * What an interviewer must not ask about: protected characteristics (EU Directives 2000/43, 2000/78, 2006/54; US Title VII,
 * ADA, ADEA) and how somebody feels (EU AI Act, Art. 5(1)(f)). English words; a net, not a proof.
 */
const UNLAWFUL =
  /\b(pregnan\w*|marital status|married|your (?:age|religion|faith|race|ethnicity|nationality|sexual orientation|disabilit\w*|health|spouse|husband|wife|children)|how old are you|(?:born|come) from originally|trade union|political (?:party|views)|how (?:do|did) (?:you|that make you) feel)\b/i;

const MARKUP = /[<>{}]|https?:|:\/\/|\bwww\.|```|\]\(/i;

/** Words alone: no markup and no address. What a model makes for the candidate has to be. */
export function isPlainText(text: string): boolean {
  return !MARKUP.test(text);
}

/** Whether a text keeps away from what an interviewer must not speak of. */
export function isLawful(text: string): boolean {
  return !UNLAWFUL.test(text);
}

/** Why a question that a model made is not asked; undefined where it may be. */
export function problemOfQuestion(text: string, turns: readonly Turn[], english: boolean): string | undefined {
  if (text.length < SHORTEST || text.length > LONGEST) return `has ${text.length} characters`;
  if (!isPlainText(text)) return 'holds markup or an address';
  if (!isLawful(text)) return 'asks what must not be asked';
  if (turns.some(({ question }) => isSame(question.text, text, english))) return 'was asked before';
  return undefined;
}

function isSame(one: string, other: string, english: boolean): boolean {
  const [a, b] = [contentOf(one, english), contentOf(other, english)];
  const common = [...a].filter((word) => b.has(word)).length;
  return common > 0 && common / Math.min(a.size, b.size) >= SAME_SHARE;
}

function contentOf(text: string, english: boolean): ReadonlySet<string> {
  return new Set(tokenise(text, english).flatMap(({ word, stem }) => (FUNCTION_WORDS.has(word) ? [] : [stem])));
}
