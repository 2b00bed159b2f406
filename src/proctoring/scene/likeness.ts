import { nearestFace } from '../angles/look.js';
import { median } from '../../utils/median.js';
import type { Face, HeadPose, VisionObservation } from '../../spec/index.js';

/** Pictures that the shape of the candidate's face is learned from, at the beginning. */
const LEARNED = 30;
/** Pictures of the face that came after a break before something is said of it. */
const FEWEST = 20;
/** After so many, and this much time, ms, it is known, and nothing more is compared before the next break. */
const ENOUGH = 40;
const KNOWN_MS = 5000;
/** Heads that point further aside are measured with too much error, degrees from the resting direction. */
const FURTHEST = 15;
/** Nearer or further than this factor the lens distorts the face in another way. */
const SIZES = 1.4;
/** A face that was gone for this long may have been changed for another, ms. */
const BREAK_MS = 500;
/** So may one that is elsewhere from one picture to the next, in widths of the face, or of another size. */
const JUMP = 0.75;
const GROWTH = 1.5;
/** So may one whose picture is suddenly lighter or darker, mean luma 0..255 ... */
const LUMA_JUMP = 8;
/** ... or whose proportions, as the median of the last few pictures, are suddenly others than in those before. */
const STEP = 0.035;
const STEP_AFTER = 5;
const STEP_BEFORE = 10;

/** The face since it came back, against the candidate's as it was at the beginning. */
export interface Likeness {
  /** Root mean square of how much the proportions differ, as natural logarithms: 0.03 is 3 %. */
  readonly difference: number;
  /** First picture of the face after the break. */
  readonly since: number;
  readonly samples: number;
}

interface Shape {
  readonly at: number;
  readonly geometry: readonly number[];
  readonly width: number;
}

/** Learns the proportions of the candidate's face, and compares whoever is there after a moment without a face, a cut or a pause. */
export class LikenessKeeper {
  #learned: readonly Shape[] = [];
  #after: readonly Shape[] = [];
  #since: number | undefined;
  #recent: readonly Shape[] = [];
  #last: { readonly at: number; readonly face: Face; readonly luma: number } | undefined;

  /** Whatever comes next may be somebody else. */
  interrupt(): void {
    this.#last = undefined;
    this.#since = undefined;
  }

  /** `pose`: against the resting direction. Undefined while nothing is compared, and without a face. */
  see(vision: VisionObservation, pose: HeadPose | undefined): Likeness | undefined {
    const face = nearestFace(vision);
    if (!face) return undefined;
    const { at, frame } = vision;
    if (this.#mayBeAnother(face, vision)) this.#compareSince(at);
    this.#last = { at, face, luma: frame.luma };
    const isStraight = pose !== undefined && Math.abs(pose.yaw) <= FURTHEST && Math.abs(pose.pitch) <= FURTHEST;
    if (face.geometry && isStraight && vision.faces.length === 1) this.#take({ at, geometry: face.geometry, width: face.box.width });
    if (this.#since === undefined || this.#after.length < FEWEST) return undefined;
    const likeness = { difference: difference(this.#learned, this.#after), since: this.#since, samples: this.#after.length };
    if (this.#after.length >= ENOUGH && at - this.#since >= KNOWN_MS) this.#since = undefined;
    return likeness;
  }

  get #isLearned(): boolean {
    return this.#learned.length >= LEARNED;
  }

  #compareSince(at: number): void {
    this.#after = [];
    this.#recent = [];
    if (this.#isLearned) this.#since = at;
    else this.#learned = [];
  }

  #mayBeAnother({ box }: Face, { at, frame }: VisionObservation): boolean {
    if (!this.#last) return true;
    const { face, at: before, luma } = this.#last;
    const moved = Math.hypot(box.x + box.width / 2 - (face.box.x + face.box.width / 2), box.y + box.height / 2 - (face.box.y + face.box.height / 2));
    const grown = box.width / face.box.width;
    return at - before >= BREAK_MS || Math.abs(frame.luma - luma) > LUMA_JUMP || moved > JUMP * face.box.width || grown > GROWTH || grown < 1 / GROWTH;
  }

  #take(shape: Shape): void {
    if (!this.#isLearned) this.#learned = [...this.#learned, shape];
    else if (this.#since !== undefined && this.#isNearEnough(shape)) this.#after = [...this.#after, shape];
    this.#recent = [...this.#recent, shape].slice(-STEP_BEFORE - STEP_AFTER);
    if (this.#recent.length < STEP_BEFORE + STEP_AFTER) return;
    const now = this.#recent.slice(STEP_BEFORE);
    if (difference(this.#recent.slice(0, STEP_BEFORE), now) > STEP) this.#compareSince(now[0]?.at ?? shape.at);
  }

  #isNearEnough({ width }: Shape): boolean {
    const nearness = width / median(this.#learned.map((shape) => shape.width));
    return nearness < SIZES && nearness > 1 / SIZES;
  }
}

function difference(some: readonly Shape[], others: readonly Shape[]): number {
  const [one, other] = [middleOf(some), middleOf(others)];
  const squares = one.map((length, index) => Math.log((other[index] ?? NaN) / length) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

function middleOf(shapes: readonly Shape[]): number[] {
  return (shapes[0]?.geometry ?? []).map((_, index) => median(shapes.map(({ geometry }) => geometry[index] ?? NaN)));
}
