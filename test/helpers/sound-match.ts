import type { Wav } from './wav.js';

/** Where a sound lies in another one that is played over and over. */
export interface SoundMatch {
  /** In the other one, s. */
  readonly from: number;
  readonly seconds: number;
  /** Correlation of their loudness over time, -1..1. */
  readonly correlation: number;
  /** How much louder the louder tenth is here than there, dB. */
  readonly gain: number;
}

const FRAME_MS = 20;
/** Below this nothing is told apart, dBFS. */
const FLOOR = -60;

/** Loudness every 20 ms, dBFS. */
function envelope({ samples, sampleRate }: Wav): number[] {
  const size = (sampleRate * FRAME_MS) / 1000;
  return Array.from({ length: Math.floor(samples.length / size) }, (_, index) => {
    const frame = samples.subarray(index * size, (index + 1) * size);
    const rms = Math.sqrt(frame.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / size);
    return Math.max(FLOOR, 20 * Math.log10(rms + 1e-9));
  });
}

/** Finds the sound by its loudness over time; works at different rates and through the processing of a browser's microphone. */
export function matchSound(sound: Wav, looped: Wav): SoundMatch {
  const [wanted, whole] = [envelope(sound), envelope(looped)];
  let best = { offset: 0, correlation: -1 };
  for (let offset = 0; offset < whole.length; offset += 1) {
    const correlation = correlate(wanted, (index) => whole[(offset + index) % whole.length] ?? FLOOR);
    if (correlation > best.correlation) best = { offset, correlation };
  }
  const there = wanted.map((_, index) => whole[(best.offset + index) % whole.length] ?? FLOOR);
  return { from: (best.offset * FRAME_MS) / 1000, seconds: (wanted.length * FRAME_MS) / 1000, correlation: best.correlation, gain: loud(wanted) - loud(there) };
}

function correlate(values: readonly number[], other: (index: number) => number): number {
  const others = values.map((_, index) => other(index));
  const [a, b] = [mean(values), mean(others)];
  let [product, squaresA, squaresB] = [0, 0, 0];
  values.forEach((value, index) => {
    const [x, y] = [value - a, (others[index] ?? 0) - b];
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  });
  return product / Math.sqrt(squaresA * squaresB || 1);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const loud = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.9)] ?? FLOOR;
