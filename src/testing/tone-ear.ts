import { hearTones } from './tone-speech.js';

/** Below this amplitude nothing sounds, of 32768. */
const AUDIBLE = 3_276;
/** After so long a quiet a word is over, ms. */
const WORD_END_MS = 30;

/** Hears words of `speakTones` in sound that comes in pieces, as soon as each is over. */
export class ToneEar {
  /** All that were heard so far. */
  readonly words: string[] = [];
  /** Hz. */
  readonly sampleRate: number;
  #pending: Int16Array[] = [];
  #quiet = 0;
  #hasSound = false;

  constructor(sampleRate: number) {
    this.sampleRate = sampleRate;
  }

  /** How long nothing sounded, ms. */
  get quietMs(): number {
    return (this.#quiet / this.sampleRate) * 1000;
  }

  push(samples: Int16Array): void {
    const last = samples.findLastIndex((sample) => Math.abs(sample) > AUDIBLE);
    this.#quiet = last < 0 ? this.#quiet + samples.length : samples.length - 1 - last;
    this.#hasSound ||= last >= 0;
    this.#pending.push(samples);
    if (this.quietMs < WORD_END_MS) return;
    if (this.#hasSound) this.end();
    else this.#pending = [];
  }

  /** No more sound comes: what was begun is over. */
  end(): void {
    const samples = new Int16Array(this.#pending.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of this.#pending) {
      samples.set(piece, at);
      at += piece.length;
    }
    this.#pending = [];
    this.#hasSound = false;
    this.words.push(...hearTones(samples, this.sampleRate).map(({ text }) => text));
  }
}
