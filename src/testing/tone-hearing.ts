import type { BlockSound, WordFinder } from './hearing.js';
import { hearTones, type HeardWord } from './tone-speech.js';

/** Quiet after which a word is over, s; longer than the quietest moment within one. */
const GAP_S = 0.04;

/**
 * Understands `speakTones` as it comes in: every word that arrived whole, and nothing else. The same sound always has the same
 * words, so that what is sent again after a broken connection is heard again.
 */
export class ToneHearing implements WordFinder {
  readonly isComplete = true;
  readonly #sampleRate: number;
  #blocks: Int16Array[] = [];
  #from = 0;
  #quiet = 0;

  constructor(sampleRate: number) {
    this.#sampleRate = sampleRate;
  }

  push(block: Int16Array, seconds: number, { isLoud }: BlockSound): readonly HeardWord[] {
    if (this.#blocks.length === 0) {
      if (!isLoud) return [];
      this.#from = seconds;
    }
    this.#blocks.push(block.slice());
    this.#quiet = isLoud ? 0 : this.#quiet + block.length / this.#sampleRate;
    return this.#quiet >= GAP_S ? this.end() : [];
  }

  end(): readonly HeardWord[] {
    const samples = new Int16Array(this.#blocks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const block of this.#blocks) {
      samples.set(block, at);
      at += block.length;
    }
    this.#blocks = [];
    this.#quiet = 0;
    return hearTones(samples, this.#sampleRate).map(({ text, start, end }) => ({ text, start: this.#from + start, end: this.#from + end }));
  }
}
