import { BubblingEvent } from './bubbling-event.js';

export class InterviewTranscriptDeltaEvent extends BubblingEvent {
  /** The answer that is being given. */
  readonly answerId: string;
  /** The current guess for what follows. */
  readonly text: string;

  constructor(answerId: string, text: string) {
    super('interview-transcript-delta');
    this.answerId = answerId;
    this.text = text;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-transcript-delta': InterviewTranscriptDeltaEvent;
  }
}
