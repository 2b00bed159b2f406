import { Fft } from './fft.js';

/** Where a known sound was found in a recording. */
export interface Match {
  /** Samples from the beginning of the recording. */
  readonly delay: number;
  /** Amplitude against that of the known sound; what the room adds beside the first way is left out. */
  readonly gain: number;
  /** How far the match stands above all other places, dB. Chance alone reaches 12 in a second of noise. */
  readonly clarity: number;
}

/**
 * Looks for a known sound that may lie anywhere in the first `within` samples, by cross-correlation over Fourier
 * transforms (the matched filter: Turin 1960). The recording should go on after that for as long as the sound is. What
 * lies within `smear` samples of the match is part of it.
 */
export function findMatch(recording: ArrayLike<number>, known: ArrayLike<number>, { within, smear }: { readonly within: number; readonly smear: number }): Match {
  const size = 2 ** Math.ceil(Math.log2(recording.length + known.length));
  const fft = new Fft(size);
  const [real, imaginary] = transformed(fft, recording);
  const [knownReal, knownImaginary] = transformed(fft, known);
  for (let bin = 0; bin < size; bin += 1) {
    const [a, b, c, d] = [real[bin] as number, imaginary[bin] as number, knownReal[bin] as number, knownImaginary[bin] as number];
    real[bin] = a * c + b * d;
    imaginary[bin] = b * c - a * d;
  }
  fft.inverse(real, imaginary);
  let delay = 0;
  for (let place = 1; place < within; place += 1) if (Math.abs(real[place] as number) > Math.abs(real[delay] as number)) delay = place;
  const peak = Math.abs(real[delay] as number);
  let energy = 0;
  for (let index = 0; index < known.length; index += 1) energy += (known[index] as number) ** 2;
  return { delay, gain: peak / energy, clarity: peak === 0 ? 0 : 20 * Math.log10(peak / (elsewhere(real, delay, within, smear) || peak)) };
}

/** Root mean square of what is not near the match. */
function elsewhere(correlation: Float64Array, delay: number, within: number, smear: number): number {
  let [sum, count] = [0, 0];
  for (let place = 0; place < within; place += 1) {
    if (Math.abs(place - delay) <= smear) continue;
    sum += (correlation[place] as number) ** 2;
    count += 1;
  }
  return Math.sqrt(sum / Math.max(1, count));
}

function transformed(fft: Fft, samples: ArrayLike<number>): [real: Float64Array, imaginary: Float64Array] {
  const real = new Float64Array(fft.size);
  for (let index = 0; index < samples.length; index += 1) real[index] = samples[index] as number;
  const imaginary = new Float64Array(fft.size);
  fft.forward(real, imaginary);
  return [real, imaginary];
}
