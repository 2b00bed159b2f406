import type { Question } from '../../src/spec/index.js';
import { BubblingEvent } from './bubbling-event.js';

export class InterviewQuestionStartEvent extends BubblingEvent {
  /** The question as it is asked. */
  readonly question: Question;
  /** Counts from 1; 0 for practice. */
  readonly number: number;

  constructor(question: Question, number: number) {
    super('interview-question-start');
    this.question = question;
    this.number = number;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-question-start': InterviewQuestionStartEvent;
  }
}
