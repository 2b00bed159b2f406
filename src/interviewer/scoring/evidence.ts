import type { ExpectedPoint } from '../../spec/index.js';
import { FUNCTION_WORDS } from './function-words.js';
import { ignoranceIn } from './ignorance.js';
import { isRival, sortMatches, type SortedMatches } from './one-point.js';
import { quoteAround, sentencesOf, type Span } from './passages.js';
import { keysOf, tokenise, type Token } from './tokens.js';

/** The words of the answer that say an expected point. */
export interface Evidence {
  readonly point: ExpectedPoint;
  /** Exact substring of the answer. */
  readonly quote: string;
  /** Index into `AnswerReading.sentences`. */
  readonly sentence: number;
  /** Words of the match: indices into the sentence's tokens, `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

export interface Sentence extends Span {
  readonly tokens: readonly Token[];
  /** It repeats the question. */
  readonly isEcho: boolean;
}

/** An answer with what a rule finds in it. */
export interface AnswerReading {
  readonly sentences: readonly Sentence[];
  /** At most one per expected point, in the order of the points. */
  readonly evidence: readonly Evidence[];
}

export interface ReadingOptions {
  /** The question as asked; whoever only repeats it has said nothing. */
  readonly questionText?: string;
  /** The guards that need to know the language work in English; elsewhere density alone tells a list from prose. */
  readonly english?: boolean;
}

/** Words on either side of a match that are looked at to tell prose from a list. */
const WINDOW = 10;
const MIN_WORDS = 5;
const MIN_FUNCTION_WORDS = 3;
/** Prose does not go on for so many words without a function word or a mark between them. */
const LIST_RUN = 8;
/** From this share of signal words on, a passage is a list: content words alone, and all words (for phrases like "as a result"). */
const MAX_CONTENT_DENSITY = 0.5;
const MAX_DENSITY = 0.6;
/** Hold a list together as well as a sentence, so they do not tell one from the other. */
const LIST_WORDS: ReadonlySet<string> = new Set(['and', 'or']);
/** A sentence with this share of its content words taken from the question repeats it. */
const ECHO_SHARE = 0.8;

/**
 * Finds the expected points in an answer. A signal counts only where it stands in prose that says something:
 *
 * - it matches whole words, without case, accents, hyphens and common endings;
 * - within 10 words on either side, inside its sentence, are at least 3 different function words ("the", "I", "would"...;
 *   "and" and "or" do not count), fewer than half of those words are content words of signals, and fewer than 60 % belong
 *   to signals at all: a list of keywords is no evidence for any of them;
 * - it does not stand among 8 words in a row without grammar, nor a mark between them: prose at one end of a list does not
 *   make the list prose. A shorter list, or one with commas, cannot be told from an enumeration, and counts;
 * - its words say one point and no other, the longest signal first: one keyword glued to prose says one point at the most;
 * - the speaker does not say that he does not know it ("not sure what X is");
 * - the sentence does not merely repeat the question.
 *
 * What no such rule can see: whether the sentence is true, or who wrote it. A fluent wrong sentence with the right
 * words counts, a right thought in other words does not; that is why the quote is shown and a person decides.
 */
export function readAnswer(answer: string, points: readonly ExpectedPoint[], options: ReadingOptions = {}): AnswerReading {
  const english = options.english ?? true;
  const signals = signalsOf(points, english);
  const asked = new Set(tokenise(options.questionText ?? '', english).map((token) => token.stem));
  const sentences = sentencesOf(answer).map((span) => toSentence(answer, span, english, asked));
  const evidence: Evidence[] = [];
  const said = sentences.map((sentence) => matchesThatSay(answer, sentence, signals, english));
  const take = (match: Match, index: number): void => {
    const { point, from, to } = match;
    const isTaken = evidence.some((found) => found.point === point || (found.sentence === index && isRival(match, found)));
    const sentence = sentences[index];
    if (isTaken || !sentence) return;
    const hit = { start: sentence.tokens[from]?.start ?? 0, end: sentence.tokens[to - 1]?.end ?? 0 };
    evidence.push({ point, quote: quoteAround(answer, sentence, sentence.tokens, hit), sentence: index, from, to });
  };
  // Words that could say several points go to one that nothing else says.
  for (const kind of ['sure', 'shared'] as const) said.forEach((matches, index) => matches[kind].forEach((match) => take(match, index)));
  evidence.sort((a, b) => points.indexOf(a.point) - points.indexOf(b.point));
  return { sentences, evidence };
}

/** Those that stand in prose, and of which the speaker does not say that he does not know them. */
function matchesThatSay(answer: string, { tokens, start, end, isEcho }: Sentence, signals: ReadonlyMap<string, ReadonlySet<ExpectedPoint>>, english: boolean): SortedMatches {
  const matches = isEcho ? [] : matchesIn(tokens, signals);
  if (matches.length === 0) return { sure: [], shared: [] };
  const isProse = proseIn(answer, tokens, matches, english);
  const isDenied = english ? ignoranceIn(tokens, answer.slice(start, end).includes('?')) : () => false;
  return sortMatches(matches.filter(({ from, to }) => isProse(from, to) && !isDenied(from, to)));
}

function toSentence(text: string, span: Span, english: boolean, asked: ReadonlySet<string>): Sentence {
  const tokens = tokenise(text.slice(span.start, span.end), english);
  const placed = tokens.map((token) => ({ ...token, start: token.start + span.start, end: token.end + span.start }));
  return { ...span, tokens: placed, isEcho: isEcho(tokens, asked) };
}

export interface Match {
  readonly point: ExpectedPoint;
  readonly from: number;
  readonly to: number;
}

/** The points that each key stands for. */
export function signalsOf(points: readonly ExpectedPoint[], english: boolean): ReadonlyMap<string, ReadonlySet<ExpectedPoint>> {
  const signals = new Map<string, Set<ExpectedPoint>>();
  for (const point of points) {
    for (const key of point.signals.flatMap((signal) => keysOf(tokenise(signal, english)))) {
      if (key) signals.set(key, (signals.get(key) ?? new Set()).add(point));
    }
  }
  return signals;
}

export function matchesIn(tokens: readonly Token[], signals: ReadonlyMap<string, ReadonlySet<ExpectedPoint>>): Match[] {
  const longest = Math.max(0, ...[...signals.keys()].map((key) => key.length));
  const found: Match[] = [];
  for (let from = 0; from < tokens.length; from++) {
    let stems = '';
    let words = '';
    for (let to = from; to < tokens.length && stems.length < longest; to++) {
      const { stem, word } = tokens[to] ?? { stem: '', word: '' };
      stems += stem;
      const points = new Set([...(signals.get(stems) ?? []), ...(signals.get(words + stem) ?? [])]);
      for (const point of points) found.push({ point, from, to: to + 1 });
      words += word;
    }
  }
  return found;
}

function isEcho(tokens: readonly Token[], asked: ReadonlySet<string>): boolean {
  const content = tokens.filter((token) => !FUNCTION_WORDS.has(token.word));
  return content.length > 0 && content.filter((token) => asked.has(token.stem)).length / content.length >= ECHO_SHARE;
}

function proseIn(answer: string, tokens: readonly Token[], matches: readonly Match[], english: boolean) {
  const isSignal = new Set(matches.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)));
  return (from: number, to: number): boolean => {
    const start = Math.max(0, from - WINDOW);
    const window = tokens.slice(start, to + WINDOW);
    if (window.length < MIN_WORDS) return false;
    const hits = window.filter((_, index) => isSignal.has(start + index));
    if (!english) return hits.length / window.length < MAX_CONTENT_DENSITY;
    const grammar = new Set(window.map((token) => token.word).filter(isGrammar));
    const content = hits.filter((token) => !FUNCTION_WORDS.has(token.word));
    return (
      runAround(answer, tokens, from, to) < LIST_RUN &&
      grammar.size >= MIN_FUNCTION_WORDS &&
      content.length / window.length < MAX_CONTENT_DENSITY &&
      hits.length / window.length < MAX_DENSITY
    );
  };
}

/** How many words stand in a row around a match, with neither grammar nor a mark between them; "and" and "or" go along uncounted. */
function runAround(answer: string, tokens: readonly Token[], from: number, to: number): number {
  const isApart = (at: number): boolean => isGrammar(tokens[at]?.word ?? '') || /[,;:()–—]|\s-\s/.test(answer.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0));
  let [first, last] = [from, to];
  while (first > 0 && !isApart(first) && !isGrammar(tokens[first - 1]?.word ?? '')) first -= 1;
  while (last < tokens.length && !isApart(last)) last += 1;
  return tokens.slice(first, last).filter(({ word }) => !LIST_WORDS.has(word)).length;
}

function isGrammar(word: string): boolean {
  return FUNCTION_WORDS.has(word) && !LIST_WORDS.has(word);
}
