/** Below this nothing useful can be judged, frames a second. */
const SLOWEST = 2;
/** Share of the time that the work on a frame may take. */
const LOAD = 0.8;
/** How fast the pace comes back when frames take less time again, per frame. */
const RECOVERY = 0.95;
/** Pictures come a little early or late; one that is early by less counts as on time, ms. */
const SLACK = 4;

/** Decides when the next frame is looked at, by how long the last ones took. Times in ms on any monotonic clock. */
export class FramePace {
  readonly #shortest: number;
  #interval: number;
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

  isDue(time: number): boolean {
    return time >= this.#due - SLACK;
  }

  /** A frame is taken. The next one is due by the plan, not by when this one came: else the rate sags to a divisor of the camera's. */
  begin(time: number): void {
    const planned = this.#due + this.#interval;
    this.#due = planned > time ? planned : time + this.#interval;
  }

  /** The frame that was begun is done, after this long. */
  end(tookMs: number): void {
    const slowest = Math.max(this.#shortest, 1000 / SLOWEST);
    const wanted = Math.min(slowest, Math.max(this.#shortest, tookMs / LOAD));
    this.#interval = Math.max(wanted, this.#interval * RECOVERY);
  }
}
