import type { EndReason } from '../../src/spec/index.js';
import { BubblingEvent } from './bubbling-event.js';

export class InterviewEndEvent extends BubblingEvent {
  /** Why it ended. */
  readonly reason: EndReason;
  /** Names the record. */
  readonly sessionId: string;

  constructor(reason: EndReason, sessionId: string) {
    super('interview-end');
    this.reason = reason;
    this.sessionId = sessionId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-end': InterviewEndEvent;
  }
}
