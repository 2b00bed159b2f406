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

/** Decibels below full scale of an amplitude 0..1; never below -100. */
export function toDecibels(amplitude: number): number {
  return amplitude <= 1e-5 ? -100 : 20 * Math.log10(amplitude);
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
  const rms = samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
  return { at, rms: toDecibels(rms), peak: toDecibels(peak), clipped: peak >= 0.999 };
}

/** Background level in dBFS: the 10th percentile of many levels, which speech does not lift. */
export function noiseFloor(levels: readonly number[]): number {
  if (levels.length === 0) return -100;
  const sorted = [...levels].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.1)] ?? -100;
}
