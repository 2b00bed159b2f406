import type { VirtualClock } from '../../src/testing/index.js';
import { speakTones } from '../../src/testing/index.js';
import { FakeMicrophone } from './fake-microphone.js';

const FRAME_MS = 20;
/** Length of each word where they are not told apart by their tones, ms; a little of it is quiet, as between real words. */
const WORD_MS = 240;

/** A microphone before which somebody speaks, in the time of a virtual clock. Its frames are 20 ms long. */
export class SpokenMicrophone extends FakeMicrophone {
  readonly sampleRate: number;
  readonly #pass: (ms: number) => Promise<void>;
  readonly #now: () => number;
  /** Where the words of what was said lay, ms on the clock. */
  readonly spans: { readonly start: number; readonly end: number }[] = [];

  /** `pass` lets time go by, by the end of which all that became possible has happened. */
  constructor(clock: VirtualClock, sampleRate = 16_000, pass: (ms: number) => Promise<void> = (ms) => clock.advance(ms)) {
    super();
    this.sampleRate = sampleRate;
    this.#pass = pass;
    this.#now = () => clock.now();
  }

  /** As tones that `deepgramSimulator` understands word by word. */
  async say(text: string): Promise<void> {
    await this.sound(speakTones(text, this.sampleRate));
  }

  /** As mere sound, for recognisers with a script. */
  async mumble(words: number): Promise<void> {
    const word = Math.round((WORD_MS / 1000) * this.sampleRate);
    await this.sound(Int16Array.from({ length: word * words }, (_, index) => (index % word < word * 0.75 ? 8000 : 200) * Math.sin(index / 5)));
  }

  async silence(ms: number): Promise<void> {
    await this.#frames(new Int16Array(Math.round((ms / 1000) * this.sampleRate)));
  }

  async sound(samples: Int16Array): Promise<void> {
    const start = this.#now();
    this.spans.push({ start, end: start + (samples.length / this.sampleRate) * 1000 });
    await this.#frames(samples);
  }

  async #frames(samples: Int16Array): Promise<void> {
    const size = (this.sampleRate * FRAME_MS) / 1000;
    for (let at = 0; at < samples.length; at += size) {
      await this.#pass(FRAME_MS);
      const data = new Int16Array(size);
      data.set(samples.subarray(at, at + size));
      this.put({ data, sampleRate: this.sampleRate, at: this.#now() - FRAME_MS });
    }
    await this.#pass(0);
  }
}
