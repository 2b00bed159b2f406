import type { AudioFrame } from '../../src/spec/index.js';

/** Sound of a WAV file, 16 bit PCM, mono. */
export interface Wav {
  /** Hz. */
  readonly sampleRate: number;
  readonly samples: Int16Array;
}

/** Cuts sound into frames of 20 ms, as a microphone gives them; `at` counts from `from` ms. */
export function* framesOf({ samples, sampleRate }: Wav, from = 0): Generator<AudioFrame> {
  const size = sampleRate / 50;
  for (let index = 0; (index + 1) * size <= samples.length; index += 1) {
    yield { data: samples.subarray(index * size, (index + 1) * size), sampleRate, at: from + index * 20 };
  }
}

/** The part from `from` to `to`, s. */
export function cut({ samples, sampleRate }: Wav, from: number, to: number): Wav {
  return { sampleRate, samples: samples.slice(Math.round(from * sampleRate), Math.round(to * sampleRate)) };
}

/** One after another; all at the rate of the first. */
export function joined(...parts: readonly Wav[]): Wav {
  const sampleRate = parts[0]?.sampleRate ?? 16_000;
  if (parts.some((part) => part.sampleRate !== sampleRate)) throw new Error('Sounds of different rates cannot be joined.');
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.samples.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part.samples, at);
    at += part.samples.length;
  }
  return { sampleRate, samples };
}

/** Louder by so many dB; what is too loud is cut off. */
export function amplified({ samples, sampleRate }: Wav, decibels: number): Wav {
  const factor = 10 ** (decibels / 20);
  return { sampleRate, samples: samples.map((sample) => clamp(sample * factor)) };
}

/** Both at once, as long as the first; the second begins anew where it ends before. */
export function mixed({ samples, sampleRate }: Wav, below: Wav): Wav {
  if (below.sampleRate !== sampleRate) throw new Error('Sounds of different rates cannot be mixed.');
  return { sampleRate, samples: samples.map((sample, index) => clamp(sample + (below.samples[index % below.samples.length] ?? 0))) };
}

/** Nothing at all, 16 kHz. */
export function silence(seconds: number): Wav {
  return { sampleRate: 16_000, samples: new Int16Array(16_000 * seconds) };
}

function clamp(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(sample)));
}
