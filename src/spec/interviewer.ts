import type { InterviewError } from '../errors/index.js';
import type { Adapter, CallContext } from './adapter.js';
import type { AnswerEvaluation } from './evaluation.js';
import type { HelpReply, HelpRequest } from './help.js';
import type { InterviewPlan } from './plan.js';
import type { Question } from './question.js';
import type { SecondHearing } from './second-hearing.js';

/** One question with what came of it. */
export interface Turn {
  readonly question: Question;
  /** The part of the question that was heard before the candidate cut in; absent where it was heard to its end. */
  readonly heard?: string;
  /** The submitted text; absent when skipped. */
  readonly answer?: string;
  /** How sure the recogniser was of the spoken words, 0..1, their mean by length; absent where none were spoken or it does not say. */
  readonly confidence?: number;
  /**
   * What a second recogniser heard in the sound of the answer: judged in place of `answer`, which stays what the candidate saw
   * and what is asked after. Absent where none did, and where the candidate corrected the text by hand.
   */
  readonly heardAgain?: SecondHearing;
  readonly evaluation?: AnswerEvaluation;
}

export interface InterviewerContext {
  readonly plan: InterviewPlan;
  /** Fixes every random choice of the session. */
  readonly seed: string;
  /** Everything so far, in order. */
  readonly turns: readonly Turn[];
  /** ms left of the whole interview; absent without a limit. */
  readonly remainingMs?: number;
}

export interface InterviewerCall extends CallContext {
  /** Something failed and was made up for, e.g. the question bank took over from a model; goes into the record. */
  onFailure?(error: InterviewError): void;
  /**
   * The beginning of the question while it is being made, so that it can be spoken before it is whole; each call has all of
   * it so far. Only checked text is told, cut at the end of a clause; the question's text then begins with it, unless the
   * interviewer had to give it up (another question comes, or none).
   */
  onQuestionText?(text: string): void;
}

export type NextStep = { readonly type: 'question'; readonly question: Question } | { readonly type: 'end'; readonly reason: string };

/**
 * Decides what to ask and judges answers. Stateless: all it knows comes in the context, so that a
 * replayed session asks the same questions.
 */
export interface Interviewer extends Adapter {
  readonly version: string;
  /** Checks the plan before anything begins; rejects with `InvalidInputError`. */
  prepare(plan: InterviewPlan): Promise<void>;
  nextStep(context: InterviewerContext, call: InterviewerCall): Promise<NextStep>;
  /** Texts that are likely to be asked next; a voice makes them ready meanwhile. The last turn is the question that is being answered. */
  upcoming?(context: InterviewerContext): Promise<readonly string[]>;
  /** Practice questions are never evaluated. */
  evaluate(context: InterviewerContext, turn: Turn, call: InterviewerCall): Promise<AnswerEvaluation>;
  /**
   * Answers what the candidate asks in return, and gives nothing of the answer away. Without it the question is said again.
   * What is said here is in no later context: it changes neither what is asked nor how it is judged.
   */
  help?(context: InterviewerContext, request: HelpRequest, call: InterviewerCall): Promise<HelpReply>;
}
