/** A word; of scripts without spaces, a character. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*/gu;

interface SpokenWord {
  readonly text: string;
  /** Index behind its last character. */
  readonly end: number;
}

/** How far the words of what was said are from those that were to be said, as a share of the latter; 0 is the same. Case and punctuation do not count. */
export function wordDifference(wanted: string, said: string): number {
  const [all, heard] = [wordsOf(wanted), wordsOf(said)];
  if (all.length === 0) return heard.length === 0 ? 0 : 1;
  return (distances(all, heard).at(-1) ?? 0) / all.length;
}

/** How many words a text has. */
export function countWords(text: string): number {
  return wordsOf(text).length;
}

/** The first words of a text, as they stand in it. */
export function firstWords(text: string, count: number): string {
  return text.slice(0, wordsOf(text)[count - 1]?.end);
}

/**
 * What a second writing of the same speech has beyond the first, which may have been written in slightly other words: the
 * first is laid along the beginning of the second where it fits best (Levenshtein 1966; Sellers 1980).
 */
export function beyondWords(first: string, second: string): string {
  const [known, words] = [wordsOf(first), wordsOf(second)];
  if (known.length === 0) return second;
  const fits = distances(known, words);
  let best = 0;
  fits.forEach((distance, count) => {
    // Of equal ones the longer: a word that stands in both is not to be doubled.
    if (distance <= (fits[best] ?? Infinity)) best = count;
  });
  return second.slice(words[best - 1]?.end ?? 0).replace(/^[\s.,;:!?…]+/u, '');
}

function wordsOf(text: string): readonly SpokenWord[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ text: word.toLowerCase().replaceAll('’', "'"), end: index + word.length }));
}

/** For each count of words from the beginning of the second: how many changes part them from the whole first. */
function distances(first: readonly SpokenWord[], second: readonly SpokenWord[]): readonly number[] {
  let row = Array.from({ length: second.length + 1 }, (_, index) => index);
  first.forEach((word, index) => {
    const next = [index + 1];
    second.forEach((other, column) => {
      const replaced = (row[column] ?? 0) + (word.text === other.text ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    });
    row = next;
  });
  return row;
}
