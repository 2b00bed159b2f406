import { InterviewError } from './interview-error.js';

/** Why something cannot be added to a finished interview. */
export type ReviewRefusal =
  | 'unfinished'
  | 'no-question'
  | 'no-answer'
  | 'no-criterion'
  | 'no-incident'
  | 'no-override'
  | 'withdrawn'
  | 'no-appeal'
  | 'answered'
  | 'id-taken'
  | 'other-record';

const RELOAD = 'Load the report again and look at what stands there now.';

const MESSAGES: Record<ReviewRefusal, [message: string, action: string]> = {
  unfinished: ['The interview is not finished.', 'Wait for its end; until then nothing can be added.'],
  'no-question': ['There is no such question in this interview.', RELOAD],
  'no-answer': ['This question has no answer that a level could be given for.', 'Write a comment instead.'],
  'no-criterion': ['Answers are not judged by this criterion here.', 'Choose one of the criteria of the report.'],
  'no-incident': ['There is no such incident in this interview.', RELOAD],
  'no-override': ['There is no such change of a level.', RELOAD],
  withdrawn: ['This change of a level was already taken back.', RELOAD],
  'no-appeal': ['There is no such appeal in this interview.', RELOAD],
  answered: ['This appeal was already answered.', `${RELOAD} A comment can still be added.`],
  'id-taken': ['Something else stands in the record under this id.', 'Leave the id out, so that a new one is made.'],
  'other-record': ['The record is not the one that was opened: what stood in it was replaced.', 'Do not rely on it; compare it with a copy of the record.'],
};

/** An entry of a reviewer or a candidate does not fit the interview; nothing was added. Codes: `review/<reason>`. */
export class ReviewError extends InterviewError {
  constructor(reason: ReviewRefusal, options: { cause?: unknown } = {}) {
    const [message, action] = MESSAGES[reason];
    super({ code: `review/${reason}`, message, action, recoverable: true, cause: options.cause });
  }

  override get reason(): ReviewRefusal {
    return super.reason as ReviewRefusal;
  }
}
