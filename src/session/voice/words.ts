import { wordsOf } from '../../interviewer/phrases/index.js';

/** Pieces of a transcript, one after the other. */
export function joinWords(before: string, after: string): string {
  return before && after ? `${before.trimEnd()} ${after.trimStart()}` : before + after;
}

/** Whether what was heard is what is being said: echo cancellation is never perfect. */
export function isEchoOf(heard: string, said: string): boolean {
  const words = new Set(wordsOf(said));
  return wordsOf(heard).every((word) => words.has(word));
}
