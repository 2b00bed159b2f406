// Sound that needs no file: noise, voices, and other pitches of what is there. The same every time.
import { seededRandom } from '../../src/utils/seeded-random.js';
import type { Wav } from './wav.js';

const RATE = 16_000;

/** Pink noise of this loudness, dBFS RMS (Voss-McCartney by Paul Kellet's filter). */
export function pinkNoise(seconds: number, decibels: number, seed = 'pink'): Wav {
  const random = seededRandom(seed);
  const state = [0, 0, 0];
  const raw = Float64Array.from({ length: Math.round(seconds * RATE) }, () => {
    const white = random() * 2 - 1;
    state[0] = 0.997_65 * (state[0] ?? 0) + white * 0.099_046;
    state[1] = 0.963 * (state[1] ?? 0) + white * 0.296_516_4;
    state[2] = 0.57 * (state[2] ?? 0) + white * 1.052_691_3;
    return (state[0] ?? 0) + (state[1] ?? 0) + (state[2] ?? 0) + white * 0.1848;
  });
  return atLevel(raw, decibels);
}

/** A steady tone; above a peak of 1 it is cut off. */
export function tone(seconds: number, frequency: number, peak: number): Wav {
  const at = (index: number): number => Math.max(-1, Math.min(1, peak * Math.sin((2 * Math.PI * frequency * index) / RATE)));
  return { sampleRate: RATE, samples: Int16Array.from({ length: Math.round(seconds * RATE) }, (_, index) => Math.round(32_767 * at(index))) };
}

export interface MadeVoiceOptions {
  readonly seconds: number;
  /** Hz, in the middle. */
  readonly pitch: number;
  /** dBFS RMS. */
  readonly decibels?: number;
  readonly seed?: string;
}

/** A voice that sings vowels in syllables of a fifth of a second with short pauses: pulses through two changing formants. */
export function madeVoice({ seconds, pitch, decibels = -20, seed = 'voice' }: MadeVoiceOptions): Wav {
  const random = seededRandom(seed);
  const length = Math.round(seconds * RATE);
  const raw = new Float64Array(length);
  const bands = [new Resonator(), new Resonator()];
  let phase = 0;
  for (let from = 0; from < length; ) {
    const size = Math.round((0.16 + random() * 0.12) * RATE);
    const pause = random() < 0.2 ? Math.round(0.15 * RATE) : Math.round(0.03 * RATE);
    const [start, end] = [pitch * (0.9 + random() * 0.25), pitch * (0.9 + random() * 0.2)];
    bands[0]?.tune(350 + random() * 450, 90);
    bands[1]?.tune(1000 + random() * 1000, 140);
    for (let index = 0; index < size && from + index < length; index += 1) {
      const part = index / size;
      phase += (start + (end - start) * part) / RATE;
      const pulse = phase >= 1 ? 1 : 0;
      if (phase >= 1) phase -= 1;
      const loud = Math.sin(Math.PI * part) ** 0.5;
      raw[from + index] = loud * bands.reduce((sum, band) => sum + band.filter(pulse + (random() - 0.5) * 0.002), 0);
    }
    from += size + pause;
  }
  return atLevel(raw, decibels);
}

/** Faster or slower, and so higher or lower. */
export function shifted({ samples, sampleRate }: Wav, factor: number): Wav {
  return {
    sampleRate,
    samples: Int16Array.from({ length: Math.floor((samples.length - 1) / factor) }, (_, index) => {
      const place = index * factor;
      const before = Math.floor(place);
      const [a = 0, b = 0] = [samples[before], samples[before + 1]];
      return Math.round(a + (b - a) * (place - before));
    }),
  };
}

function atLevel(raw: Float64Array, decibels: number): Wav {
  const rms = Math.sqrt(raw.reduce((sum, value) => sum + value * value, 0) / raw.length);
  const factor = (10 ** (decibels / 20) * 32_767) / rms;
  return { sampleRate: RATE, samples: Int16Array.from(raw, (value) => Math.max(-32_768, Math.min(32_767, Math.round(value * factor)))) };
}

/** Two poles (Klatt 1980). */
class Resonator {
  #a = 0;
  #b = 0;
  #c = 0;
  #last = [0, 0];

  tune(frequency: number, width: number): void {
    this.#c = -Math.exp((-2 * Math.PI * width) / RATE);
    this.#b = 2 * Math.exp((-Math.PI * width) / RATE) * Math.cos((2 * Math.PI * frequency) / RATE);
    this.#a = 1 - this.#b - this.#c;
  }

  filter(value: number): number {
    const [one = 0, two = 0] = this.#last;
    const out = this.#a * value + this.#b * one + this.#c * two;
    this.#last = [out, one];
    return out;
  }
}
