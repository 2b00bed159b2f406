/** Below this nothing useful can be judged, frames a second. */
const SLOWEST = 2;
/** Share of the time that the work on a frame may take. */
const LOAD = 0.8;
/** The pace follows the middle of this many frames: a single one that waited for something else says nothing of the next. */
const RECENT = 5;
/** Pictures come a little early or late; one that is early by less counts as on time, ms. */
const SLACK = 4;

/** Says when the next frame is taken. Times in ms on any monotonic clock. */
export interface Pace {
  /** ms between two frames, right now. */
  readonly interval: number;
  /** ms until a frame is due, at `time`; 0 or less when it is. */
  dueIn(time: number): number;
  /** A frame is taken. */
  begin(time: number): void;
  /** The frame that was begun is done, after this long. */
  end(tookMs: number): void;
}

/** Decides when the next frame is looked at, by how long the last ones took. Times in ms on any monotonic clock. */
export class FramePace implements Pace {
  readonly #shortest: number;
  #interval: number;
  #took: readonly number[] = [];
  #due = -Infinity;

  /** `maxRate`: frames a second. */
  constructor(maxRate: number) {
    this.#shortest = 1000 / maxRate;
    this.#interval = this.#shortest;
  }

  /** ms between two frames, right now. */
  get interval(): number {
    return this.#interval;
  }

  dueIn(time: number): number {
    return this.#due - SLACK - time;
  }

  /** A frame is taken. The next one is due by the plan, not by when this one came: else the rate sags to a divisor of the camera's. */
  begin(time: number): void {
    const planned = this.#due + this.#interval;
    this.#due = planned > time ? planned : time + this.#interval;
  }

  /** The frame that was begun is done, after this long. */
  end(tookMs: number): void {
    this.#took = [...this.#took, tookMs].slice(-RECENT);
    const sorted = [...this.#took].sort((a, b) => a - b);
    const middle = sorted[(sorted.length - 1) >> 1] ?? 0;
    const slowest = Math.max(this.#shortest, 1000 / SLOWEST);
    this.#interval = Math.min(slowest, Math.max(this.#shortest, middle / LOAD));
  }
}
