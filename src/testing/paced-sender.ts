import type { SimulatorClock } from './socket-simulator.js';

/** Does one thing after another, each after its delay and never before the one that was asked for earlier. */
export class PacedSender {
  readonly #clock: SimulatorClock;
  readonly #cancels = new Set<() => void>();
  #due = 0;

  constructor(clock: SimulatorClock) {
    this.#clock = clock;
  }

  /** `delayMs` counts from now. */
  after(delayMs: number, action: () => void): void {
    const now = this.#clock.now();
    this.#due = Math.max(this.#due, now + delayMs);
    if (this.#due <= now && this.#cancels.size === 0) return action();
    const cancel = this.#clock.setTimer(this.#due - now, () => {
      this.#cancels.delete(cancel);
      action();
    });
    this.#cancels.add(cancel);
  }

  /** Nothing that waits is done any more. */
  cancel(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}
