import type { ConsentReceipt } from '../../src/spec/index.js';
import { BubblingEvent } from './bubbling-event.js';

export class InterviewConsentEvent extends BubblingEvent {
  /** What was agreed to, with the hash of the text that was shown. */
  readonly receipt: ConsentReceipt;

  constructor(receipt: ConsentReceipt) {
    super('interview-consent');
    this.receipt = receipt;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-consent': InterviewConsentEvent;
  }
}
