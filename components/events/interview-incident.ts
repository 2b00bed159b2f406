import type { Incident } from '../../src/spec/index.js';
import { BubblingEvent } from './bubbling-event.js';

export class InterviewIncidentEvent extends BubblingEvent {
  /** A fact with its evidence, never a verdict; once at its start and once at its end. */
  readonly incident: Incident;

  constructor(incident: Incident) {
    super('interview-incident');
    this.incident = incident;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-incident': InterviewIncidentEvent;
  }
}
