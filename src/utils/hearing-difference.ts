import { countWords, wordDifference } from './spoken-words.js';

/**
 * From here on two transcripts of one answer differ so much that neither can be relied on. Recognisers mishear some 5 to 15 % of the
 * words of ordinary speech, so that two of them may differ by twice as much without any trouble; four services misheard 53 %
 * where the speaker was Deaf (PubMed 39157956). Chosen by that, not measured.
 */
export const HEARINGS_DIFFER_FROM = 0.3;

/**
 * Word error rate between two transcripts of one answer, with the second as the reference: replaced, missing and added words
 * for each of its words, case and punctuation aside. 0: the same; at most 1, where as many words are wrong as there are. Numbers in figures
 * and in words, and "uh" that one of them leaves out, count as differences.
 */
export function hearingDifference(first: string, second: string): number {
  const count = countWords(second);
  // Long texts of very different length need not be compared word by word.
  if (Math.abs(countWords(first) - count) >= count) return count === 0 && countWords(first) === 0 ? 0 : 1;
  return Math.min(1, wordDifference(second, first));
}
