export interface SineSweep {
  /** s. */
  readonly seconds: number;
  /** Hz, first and last. */
  readonly from: number;
  readonly to: number;
  /** Peak, 0..1. */
  readonly amplitude: number;
  /** s over which it comes and goes. */
  readonly fade: number;
}

/**
 * A tone that rises by equal intervals in equal times (Farina 2000, "Simultaneous measurement of impulse response and
 * distortion with a swept-sine technique"): little like any noise of a room, and softer to the ear than a click that
 * carries as much. Fades as a quarter of a cosine.
 */
export function sineSweep({ seconds, from, to, amplitude, fade }: SineSweep, sampleRate: number): Float32Array<ArrayBuffer> {
  const rate = Math.log(to / from);
  const sweep = new Float32Array(Math.round(seconds * sampleRate));
  for (let index = 0; index < sweep.length; index += 1) {
    const time = index / sampleRate;
    const phase = ((2 * Math.PI * from * seconds) / rate) * (Math.exp((time * rate) / seconds) - 1);
    const edge = Math.max(0, Math.min(1, time / fade, (seconds - time) / fade));
    sweep[index] = amplitude * Math.sin((Math.PI / 2) * edge) * Math.sin(phase);
  }
  return sweep;
}
