/** A stretch of text that is spoken in one go, with its place in the whole. */
export interface Clause {
  readonly text: string;
  /** Index of its first character in the whole text. */
  readonly offset: number;
}

/** Symbols are spoken, punctuation is not. */
const SPEAKABLE = /[\p{L}\p{N}\p{S}]/u;

/**
 * Cuts text into clauses of at most `longest` characters: whole sentences together as far as they fit; a sentence that is
 * too long at a comma, else between words, else between characters. Left out are white space and clauses of mere
 * punctuation, over which some voices hang.
 * Chromium's remote voices fall silent after about 15 s without a word of it (Chromium issue 41294170).
 */
export function segmentText(text: string, language = 'en', longest = 180): readonly Clause[] {
  const clauses: Clause[] = [];
  for (let from = 0; from < text.length; ) {
    const to = cut(text, from, longest, language);
    const raw = text.slice(from, to);
    const spoken = raw.trim();
    if (SPEAKABLE.test(spoken)) clauses.push({ text: spoken, offset: from + raw.indexOf(spoken) });
    from = to;
  }
  return clauses;
}

/** The best place to end a clause that begins at `from`. */
function cut(text: string, from: number, longest: number, language: string): number {
  if (text.length - from <= longest) return text.length;
  // More than fits is looked at, so that a boundary at the very edge is seen as one.
  const view = text.slice(from, from + longest * 2);
  const last = (ends: readonly number[]): number | undefined => ends.filter((end) => end > 0 && view.slice(0, end).trimEnd().length <= longest).at(-1);
  const sentence = last(boundaries(view, 'sentence', language));
  if (sentence !== undefined) return from + sentence;
  const clause = last(matches(view, /[,;:–—]\s+|[、，；：]/gu));
  // A cut in the first third would make a needlessly short piece.
  if (clause !== undefined && clause > longest / 3) return from + clause;
  const end = last(boundaries(view, 'word', language)) ?? last(boundaries(view, 'grapheme', language)) ?? longest;
  return from + end;
}

const PATTERNS = { sentence: /[.!?…]+["'”’)\]]*\s+|[。！？]+/gu, word: /\s+/gu, grapheme: /\P{M}(?=\P{M})/gu } as const;

/** Where a sentence, word or character ends. Firefox has had `Intl.Segmenter` since version 125. */
function boundaries(text: string, granularity: 'sentence' | 'word' | 'grapheme', language: string): readonly number[] {
  if (typeof Intl.Segmenter !== 'function') return matches(text, PATTERNS[granularity]);
  const segments = [...new Intl.Segmenter(language, { granularity }).segment(text)];
  // Punctuation and spaces are segments of their own among words; they stay with the word before them.
  if (granularity !== 'word') return segments.map(({ index, segment }) => index + segment.length);
  return segments.filter(({ isWordLike, index }) => isWordLike && index > 0 && !isInsideWord(text, index)).map(({ index }) => index);
}

/** "well-known" and "3.5" are words of several segments. */
function isInsideWord(text: string, index: number): boolean {
  return /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u.test(text.slice(Math.max(0, index - 2), index));
}

function matches(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => index + match.length);
}
