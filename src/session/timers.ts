import type { Clock } from '../spec/index.js';
import { answerRemainingMs, interviewRemainingMs, type SessionState } from './state.js';

/** The two clocks of an interview: one for the answer, one for the whole. */
export class SessionTimers {
  readonly #clock: Clock;
  readonly #onExpire: (which: 'answer' | 'interview') => void;
  #cancel: (() => void)[] = [];

  constructor(clock: Clock, onExpire: (which: 'answer' | 'interview') => void) {
    this.#clock = clock;
    this.#onExpire = onExpire;
  }

  /** Sets both from the state as it is now; what was set before is dropped. */
  set(state: SessionState, at: number): void {
    this.stop();
    const answer = state.turn === 'listening' ? answerRemainingMs(state, at) : undefined;
    this.#arm('answer', answer);
    this.#arm('interview', interviewRemainingMs(state, at));
  }

  stop(): void {
    for (const cancel of this.#cancel.splice(0)) cancel();
  }

  #arm(which: 'answer' | 'interview', ms: number | undefined): void {
    if (ms !== undefined) this.#cancel.push(this.#clock.setTimer(ms, () => this.#onExpire(which)));
  }
}
