import { BubblingEvent } from './bubbling-event.js';

export class InterviewTranscriptEndEvent extends BubblingEvent {
  /** The answer that is being given. */
  readonly answerId: string;
  /** Words that will not change any more. */
  readonly text: string;
  /** 0..1, of the recogniser, where it gives one. */
  readonly confidence: number | undefined;

  constructor(answerId: string, text: string, confidence: number | undefined) {
    super('interview-transcript-end');
    this.answerId = answerId;
    this.text = text;
    this.confidence = confidence;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-transcript-end': InterviewTranscriptEndEvent;
  }
}
