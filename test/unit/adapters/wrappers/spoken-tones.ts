// Speech for tests: each word is a tone of its own, so that whoever hears the sound can tell the words.
import type { VirtualClock } from '../../../../src/testing/index.js';
import { FakeMicrophone } from '../../../helpers/fake-microphone.js';

const FRAME_MS = 20;
export const MS_PER_WORD = 260;
const SPACE_MS = 60;
const LOWEST = 300;
const STEP = 140;

const hertzOf = (index: number): number => LOWEST + index * STEP;

/** A microphone into which tones are played. Its time is a virtual clock's. */
export class ToneMicrophone extends FakeMicrophone {
  readonly #clock: VirtualClock;
  readonly #words: readonly string[];
  sampleRate: number;

  constructor(clock: VirtualClock, words: readonly string[], sampleRate = 48_000) {
    super();
    this.#clock = clock;
    this.#words = words;
    this.sampleRate = sampleRate;
  }

  async say(words: readonly string[]): Promise<void> {
    for (const word of words) {
      await this.#sound(MS_PER_WORD, hertzOf(this.#words.indexOf(word)), 0.3);
      await this.pause(SPACE_MS);
    }
  }

  async pause(ms: number): Promise<void> {
    await this.#sound(ms, 0, 0);
  }

  /** A hiss as loud as a voice, RMS. */
  async noise(ms: number): Promise<void> {
    await this.#play(ms, (seconds) => (((Math.round(seconds * this.sampleRate) * 7_919) % 1_000) / 1_000 - 0.5) * 0.35);
  }

  #sound(ms: number, hertz: number, amplitude: number): Promise<void> {
    return this.#play(ms, (seconds) => amplitude * Math.sin(2 * Math.PI * hertz * seconds));
  }

  async #play(ms: number, wave: (seconds: number) => number): Promise<void> {
    const { sampleRate } = this;
    for (let played = 0; played < ms; played += FRAME_MS) {
      await this.#clock.advance(FRAME_MS);
      const at = this.#clock.now() - FRAME_MS;
      const data = new Int16Array((sampleRate * FRAME_MS) / 1000);
      for (let index = 0; index < data.length; index += 1) data[index] = Math.round(32_767 * wave(played / 1000 + index / sampleRate));
      this.put({ data, sampleRate, at });
    }
    await this.#clock.advance(0);
  }
}

/** The words that are in a WAV file, as somebody with perfect pitch hears them. */
export function wordsIn(wav: Uint8Array, words: readonly string[]): string[] {
  const view = new DataView(wav.buffer, wav.byteOffset);
  const sampleRate = view.getUint32(24, true);
  const samples = new Float64Array((wav.length - 44) / 2);
  for (let index = 0; index < samples.length; index += 1) samples[index] = view.getInt16(44 + index * 2, true) / 32_768;
  const size = sampleRate / 50;
  const heard: string[] = [];
  let last = -1;
  let count = 0;
  for (let at = 0; at + size <= samples.length; at += size) {
    const frame = samples.subarray(at, at + size);
    const isLoud = Math.sqrt(frame.reduce((sum, sample) => sum + sample ** 2, 0) / size) > 0.05;
    const powers = isLoud ? words.map((_, index) => power(frame, hertzOf(index), sampleRate)) : [];
    const best = powers.indexOf(Math.max(...powers));
    count = best === last ? count + 1 : 1;
    last = best;
    if (best >= 0 && count === 3) heard.push(words[best] ?? '');
  }
  return heard;
}

/** Goertzel, without the recursion: how much of a frequency is in these samples. */
function power(samples: Float64Array, hertz: number, sampleRate: number): number {
  const turn = (2 * Math.PI * hertz) / sampleRate;
  let [real, imaginary] = [0, 0];
  for (let index = 0; index < samples.length; index += 1) {
    const sample = samples[index] as number;
    real += sample * Math.cos(turn * index);
    imaginary += sample * Math.sin(turn * index);
  }
  return real ** 2 + imaginary ** 2;
}
