import type { Clock } from '../spec/index.js';

/** How long typing must rest before the draft is written down, ms. */
const DRAFT_REST_MS = 400;

/** Writes a draft down when typing rests, or when somebody needs it now. */
export class DraftWriter {
  readonly #clock: Clock;
  readonly #write: () => void;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, write: () => void) {
    this.#clock = clock;
    this.#write = write;
  }

  typed(): void {
    this.#cancel?.();
    this.#cancel = this.#clock.setTimer(DRAFT_REST_MS, () => this.flush());
  }

  flush(): void {
    if (!this.#cancel) return;
    this.#cancel();
    this.#cancel = undefined;
    this.#write();
  }
}
