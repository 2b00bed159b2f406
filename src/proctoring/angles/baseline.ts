import { RunningMedian } from '../../utils/running-median.js';
import type { HeadPose } from '../../spec/index.js';

/** The resting direction is learned from the frames of this much time, ms. */
const LEARNING_MS = 30_000;
/** A frame that is turned further than this is no rest, degrees. */
const FURTHEST = 20;
/** Nothing is subtracted before this many frames (about two seconds) are there. */
const FEWEST = 20;

/** Where the head points when its owner looks at the screen: cameras sit above, beside or below it. Used for thresholds only. */
export class Baseline {
  readonly #yaw = new RunningMedian();
  readonly #pitch = new RunningMedian();
  #began: number | undefined;
  #rest = { yaw: 0, pitch: 0 };

  /** Degrees; 0 until enough was seen. */
  get rest(): { readonly yaw: number; readonly pitch: number } {
    return this.#rest;
  }

  learn({ yaw, pitch }: Pick<HeadPose, 'yaw' | 'pitch'>, at: number): void {
    if (!Number.isFinite(yaw)) return;
    this.#began ??= at;
    if (at - this.#began > LEARNING_MS || Math.abs(yaw) > FURTHEST || Math.abs(pitch) > FURTHEST) return;
    this.#yaw.add(yaw);
    this.#pitch.add(pitch);
    if (this.#yaw.count >= FEWEST) this.#rest = { yaw: this.#yaw.value, pitch: this.#pitch.value };
  }
}
