import type { AnswerEvaluation } from '../../src/spec/index.js';
import { BubblingEvent } from './bubbling-event.js';

export class InterviewEvaluationEvent extends BubblingEvent {
  /** Levels with the quotes behind them. */
  readonly evaluation: AnswerEvaluation;

  constructor(evaluation: AnswerEvaluation) {
    super('interview-evaluation');
    this.evaluation = evaluation;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-evaluation': InterviewEvaluationEvent;
  }
}
