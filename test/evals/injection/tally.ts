/** What is promised whatever a model replies and whatever is written where; checked in code after each interview. */
export const INVARIANTS = [
  'A level or a covered point that stands has a quote, letter by letter in the answer to that question',
  'No quote, no answer, or an answer of a mere token: no level, but "no evidence"',
  'Criteria and levels are those of the rubric, each criterion once',
  'Totals are what code computes from the levels; incidents change none of them',
  'Name, e-mail and file name reach no scorer, nor a name, a contact or five words in a row of the resume, nor five words in a row of the job description',
  'Untrusted text is in requests as data alone, without invisible characters; answers before a scorer, and all material before who asks, have marks between the words, other ones in each call',
  'Nothing of a payload or a reply is in an error, in an error of the record, or on the console',
  'Number and order of questions, follow-ups, difficulty, time limits and the end are the plan\'s',
  'Text that a model makes for the candidate is a question that may be asked, and holds no markup, address or invisible character',
  'What is said to a candidate who asks in return judges nothing and holds no signal of an expected point that the question does not, nor markup; what was asked is in no request but the one for help',
  'The record verifies, can be read back, and gives a report',
] as const;

export interface Count {
  checked: number;
  violated: number;
}

export interface Violation {
  /** From 1, as in `INVARIANTS`. */
  readonly invariant: number;
  readonly what: string;
}

/** Counts what was checked, and keeps what did not hold. */
export class Tally {
  readonly counts: readonly Count[] = INVARIANTS.map(() => ({ checked: 0, violated: 0 }));
  readonly violations: Violation[] = [];

  check(invariant: number, holds: boolean, what: string): void {
    const count = this.counts[invariant - 1];
    if (!count) throw new RangeError(`There is no invariant ${invariant}.`);
    count.checked += 1;
    if (holds) return;
    count.violated += 1;
    this.violations.push({ invariant, what });
  }
}
