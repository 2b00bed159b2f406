/** Loudness of 20 ms. */
export interface AudioLevel {
  /** Start, ms on the clock of the tap. */
  readonly at: number;
  /** RMS, dBFS, -100..0. */
  readonly rms: number;
  /** Peak, dBFS, -100..0. */
  readonly peak: number;
  readonly clipped: boolean;
}

/** Amplitudes from here on are taken as cut off by the converter. */
const CLIPPED = 0.999;

/** Decibels below full scale of an amplitude 0..1; never below -100. */
export function toDecibels(amplitude: number): number {
  return amplitude <= 1e-5 ? -100 : 20 * Math.log10(amplitude);
}

/** A level from amplitudes 0..1. */
export function levelOf(amplitudes: { readonly rms: number; readonly peak: number }, at: number): AudioLevel {
  return { at, rms: toDecibels(amplitudes.rms), peak: toDecibels(amplitudes.peak), clipped: amplitudes.peak >= CLIPPED };
}

/** RMS and peak of 16-bit samples. */
export function measureLevel(samples: Int16Array, at: number): AudioLevel {
  let sum = 0;
  let peak = 0;
  for (const sample of samples) {
    const value = Math.abs(sample) / 32768;
    sum += value * value;
    if (value > peak) peak = value;
  }
  return levelOf({ rms: samples.length === 0 ? 0 : Math.sqrt(sum / samples.length), peak }, at);
}

/** Background level in dBFS: the 10th percentile of many levels, which speech does not lift. -100 without levels. */
export function noiseFloor(levels: readonly number[]): number {
  const sorted = [...levels].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.1)] ?? -100;
}
