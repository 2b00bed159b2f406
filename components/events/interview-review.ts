import type { LogEvent } from '../../src/spec/index.js';
import { BubblingEvent } from './bubbling-event.js';

export class InterviewReviewEvent extends BubblingEvent {
  /** Names the record. */
  readonly sessionId: string;
  /** What was added to the log, in order, to go after all that it held. */
  readonly events: readonly LogEvent[];
  /** True: it is in the store. False: there is none, and whoever listens keeps the events. */
  readonly saved: boolean;

  constructor(sessionId: string, events: readonly LogEvent[], saved: boolean) {
    super('interview-review');
    this.sessionId = sessionId;
    this.events = events;
    this.saved = saved;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-review': InterviewReviewEvent;
  }
}
