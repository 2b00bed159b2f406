import { InvalidInputError } from '../errors/index.js';
import { HELP_LIMITS, HELP_WISHES, type HelpWanted } from '../spec/help.js';

/** Checks what the candidate wants to know, `before`: how often this question was asked about. Throws `InvalidInputError` (`help/invalid`). */
export function checkHelpWanted(wanted: HelpWanted, before: number): HelpWanted {
  const refuse = (message: string, action: string): never => {
    throw new InvalidInputError('help', [{ path: '', message }], action);
  };
  if (before >= HELP_LIMITS.perQuestion) refuse('enough was asked about this question', 'Answer as you understand the question, or skip it; skipping is not held against you.');
  if ('wish' in wanted) return HELP_WISHES.includes(wanted.wish) ? { wish: wanted.wish } : refuse('there is no such wish', `Use one of: ${HELP_WISHES.join(', ')}.`);
  const text = String(wanted.text).trim();
  if (text === '') refuse('it is empty', 'Write what you would like to know.');
  if (text.length > HELP_LIMITS.characters) refuse(`it has more than ${HELP_LIMITS.characters} characters`, 'Say it in fewer words.');
  return { text };
}
