import type { InterviewError } from '../../src/errors/index.js';
import { BubblingEvent } from './bubbling-event.js';

export class InterviewErrorEvent extends BubblingEvent {
  /** What failed, with a stable code and what to do next. */
  readonly error: InterviewError;

  constructor(error: InterviewError) {
    super('interview-error');
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-error': InterviewErrorEvent;
  }
}
