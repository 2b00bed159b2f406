import { tokenise, UNSPACED } from '../scoring/tokens.js';
import { foldText } from './fold-text.js';

/** Fewer words than this stand in every answer; a quote of them shows nothing. */
const MIN_WORDS = 3;

/**
 * The candidate's own letters for a quote that a model gave; undefined where it is not there word for word. Differences of
 * case, spaces, quotation marks, dashes and of how Unicode writes the same letters are forgiven, others are not. A quote must
 * have three words, or be the whole answer.
 */
export function findQuote(answer: string, quote: string): string | undefined {
  // In a quote a private sign is the mark that stood between words; in an answer nobody saw it.
  const wanted = withoutFrame(foldText(quote, ' ').text);
  const { text, places } = foldText(answer, '');
  const words = tokenise(wanted, false).length;
  if (words === 0 || (words < MIN_WORDS && wanted !== text.trim())) return undefined;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    // Whole words only: "not important" must not be quoted as "important".
    if (isInWord(text, at) || isInWord(text, end)) continue;
    const [first, last] = [places[at], places[end - 1]];
    // Nor half a sign: "½" is no "1".
    if (!first || !last || places[at - 1] === first || places[end] === last) continue;
    return answer.slice(first.start, last.end);
  }
  return undefined;
}

/** Without the quotation marks and dots that say "a quote", but with the full stop of a sentence. */
function withoutFrame(quote: string): string {
  const inner = quote.replace(/^["'.\s]+/, '');
  let end = inner.length;
  while (/["'.\s]/.test(inner[end - 1] ?? '')) end -= 1;
  const isStop = inner[end] === '.' && inner[end + 1] !== '.';
  return inner.slice(0, isStop ? end + 1 : end);
}

/** Whether a word goes on at this place. Scripts without spaces do not show where one ends. */
function isInWord(text: string, at: number): boolean {
  // With its marks; nothing has more of them that is read.
  const before = /[\p{L}\p{N}]\p{M}*$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0];
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  if (before === undefined || !/[\p{L}\p{N}\p{M}]/u.test(after)) return false;
  return /\p{M}/u.test(after) || !(UNSPACED.test(before) && UNSPACED.test(after));
}
