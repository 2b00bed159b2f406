import { BubblingEvent } from './bubbling-event.js';

/** The candidate said no. Not an `interview-consent` without purposes: whoever listens for that one must never mistake a no for a yes. */
export class InterviewConsentDeclineEvent extends BubblingEvent {
  constructor() {
    super('interview-consent-decline');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-consent-decline': InterviewConsentDeclineEvent;
  }
}
