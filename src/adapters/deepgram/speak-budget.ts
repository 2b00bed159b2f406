import { RATE_WINDOW_MS } from './deepgram-errors.js';

/** Of one connection in any minute (Deepgram, "Flush" and "TTS Troubleshooting", DATA-0001). */
const MOST_CHARACTERS = 2_400;
const MOST_FLUSHES = 20;
/** Deepgram ends a connection after an hour. */
const LONGEST_LIFE_MS = 55 * 60_000;

/** What one connection may still be asked for, so that Deepgram's limits are never met: one more connection costs less than a wait. */
export class SpeakBudget {
  readonly #openedAt: number;
  #spent: { readonly at: number; readonly characters: number }[] = [];

  /** ms on any monotonic clock. */
  constructor(now: number) {
    this.#openedAt = now;
  }

  /** Takes what a text needs, or says that it is too much. */
  spend(characters: number, now: number): boolean {
    this.#spent = this.#spent.filter(({ at }) => now - at < RATE_WINDOW_MS);
    const sum = this.#spent.reduce((total, item) => total + item.characters, 0);
    if (sum + characters > MOST_CHARACTERS || this.#spent.length >= MOST_FLUSHES || now - this.#openedAt > LONGEST_LIFE_MS) return false;
    this.#spent.push({ at: now, characters });
    return true;
  }
}
