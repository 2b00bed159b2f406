import type { SpeechToTextPart, TranscriptWord } from '../../../spec/index.js';
import { fromWord, wordsOf } from './words-of.js';

type Certain = Extract<SpeechToTextPart, { readonly type: 'transcript-end' }>;

/** More than two thirds of what is taken out must be the same in both. */
const SAME = 1;
const DIFFERENT = -2;

/** What of a text has been written before. */
interface Overlap {
  /** So many words of the text. */
  readonly count: number;
  /** So many of the expected ones are through. */
  readonly reached: number;
}

/**
 * Where two writings of one speech meet: sound whose words are certain is heard once more, and what comes of it is taken out
 * again. The expected words are laid along the beginning of what comes where they fit best (local alignment: Smith and
 * Waterman 1981); words may be heard otherwise the second time. Where nothing fits, nothing is taken out: a word too many is
 * better than one too few.
 */
export class WordSeam {
  /** Certain words that may come once more, in their order; the first of them may be missing. */
  #expected: readonly string[];
  /** Sound up to here is certain, ms on the session clock; undefined where nobody knows. */
  readonly #until: number | undefined;
  #hasBegun = false;
  #isPassed: boolean;

  constructor(expected: readonly string[], until?: number) {
    this.#expected = expected;
    this.#until = until;
    this.#isPassed = expected.length === 0 && until === undefined;
  }

  /** What of a guess is new; it replaces the guess before. */
  newIn(text: string): string {
    return this.#isPassed ? text : fromWord(text, this.#overlap(text).count);
  }

  /** What of a certain text is new; undefined where nothing is. */
  pass(part: Certain): Certain | undefined {
    if (this.#isPassed) return part;
    const { count, reached } = this.#overlap(part.text, part.words);
    const isInside = count > 0 && reached < this.#expected.length && count === wordsOf(part.text).length;
    this.#isPassed = !isInside;
    this.#hasBegun = true;
    this.#expected = this.#expected.slice(reached);
    return cut(part, count);
  }

  #overlap(text: string, words: readonly TranscriptWord[] = []): Overlap {
    const found = align(this.#expected, wordsOf(text).map((word) => word.text), this.#hasBegun);
    if (found.count > 0 || this.#until === undefined) return found;
    // Other words than the ones that are certain, from the same sound.
    const until = this.#until;
    const old = words.filter(({ start, end }) => (start + end) / 2 <= until);
    return { count: old.reduce((sum, word) => sum + wordsOf(word.text).length, 0), reached: this.#expected.length };
  }
}

/** `isAnchored`: the first of the expected words comes next. */
function align(expected: readonly string[], words: readonly string[], isAnchored: boolean): Overlap {
  // One row for each count of expected words; in it the score for each count of words.
  let row = words.map((_, index) => (index + 1) * DIFFERENT);
  row.unshift(0);
  // All words are expected ones, as far as they go.
  let inside = { score: 0, reached: 0 };
  expected.forEach((wanted, index) => {
    const next = [isAnchored ? (index + 1) * DIFFERENT : 0];
    words.forEach((word, column) => {
      const both = (row[column] ?? 0) + (word === wanted ? SAME : DIFFERENT);
      next.push(Math.max(both, (row[column + 1] ?? 0) + DIFFERENT, (next[column] ?? 0) + DIFFERENT));
    });
    row = next;
    const score = row[words.length] ?? 0;
    if (score > inside.score) inside = { score, reached: index + 1 };
  });
  let count = 0;
  row.forEach((score, index) => {
    if (score > Math.max(0, row[count] ?? 0)) count = index;
  });
  const beyond = count > 0 ? (row[count] ?? 0) : 0;
  // Of equal ones the one that takes out less.
  const isInside = inside.score > beyond || (inside.score === beyond && count === words.length);
  if (isInside && inside.score > 0) return { count: words.length, reached: inside.reached };
  return count > 0 ? { count, reached: expected.length } : { count: 0, reached: 0 };
}

function cut(part: Certain, count: number): Certain | undefined {
  if (count === 0) return part;
  const text = fromWord(part.text, count);
  if (text === '') return undefined;
  const { words, ...rest } = part;
  return { ...rest, text, ...(words && { words: withoutFirst(words, count) }) };
}

/** A word of the recogniser may be several of ours, e.g. "well-known". */
function withoutFirst(words: readonly TranscriptWord[], count: number): readonly TranscriptWord[] {
  let passed = 0;
  return words.filter(({ text }) => {
    passed += wordsOf(text).length;
    return passed > count;
  });
}
