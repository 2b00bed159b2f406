import type { AnswerMode } from '../../src/spec/index.js';
import { BubblingEvent } from './bubbling-event.js';

export class InterviewAnswerSavedEvent extends BubblingEvent {
  /** The answer that is on disk now. */
  readonly answerId: string;
  /** Its question. */
  readonly questionId: string;
  /** Spoken, typed, or both. */
  readonly mode: AnswerMode;

  constructor(answerId: string, questionId: string, mode: AnswerMode) {
    super('interview-answer-saved');
    this.answerId = answerId;
    this.questionId = questionId;
    this.mode = mode;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-answer-saved': InterviewAnswerSavedEvent;
  }
}
