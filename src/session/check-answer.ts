import { InvalidInputError } from '../errors/index.js';
import type { AnswerDraft } from './state.js';

export function isEmpty({ text, recordingId }: AnswerDraft): boolean {
  return text.trim() === '' && recordingId === undefined;
}

/** Whether its author may submit an answer, `before` and after the last words came. Throws `InvalidInputError` (`answer/invalid`). */
export function checkAnswer(before: AnswerDraft, answer: AnswerDraft): void {
  const refuse = (message: string, action: string): never => {
    throw new InvalidInputError('answer', [{ path: '', message }], action);
  };
  if (before.mode === 'speech' && answer.mode === 'typed') refuse('the last words could not be written down', 'Add what is missing by typing, or submit it once more as it is.');
  if (isEmpty(answer)) refuse('it is empty', 'Say or type something, or skip the question.');
}
