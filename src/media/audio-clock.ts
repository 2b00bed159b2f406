/** Readings that are looked back at: half a second of frames. */
const READINGS = 25;
/** Distance at which the audio clock is known to have stood still, ms. Below it is jitter of the readings, or drift. */
const STOOD_STILL_MS = 100;
/** Share of the way to the best reading that each frame goes: two clocks drift apart by up to 0.1 ms a second. */
const FOLLOW = 0.001;

/** One look at both clocks at the same moment, ms. */
export interface ClockReading {
  readonly audio: number;
  readonly now: number;
}

/**
 * Puts times of the audio clock onto another clock. Their distance follows the readings slowly, so that frames follow
 * each other without jitter. It is measured anew only when every reading of half a second disagrees: the audio clock
 * stood still (a suspended context, a sleeping machine) or the other clock began anew, and the gap has to show.
 */
export class AudioClock {
  #offset: number | undefined;
  #readings: number[] = [];

  /** `audioMs`: when something was on the audio clock. */
  toClock(audioMs: number, { audio, now }: ClockReading): number {
    const distance = now - audio;
    this.#readings = [...this.#readings, distance].slice(-READINGS);
    const offset = this.#offset ?? distance;
    const far = (reading: number): boolean => Math.abs(reading - offset) > STOOD_STILL_MS;
    // A reading can only be late, never early: the smallest is the best.
    const best = Math.min(...this.#readings);
    const moved = this.#readings.length === READINGS && this.#readings.every(far);
    this.#offset = moved ? best : far(best) ? offset : offset + (best - offset) * FOLLOW;
    return audioMs + this.#offset;
  }
}
