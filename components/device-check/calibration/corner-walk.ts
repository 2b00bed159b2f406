import type { CalibrationSample, Corner } from '../../../src/proctoring/calibration.js';
import type { VisionObservation } from '../../../src/spec/index.js';

/** Once around: each is a side of the page away from the last, and never its diagonal. */
const WAY: readonly Corner[] = ['top-left', 'top-right', 'bottom-right', 'bottom-left'];

/** How long each dot is shown, ms: four of them and the time before the first are five seconds. */
export const DOT_MS = 1100;
/** Before the first dot, ms: a glance at what there is. */
const LEAD_MS = 500;
/**
 * What is seen in this share of a dot's time is left out. Eyes begin to move about 200 ms after a target has moved and
 * take 21 ms + 2.2 ms a degree (Carpenter, Movements of the Eyes, 1988), so 90 ms for a whole screen; a head follows.
 */
const SETTLE_SHARE = 0.35;
/** A slow machine sees less: a dot waits for as many pictures with a face as `learnCalibration` asks for... */
const ENOUGH = 6;
/** ...but no longer than this, ms, or so many times its own time where that is more. */
const PATIENCE_MS = 2500;
const PATIENCE = 2.5;

/**
 * The way of the dot from corner to corner, and what was seen at each. Knows no clock: it is told the time, in ms, on the
 * clock that the observations are stamped with.
 */
export class CornerWalk {
  readonly #dotMs: number;
  readonly #samples: CalibrationSample[] = [];
  #index = -1;
  /** When the dot came to where it is. */
  #since: number;
  /** Pictures of the corner, and those of them with a face. */
  #pictures = 0;
  #faces = 0;
  #failure: 'no-face' | 'too-few-pictures' | undefined;

  constructor(start: number, dotMs: number) {
    this.#since = start;
    this.#dotMs = dotMs;
  }

  /** Where the dot is; undefined before the first corner and after the last. */
  get corner(): Corner | undefined {
    return this.isOver ? undefined : WAY[this.#index];
  }

  get isOver(): boolean {
    return this.#failure !== undefined || this.#index >= WAY.length;
  }

  /** Why it ended before its last corner. */
  get failure(): 'no-face' | 'too-few-pictures' | undefined {
    return this.#failure;
  }

  /** What was seen while somebody had time to look where the dot was, in order. */
  get samples(): readonly CalibrationSample[] {
    return this.#samples;
  }

  see(observation: VisionObservation): void {
    const { corner } = this;
    // By when the picture was taken, not when it was understood: that may be a corner later.
    if (!corner || observation.at < this.#since + this.#dotMs * SETTLE_SHARE) return;
    this.#samples.push({ corner, observation });
    this.#pictures += 1;
    if (observation.faces.length > 0) this.#faces += 1;
  }

  /** Moves the dot where it is time. Gives the ms after which to ask again at the latest; undefined once it is over. */
  advance(now: number): number | undefined {
    if (this.isOver) return undefined;
    const shown = now - this.#since;
    const wanted = this.#index < 0 ? LEAD_MS : this.#dotMs;
    if (shown < wanted) return wanted - shown;
    const most = Math.max(PATIENCE_MS, this.#dotMs * PATIENCE);
    if (this.#index >= 0 && this.#faces < ENOUGH) {
      if (shown < most) return most - shown;
      // Nobody is to follow three more dots for nothing.
      this.#failure = this.#pictures < ENOUGH ? 'too-few-pictures' : 'no-face';
      return undefined;
    }
    this.#index += 1;
    this.#since = now;
    this.#pictures = 0;
    this.#faces = 0;
    return this.isOver ? undefined : this.#dotMs;
  }
}
