import type { AudioFrame, AudioSource } from '../spec/index.js';
import { ReaderSet } from '../utils/reader-set.js';
import type { PassingTime } from './passing-time.js';
import { speakTones } from './tone-speech.js';

const FRAME_MS = 20;
/** After the words, ms: resampling is late, and who listens must know that a word is over. */
const PAUSE_MS = 200;

/** A microphone into which somebody speaks, as `speakTones` does, at the pace of the time that passes. */
export class ToneMicrophone implements AudioSource {
  readonly #time: PassingTime;
  readonly #sampleRate: number;
  readonly #readers = new ReaderSet<AudioFrame>();
  #at = 0;

  /** `sampleRate`: Hz, a multiple of 50. */
  constructor(time: PassingTime, sampleRate = 16_000) {
    this.#time = time;
    this.#sampleRate = sampleRate;
  }

  /** Samples in 20 ms. */
  get #frame(): number {
    return (this.#sampleRate * FRAME_MS) / 1000;
  }

  /** How many read right now. */
  get readers(): number {
    return this.#readers.size;
  }

  /** Says the words; resolves when they, and a short pause, were said. `halfway` is called in the middle of a word. */
  async say(words: string, halfway?: () => void): Promise<void> {
    const samples = speakTones(words, this.#sampleRate);
    const middle = Math.round(samples.length / 2 / this.#frame) * this.#frame;
    await this.play(samples.subarray(0, middle));
    halfway?.();
    await this.play(samples.subarray(middle));
    await this.pause(PAUSE_MS);
  }

  async pause(ms: number): Promise<void> {
    await this.play(new Int16Array(Math.round((ms * this.#sampleRate) / 1000)));
  }

  /** Sound at the rate of the microphone; what is left of a last frame is filled with silence. */
  async play(samples: Int16Array): Promise<void> {
    const size = this.#frame;
    for (let from = 0; from < samples.length; from += size) {
      await this.#time.advance(FRAME_MS);
      const data = new Int16Array(size);
      data.set(samples.subarray(from, from + size));
      this.#readers.push({ data, sampleRate: this.#sampleRate, at: this.#at });
      this.#at += FRAME_MS;
    }
    await this.#time.advance(0);
  }

  /** The microphone is over. */
  exhaust(): void {
    this.#readers.close();
  }

  frames(signal: AbortSignal): AsyncIterable<AudioFrame> {
    return this.#readers.read(signal);
  }
}
