import { BubblingEvent } from './bubbling-event.js';

export class InterviewRecordingEvent extends BubblingEvent {
  /** The recording. */
  readonly blob: Blob;
  /** Its length, ms. */
  readonly durationMs: number;
  /** SHA-256 of its bytes, hex. */
  readonly hash: string;

  constructor(blob: Blob, durationMs: number, hash: string) {
    super('interview-recording');
    this.blob = blob;
    this.durationMs = durationMs;
    this.hash = hash;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-recording': InterviewRecordingEvent;
  }
}
