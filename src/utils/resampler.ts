/** Zero crossings of the filter on either side, at the lower of the two rates: steep enough to lose nothing of a voice. */
const CROSSINGS = 16;
/** Share of the lower rate's band that passes untouched; the rest is where the filter falls. */
const PASSBAND = 0.92;
/** Places between two samples for which the filter is worked out ahead; exact for all pairs of 48, 44.1, 32, 24, 16 and 8 kHz. */
const MOST_PHASES = 512;

const NO_FILTER = new Float64Array();

/**
 * Brings 16 bit mono sound to another rate, piece by piece as it comes: a sinc filter under a Blackman window, so that what
 * the lower rate cannot carry neither folds back into the voice nor is mirrored above it (Oppenheim and Schafer,
 * Discrete-Time Signal Processing, 4.6 and 7.5). Late by half the filter: 1 ms where the lower rate is 16 kHz.
 */
export class Resampler {
  readonly #step: number;
  readonly #reach: number;
  readonly #phases: readonly Float64Array[];
  /** Samples that outputs to come still need; the first has the place `#from`. */
  #held: Int16Array;
  #from: number;
  #count = 0;

  /** Rates in Hz. */
  constructor(from: number, to: number) {
    this.#step = from / to;
    this.#reach = Math.ceil(CROSSINGS * Math.max(1, this.#step));
    const phases = Math.min(MOST_PHASES, to / divisor(from, to));
    this.#phases = Array.from({ length: phases }, (_, index) => filter(index / phases, Math.max(1, this.#step), this.#reach));
    // Before the first sample there was silence.
    this.#held = new Int16Array(this.#reach);
    this.#from = -this.#reach;
  }

  push(samples: Int16Array): Int16Array {
    const held = new Int16Array(this.#held.length + samples.length);
    held.set(this.#held);
    held.set(samples, this.#held.length);
    const made = new Int16Array(Math.ceil(held.length / this.#step));
    const phases = this.#phases;
    const stride = this.#step * phases.length;
    // Where in what is held the filter of an output begins whose place, counted in phases, is `place`.
    const offset = 1 - this.#reach - this.#from;
    const last = held.length - this.#reach * 2;
    let count = 0;
    let place = Math.round(this.#count * stride);
    let first = Math.floor(place / phases.length) + offset;
    while (first <= last) {
      made[count] = weighted(held, first, phases[place % phases.length] ?? NO_FILTER);
      count += 1;
      this.#count += 1;
      place = Math.round(this.#count * stride);
      first = Math.floor(place / phases.length) + offset;
    }
    const kept = Math.max(0, first);
    this.#held = held.slice(kept);
    this.#from += kept;
    return made.slice(0, count);
  }
}

/** A plain loop: this runs for every sample that is heard. */
function weighted(samples: Int16Array, first: number, filter: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < filter.length; index += 1) sum += (filter[index] as number) * (samples[first + index] as number);
  return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
}

/** Weights of the samples from `1 - reach` to `reach` around a place that lies `phase` of a sample behind one. `step`: input samples per sample of the lower rate. */
function filter(phase: number, step: number, reach: number): Float64Array {
  const cutoff = PASSBAND / step;
  const weights = Float64Array.from({ length: reach * 2 }, (_, index) => {
    const distance = index + 1 - reach - phase;
    const turn = (Math.PI * distance) / reach;
    const window = 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
    return distance === 0 ? cutoff : (Math.sin(Math.PI * cutoff * distance) / (Math.PI * distance)) * window;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
