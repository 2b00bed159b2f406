import { InterviewError } from './interview-error.js';

/** One thing that is wrong with an input; `path` is dotted, e.g. `questions.3.text`. Never holds the value itself. */
export interface InputIssue {
  path: string;
  message: string;
}

/** What was refused: selects the `code` (`plan/invalid`, `bank/invalid`, `attribute/invalid`...). */
export type InputSubject = 'plan' | 'bank' | 'attribute' | 'consent' | 'candidate' | 'record' | 'answer' | 'help' | 'incident' | 'observation' | 'option' | 'review';

/** An input was refused; nothing of it was used. */
export class InvalidInputError extends InterviewError {
  readonly subject: InputSubject;
  readonly issues: readonly InputIssue[];

  constructor(subject: InputSubject, issues: readonly InputIssue[], action?: string) {
    const shown = issues.slice(0, 5).map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message));
    const more = issues.length > 5 ? ` (and ${issues.length - 5} more)` : '';
    super({
      code: `${subject}/invalid`,
      message: `The ${subject} is not valid. ${shown.join('; ')}${more}.`.replace(/\.\.$/, '.'),
      action: action ?? 'Correct the named fields and try again.',
      recoverable: subject === 'attribute',
    });
    this.subject = subject;
    this.issues = issues;
  }
}
