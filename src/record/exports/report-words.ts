import type { ReportQuestion } from '../report.js';

/** Words that a printed report needs; they are keys of the texts of `<interview-report>`. */
export type ReportWord =
  | 'end candidate'
  | 'end failed'
  | 'end host'
  | 'end time-limit'
  | 'fieldEmail'
  | 'fieldName'
  | 'fieldSubject'
  | 'comma'
  | 'unknown'
  | `coverage ${string}`
  | `kind ${string}`
  | `outcome ${string}`
  | `purpose ${string}`
  | `report${string}`
  | `review${string}`
  | `severity ${string}`
  | `signal ${string}`
  | `sound ${string}`
  | `verdict ${string}`;

/** Gives the text of a key in the reader's language, with what goes into it. */
export type SayReport = (key: ReportWord, ...args: readonly (string | number | boolean)[]) => string;

/** `Question 2`, `Follow-up to question 2`... */
export function questionName({ question, number, practice }: ReportQuestion, say: SayReport): string {
  if (practice) return say('reportPractice');
  if (number === null) return say('reportErased');
  return say(question?.kind === 'follow-up' ? 'reportFollowUp' : 'reportQuestion', number);
}
