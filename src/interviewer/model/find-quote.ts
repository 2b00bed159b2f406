import { FILLERS as INVISIBLE } from '../../utils/visible-text.js';

/** Fewer words than this stand in every answer; a quote of them shows nothing. */
const MIN_WORDS = 3;

/** How one character compares: quotation marks, dashes, marks and spaces are written in many ways. */
function comparable(character: string): string {
  if (/[\s\p{Co}]/u.test(character)) return ' ';
  if (character.replace(INVISIBLE, '') === '') return '';
  if (/[‘’‚‛′`]/.test(character)) return "'";
  if (/[“”„‟″«»]/.test(character)) return '"';
  if (/[‐‑‒–—−]/.test(character)) return '-';
  return character.toLowerCase();
}

interface Folded {
  readonly text: string;
  /** Place in the original of each unit of `text`. */
  readonly places: readonly number[];
}

function fold(original: string): Folded {
  let text = '';
  const places: number[] = [];
  for (let index = 0; index < original.length; index++) {
    const folded = comparable(original[index] ?? '');
    if (folded === ' ' && (text === '' || text.endsWith(' '))) continue;
    text += folded;
    for (let unit = 0; unit < folded.length; unit++) places.push(index);
  }
  return { text, places };
}

/**
 * The candidate's own letters for a quote that a model gave; undefined where it is not there word for word. Differences
 * of case, spaces, quotation marks and dashes are forgiven, others are not. A quote must have three words, or be the
 * whole answer.
 */
export function findQuote(answer: string, quote: string): string | undefined {
  const wanted = fold(quote).text.trim().replace(/^["'.…\s]+|["'…\s]+$/g, '');
  const { text, places } = fold(answer);
  if (wanted === '' || (wanted.split(' ').length < MIN_WORDS && wanted !== text.trim())) return undefined;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    // Whole words only: "not important" must not be quoted as "important".
    if (isLetter(text[at - 1]) && isLetter(text[at])) continue;
    if (isLetter(text[end - 1]) && isLetter(text[end])) continue;
    return answer.slice(places[at], (places[end - 1] ?? 0) + 1);
  }
  return undefined;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
