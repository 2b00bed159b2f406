import type { Clock } from '../../spec/index.js';

/** Nobody hears nothing for longer than 4 s: the phrase begins earlier, because a voice needs time as well, ms. */
const FIRST_MS = 2500;
const NEXT_MS = 3000;

/** Says something short while what comes next is not there yet. */
export class Bridge {
  readonly #clock: Clock;
  readonly #phrases: readonly string[];
  readonly #say: (text: string) => Promise<void> | undefined;
  #cancel: (() => void) | undefined;
  #count = 0;
  #isSpeaking = false;

  constructor(clock: Clock, phrases: readonly string[], say: (text: string) => Promise<void> | undefined) {
    this.#clock = clock;
    this.#phrases = phrases;
    this.#say = say;
  }

  /** Something of it is being said. */
  get isSpeaking(): boolean {
    return this.#isSpeaking;
  }

  /** Counts from the first call. */
  start(): void {
    if (!this.#cancel) this.#after(FIRST_MS);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #after(ms: number): void {
    this.#cancel?.();
    const cancel = this.#clock.setTimer(ms, () => {
      const text = this.#phrases[this.#count % this.#phrases.length] ?? '';
      this.#count += 1;
      this.#isSpeaking = true;
      void Promise.resolve(this.#say(text)).then(() => {
        this.#isSpeaking = false;
        if (this.#cancel === cancel) this.#after(NEXT_MS);
      });
    });
    this.#cancel = cancel;
  }
}
