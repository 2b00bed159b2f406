import { Fft } from '../../utils/fft.js';

/** Hz: rate of the sound that is analysed. */
export const ANALYSIS_RATE = 8000;
/** Samples that are looked at together: 50 ms, in which a voice stays at its pitch and its harmonics lie apart. */
export const ANALYSIS_SAMPLES = 400;

/** Pitch of speech, Hz. */
const LOWEST_PITCH = 80;
const HIGHEST_PITCH = 350;
/** Where the strong harmonics of voices lie, Hz, and over what the edges of the band fall. */
const BAND = { from: 60, edge: 20, to: 1200, fall: 200 };
/** Sum of magnitudes below which there is nothing to look at; samples are -1..1. */
const SILENCE = 1e-6;
const SPECTRUM_SIZE = 1024;
/** Zeros put behind the spectrum make lags of half a sample. */
const LAG_SIZE = 2048;
const LAG_RATE = (ANALYSIS_RATE * LAG_SIZE) / SPECTRUM_SIZE;
const SHORTEST = Math.floor(LAG_RATE / HIGHEST_PITCH);
const LONGEST = Math.floor(LAG_RATE / LOWEST_PITCH);
/** The window is not divided out below this: there is too little of the sound left at such a lag. */
const LEAST_WINDOW = 0.15;
/** Pitches whose ratio lies this near to 1, 2, 3 or 4 are one voice heard twice: its octaves, its glide. */
const RELATED = 0.06;
/** A pitch and the octaves below it repeat alike: of delays that do so almost as well as the best, the shortest is the pitch. */
const AS_GOOD = 0.93;

/** The pitch that fits a stretch of sound best. */
export interface HarmonicSeries {
  /** How much of the sound repeats with this pitch, 0..1: 1 is a steady vowel, noise is far below 0.5. */
  readonly periodicity: number;
  /** Hz. */
  readonly pitch: number;
}

/** The two pitches that fit it best. */
export interface HarmonicPair {
  /** What is left of the sound when both are cancelled out, 0..1. */
  readonly rest: number;
  /** Lower first, Hz; not multiples of each other. */
  readonly pitches: readonly [lower: number, higher: number];
}

/**
 * Looks for one and for two harmonic series at once. A sound that repeats after T vanishes where it is subtracted from
 * itself delayed by T; two such sounds vanish where both delays are applied one after the other (de Cheveigne 1993,
 * "Separation of concurrent harmonic sounds"). What would be left is worked out for every pair of delays from the
 * autocorrelation r alone: 1 - r(a) - r(b) + (r(a + b) + r(a - b)) / 2. The autocorrelation is that of magnitudes, not
 * powers (Tolonen and Karjalainen 2000), so that no single formant decides, and its window is divided out (Boersma 1993).
 */
export class HarmonicAnalyser {
  readonly #window = Float64Array.from({ length: ANALYSIS_SAMPLES }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / ANALYSIS_SAMPLES));
  readonly #toSpectrum = new Fft(SPECTRUM_SIZE);
  readonly #toLags = new Fft(LAG_SIZE);
  readonly #samples = new Float64Array(SPECTRUM_SIZE);
  readonly #samplesImaginary = new Float64Array(SPECTRUM_SIZE);
  readonly #lags = new Float64Array(LAG_SIZE);
  readonly #lagsImaginary = new Float64Array(LAG_SIZE);
  readonly #band = Float64Array.from({ length: SPECTRUM_SIZE / 2 }, (_, bin) => passes((bin * ANALYSIS_RATE) / SPECTRUM_SIZE));
  readonly #windowLags: Float64Array;

  constructor() {
    this.#transform((index) => this.#window[index] as number, 2, new Float64Array(SPECTRUM_SIZE / 2).fill(1));
    // With magnitudes the lags of the window fall as the root of those with powers.
    this.#windowLags = this.#lags.slice(0, LONGEST * 2 + 1).map((value) => Math.max(LEAST_WINDOW, Math.sqrt(Math.max(0, value / (this.#lags[0] as number)))));
  }

  /** `samples`: `ANALYSIS_SAMPLES` of them at `ANALYSIS_RATE`. Undefined for silence. */
  analyse(samples: ArrayLike<number>): HarmonicSeries | undefined {
    this.#transform((index) => (samples[index] ?? 0) * (this.#window[index] as number), 1, this.#band);
    const whole = this.#lags[0] as number;
    if (whole < SILENCE) return undefined;
    const r = this.#lags;
    for (let lag = 0; lag <= LONGEST * 2; lag += 1) r[lag] = (r[lag] as number) / whole / (this.#windowLags[lag] as number);
    const best = highest(r, SHORTEST, LONGEST);
    const periodicity = r[best] as number;
    let first = SHORTEST;
    while ((r[first] as number) < periodicity * AS_GOOD) first += 1;
    const lag = highest(r, first, Math.min(LONGEST, Math.ceil(first * (1 + RELATED))));
    return { periodicity: Math.max(0, Math.min(1, periodicity)), pitch: LAG_RATE / lag };
  }

  /** The same for two pitches, of the samples that were analysed last. */
  pair(): HarmonicPair {
    return bestPair(this.#lags);
  }

  /** Leaves the autocorrelation of what `sampleAt` gives in `#lags`; of its spectrum to this power, in this band. */
  #transform(sampleAt: (index: number) => number, power: 1 | 2, band: Float64Array): void {
    this.#samples.fill(0);
    this.#samplesImaginary.fill(0);
    for (let index = 0; index < ANALYSIS_SAMPLES; index += 1) this.#samples[index] = sampleAt(index);
    this.#toSpectrum.forward(this.#samples, this.#samplesImaginary);
    this.#lags.fill(0);
    this.#lagsImaginary.fill(0);
    for (let bin = 0; bin < SPECTRUM_SIZE / 2; bin += 1) {
      const squared = (this.#samples[bin] as number) ** 2 + (this.#samplesImaginary[bin] as number) ** 2;
      const value = (power === 1 ? Math.sqrt(squared) : squared) * (band[bin] as number);
      this.#lags[bin] = value;
      if (bin > 0) this.#lags[LAG_SIZE - bin] = value;
    }
    this.#toLags.forward(this.#lags, this.#lagsImaginary);
  }
}

/** A plain double loop: it looks at twelve thousand pairs. */
function bestPair(r: Float64Array): HarmonicPair {
  let rest = Infinity;
  let [shorter, longer] = [SHORTEST, LONGEST];
  for (let a = SHORTEST; a < LONGEST; a += 1) {
    const one = 1 - (r[a] as number);
    const allowed = UNRELATED[a] as Uint8Array;
    for (let b = a + 1; b <= LONGEST; b += 1) {
      if (allowed[b] === 0) continue;
      const left = one - (r[b] as number) + ((r[a + b] as number) + (r[b - a] as number)) / 2;
      if (left >= rest) continue;
      rest = left;
      shorter = a;
      longer = b;
    }
  }
  return { rest: Math.max(0, rest), pitches: [LAG_RATE / longer, LAG_RATE / shorter] };
}

function highest(r: Float64Array, from: number, to: number): number {
  let best = from;
  for (let lag = from + 1; lag <= to; lag += 1) if ((r[lag] as number) > (r[best] as number)) best = lag;
  return best;
}

/** Which longer lags go with which shorter ones. */
const UNRELATED: readonly Uint8Array[] = Array.from({ length: LONGEST + 1 }, (_, a) =>
  Uint8Array.from({ length: LONGEST + 1 }, (__, b) => (a >= SHORTEST && b > a && !areRelated(b / a) ? 1 : 0)),
);

function areRelated(ratio: number): boolean {
  return [1, 2, 3, 4].some((multiple) => Math.abs(ratio / multiple - 1) < RELATED);
}

function passes(frequency: number): number {
  const rise = (frequency - BAND.from + BAND.edge) / (BAND.edge * 2);
  const fall = (BAND.to + BAND.fall - frequency) / BAND.fall;
  return Math.max(0, Math.min(1, rise, fall));
}
