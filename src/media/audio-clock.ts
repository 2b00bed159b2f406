/** Readings that are looked back at: half a second of frames. */
const READINGS = 25;
/** Distance at which the audio clock is known to have stood still, ms. Below it is jitter of the readings. */
const STOOD_STILL_MS = 100;

/** One look at both clocks at the same moment, ms. */
export interface ClockReading {
  readonly audio: number;
  readonly now: number;
}

/**
 * Puts times of the audio clock onto another clock. Their distance is measured once, so that frames follow each other
 * without jitter. It is measured anew only when every reading of half a second disagrees: the audio clock stood still
 * (a suspended context, a sleeping machine) or the other clock began anew, and the gap has to show.
 */
export class AudioClock {
  #offset: number | undefined;
  #readings: number[] = [];

  /** `audioMs`: when something was on the audio clock. */
  toClock(audioMs: number, { audio, now }: ClockReading): number {
    const distance = now - audio;
    this.#readings = [...this.#readings, distance].slice(-READINGS);
    const offset = this.#offset ?? distance;
    const moved = this.#readings.length === READINGS && this.#readings.every((reading) => Math.abs(reading - offset) > STOOD_STILL_MS);
    // A reading can only be late, never early: the smallest is the best.
    this.#offset = moved ? Math.min(...this.#readings) : offset;
    return audioMs + this.#offset;
  }
}
