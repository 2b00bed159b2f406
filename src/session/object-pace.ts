import type { Pace } from '../media/index.js';

/** Between two samples at least, ms. */
export const OBJECT_LOOKS_MS = 2000;
/** Between two samples at most, however slow the machine is, ms. */
const LONGEST_MS = 6000;
/** Share of the time that the engine may work, while the longest pause allows it. */
const LOAD = 0.15;
/**
 * Below this share of the faces that should be looked at, objects are looked for more rarely. A busy machine that looks at
 * 8.8 of 10 faces a second still judges them well, but would miss a phone held up for 8 s.
 */
const FACES_SHARE = 0.75;
/** How much more rarely, each time; and how fast that is taken back. */
const STRETCH = 1.5;
const RELAX = 0.9;
/** How much of a slow sample is still believed after the next one. */
const MEMORY = 0.7;

/**
 * When the next look for objects is due: every 2 s where it takes little, up to every 6 s where it takes long or where fewer
 * faces are looked at beside it than there should be. Times in ms on any monotonic clock.
 */
export class ObjectPace implements Pace {
  readonly #facesShare: () => number | undefined;
  #began = -Infinity;
  #tookMs = 0;
  #stretch = 1;

  /** `facesShare`: of the frames that should be looked at for faces, 0..1; undefined where nobody looks. */
  constructor(facesShare: () => number | undefined) {
    this.#facesShare = facesShare;
  }

  get interval(): number {
    return Math.min(LONGEST_MS, Math.max(OBJECT_LOOKS_MS * this.#stretch, this.#tookMs / LOAD));
  }

  dueIn(time: number): number {
    return this.#began + this.interval - time;
  }

  begin(time: number): void {
    this.#began = time;
  }

  end(tookMs: number): void {
    this.#tookMs = Math.max(tookMs, this.#tookMs * MEMORY);
    const share = this.#facesShare();
    const isLate = share !== undefined && share < FACES_SHARE;
    this.#stretch = isLate ? Math.min(LONGEST_MS / OBJECT_LOOKS_MS, this.#stretch * STRETCH) : Math.max(1, this.#stretch * RELAX);
  }
}
