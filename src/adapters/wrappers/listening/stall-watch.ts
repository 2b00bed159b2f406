import { AdapterError } from '../../../errors/index.js';
import type { SpeechToText } from '../../../spec/index.js';
import type { RetryClock } from '../retry-clock.js';

export interface StallTerms {
  readonly clock: RetryClock;
  /** So long no word may come although somebody speaks, ms. Undefined: by what the recogniser is. */
  readonly stallMs: number | undefined;
}

/** Less speech is a cough, ms. */
const LEAST_SPEECH_MS = 1_000;
/** For recognisers that follow the sound: guesses come several times a second. */
const FOLLOWING_MS = 6_000;
/** For those whose guesses may come only after a pause, of which most speakers make one in that time. */
const GUESSING_MS = 20_000;
/** For those that do not: a stretch may be a minute long, and be written down for 20 s. */
const SILENT_MS = 90_000;
/** For their last words. */
const LAST_WORDS_MS = 30_000;

export interface WatchStart {
  /** False: only the last words are waited for with a limit. */
  readonly isWatched: boolean;
  /** Speech that is there already for it to write down, ms. */
  readonly speechMs: number;
  /** The last sound is in. */
  readonly isEnding: boolean;
}

/** Notices a recogniser from which nothing comes any more. */
export class StallWatch {
  readonly #terms: StallTerms;
  #adapter: SpeechToText | undefined;
  #onStall: (error: AdapterError) => void = () => undefined;
  #isWatched = false;
  #isEnding = false;
  #isWaiting = false;
  #speechMs = 0;
  #cancel: () => void = () => undefined;
  #stall: AdapterError | undefined;

  constructor(terms: StallTerms) {
    this.#terms = terms;
  }

  /** What the last recogniser was given up with. */
  get stall(): AdapterError | undefined {
    return this.#stall;
  }

  start(adapter: SpeechToText, { isWatched, speechMs, isEnding }: WatchStart, onStall: (error: AdapterError) => void): void {
    this.stop();
    this.#adapter = adapter;
    this.#onStall = onStall;
    this.#isWatched = isWatched;
    this.#stall = undefined;
    if (isEnding) this.lastWords();
    else if (speechMs > 0) this.speech(speechMs);
  }

  /** Somebody speaks, for so many ms more. */
  speech(ms: number): void {
    this.#speechMs += ms;
    if (!this.#isWaiting && this.#isWatched && !this.#isEnding) this.#wait(this.#limit);
  }

  /** Words came. */
  words(): void {
    this.#quiet();
    if (this.#isEnding) this.#wait(this.#lastLimit);
  }

  /** The sound is over; what is left must come now. */
  lastWords(): void {
    this.#isEnding = true;
    if (!this.#adapter) return;
    this.#quiet();
    this.#wait(this.#lastLimit);
  }

  /** Nobody is watched. */
  stop(): void {
    this.#quiet();
    this.#adapter = undefined;
    this.#isWatched = false;
  }

  get #limit(): number {
    const { interimResults, words, turns } = this.#adapter?.capabilities ?? {};
    return this.#terms.stallMs ?? (!interimResults ? SILENT_MS : words || turns ? FOLLOWING_MS : GUESSING_MS);
  }

  get #lastLimit(): number {
    return this.#adapter?.capabilities.interimResults ? this.#limit : Math.min(this.#limit, LAST_WORDS_MS);
  }

  #wait(ms: number): void {
    const provider = this.#adapter?.provider ?? '';
    this.#isWaiting = true;
    this.#cancel = this.#terms.clock.setTimer(ms, () => {
      if (!this.#isEnding && this.#speechMs < LEAST_SPEECH_MS) return this.#quiet();
      this.#stall = new AdapterError(provider, 'timeout', this.#isEnding ? 'the last words did not come in time' : 'no words came although somebody speaks');
      this.#onStall(this.#stall);
    });
  }

  #quiet(): void {
    this.#cancel();
    this.#isWaiting = false;
    this.#speechMs = 0;
  }
}
