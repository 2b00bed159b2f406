import type { Question } from '../../spec/index.js';
import { matchesIn, signalsOf } from '../scoring/evidence.js';
import { FUNCTION_WORDS } from '../scoring/function-words.js';
import { tokenise } from '../scoring/tokens.js';

/** From this many words of an expected point on, that the question does not use, a text says the point. */
const WORDS_OF_POINT = 2;
/** Shorter words are mostly grammar, in languages whose grammar is not known here. */
const SHORTEST_WORD = 4;

/**
 * Whether a text holds a part of what a good answer to the question says: a signal of an expected point, or words of the
 * point itself, that the question does not use; grammar says nothing. Strict on purpose: what is refused here costs a rewording, what slips
 * through costs a fair comparison. It knows words, not meanings.
 */
export function givesAway(text: string, { text: asked, expectedPoints }: Question, english: boolean): boolean {
  const words = tokenise(text, english);
  const known = new Set(tokenise(asked, english).map(({ stem }) => stem));
  const isNew = ({ from, to }: { from: number; to: number }): boolean => words.slice(from, to).some(({ word, stem }) => !known.has(stem) && !FUNCTION_WORDS.has(word));
  if (matchesIn(words, signalsOf(expectedPoints, english)).some(isNew)) return true;
  const said = new Set(words.map(({ stem }) => stem));
  return expectedPoints.some((point) => {
    const own = tokenise(point.text, english).filter(({ word, stem }) => word.length >= SHORTEST_WORD && !FUNCTION_WORDS.has(word) && !known.has(stem));
    return new Set(own.map(({ stem }) => stem).filter((stem) => said.has(stem))).size >= WORDS_OF_POINT;
  });
}
