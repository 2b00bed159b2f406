import type { Phase, TurnPhase } from '../../src/session/state.js';
import { BubblingEvent } from './bubbling-event.js';

export class InterviewPhaseChangeEvent extends BubblingEvent {
  /** Where the session stands now. */
  readonly phase: Phase;
  /** Whose turn it is. */
  readonly turn: TurnPhase;
  /** Where it stood before. */
  readonly previous: Phase;

  constructor(phase: Phase, turn: TurnPhase, previous: Phase) {
    super('interview-phase-change');
    this.phase = phase;
    this.turn = turn;
    this.previous = previous;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-phase-change': InterviewPhaseChangeEvent;
  }
}
