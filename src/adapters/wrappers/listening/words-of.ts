/** A word; of scripts without spaces, a character. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*/gu;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

export interface PlacedWord {
  /** For comparing: without case. */
  readonly text: string;
  /** Index of its first character. */
  readonly start: number;
}

export function wordsOf(text: string): readonly PlacedWord[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ text: word.normalize('NFKC').toLowerCase().replaceAll('’', "'"), start: index }));
}

/** How long a text is to speak, in letters of an alphabet: a character of some scripts is a syllable. */
export function spokenLength(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0) * 2;
}

/** The text from the word with this number on. */
export function fromWord(text: string, count: number): string {
  if (count === 0) return text;
  const word = wordsOf(text)[count];
  return word ? text.slice(word.start) : '';
}
