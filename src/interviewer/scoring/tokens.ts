import { stem } from './stem.js';

/** One word of a text, with its place in it (UTF-16 offsets, `end` exclusive). */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Without case, accents and compatibility forms; contractions written out. */
  readonly word: string;
  /** `word` without its ending; what signals are compared by. */
  readonly stem: string;
}

// "C++" and "C#" are words; hyphens, slashes and dots part words, so that "re-render" can be compared with "rerender".
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*(?:(?:\+\+|#)(?![\p{L}\p{N}]))?/gu;

/** Writing systems that put no space between words. */
export const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

const ASCII = /^[a-z0-9']+$/i;

const ENDINGS: Readonly<Record<string, string>> = { d: 'would', ll: 'will', ve: 'have', re: 'are', m: 'am' };

/** Irregular contractions, and those that speech recognisers write without an apostrophe. */
const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ['cannot', ['can', 'not']],
  ['dont', ['do', 'not']],
  ['doesnt', ['does', 'not']],
  ['didnt', ['did', 'not']],
  ['cant', ['can', 'not']],
  ['wont', ['will', 'not']],
  ['isnt', ['is', 'not']],
  ['havent', ['have', 'not']],
  ['im', ['i', 'am']],
  ['ive', ['i', 'have']],
  ['dunno', ['i', 'do', 'not', 'know']],
]);

/**
 * The words of a text in order. A contraction gives several tokens at the same place. Where a writing system puts no space
 * between words, they are parted by the dictionary of the browser (`Intl.Segmenter`; ECMA-402, 18); without one, what stands
 * between two marks is one word.
 */
export function tokenise(text: string, english = true): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    for (const { start, end } of wordsIn(match[0], match.index)) {
      const word = normalise(text.slice(start, end));
      for (const part of english ? expand(word) : [word]) tokens.push({ start, end, word: part, stem: english ? stem(part) : part });
    }
  }
  return tokens;
}

let segmenter: Intl.Segmenter | undefined;

function wordsIn(run: string, offset: number): readonly { readonly start: number; readonly end: number }[] {
  const whole = { start: offset, end: offset + run.length };
  if (!UNSPACED.test(run) || typeof Intl.Segmenter !== 'function') return [whole];
  // The language of the reader has no say: the dictionaries go by script.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  const words = [...segmenter.segment(run)].filter(({ isWordLike }) => isWordLike);
  return words.length === 0 ? [whole] : words.map(({ index, segment }) => ({ start: offset + index, end: offset + index + segment.length }));
}

/**
 * What a phrase is compared by, in both ways of joining its words: by stems ("caching layers" is "cache layer"), and by
 * whole words but for the last ("time-outs" is "timeouts", whose "time" keeps its e). One in common makes two phrases equal.
 */
export function keysOf(tokens: readonly Token[]): readonly [string, string] {
  const words = tokens.slice(0, -1).map((token) => token.word).join('');
  return [tokens.map((token) => token.stem).join(''), words + (tokens.at(-1)?.stem ?? '')];
}

function normalise(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  // Only the accents of Latin, Greek and Cyrillic letters: in other scripts marks are vowels.
  return word.normalize('NFKC').toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]+/g, '').replace(/[’ʼ]/g, "'");
}

function expand(word: string): readonly string[] {
  const listed = CONTRACTIONS.get(word);
  if (listed) return listed;
  if (!word.includes("'")) return [word];
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not'];
  const [base = '', ...rest] = word.split("'");
  return [base, ...rest.filter((part) => part !== 's').map((part) => ENDINGS[part] ?? part)];
}
