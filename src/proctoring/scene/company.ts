import { samplesSince } from './samples-since.js';
import type { Face, VisionObservation } from '../../spec/index.js';

/** How far back a face is looked at, ms. */
const WINDOW_MS = 5000;
/** A face that was not seen for this long is another one when it comes back, ms. */
const LOST_MS = 2000;
/** A face within this many of its widths of where it was is the same: somebody may walk in. */
const NEAR = 1;
/** Pictures before something can be said. */
const FEWEST = 6;
/** Of its pictures, the outermost tenth to each side is left out. */
const OUTERMOST = 0.1;
/** How far a living face moves in some seconds at least, in widths of the face... */
const MOVED = 0.04;
/** ... or turns, degrees ... */
const TURNED = 4;
/** ... or shuts its eyes, 0..1. */
const BLINKED = 0.3;

/** The faces in the picture, each followed where it is. */
export interface Company {
  /** Of those of the last two seconds. */
  readonly faces: number;
  /** And how many of them were seen to move, turn or blink by now. */
  readonly alive: number;
}

interface Moment {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly yaw: number;
  readonly blink: number;
}

interface Track {
  readonly moments: readonly Moment[];
  readonly alive: boolean;
}

/**
 * Follows each face by its place. What never moves nor blinks for seconds is a picture of somebody: a poster, a print, a
 * paused screen. A film on a screen moves, and cannot be told from a person.
 */
export class CompanyKeeper {
  #tracks: readonly Track[] = [];

  forget(): void {
    this.#tracks = [];
  }

  see({ at, faces }: VisionObservation): Company {
    const left = this.#tracks.filter(({ moments }) => at - (moments.at(-1)?.at ?? -Infinity) <= LOST_MS);
    const next: Track[] = [];
    for (const face of faces) {
      const moment = momentOf(face, at);
      const [nearest] = [...left].sort((a, b) => distance(a, moment) - distance(b, moment));
      const track = nearest && distance(nearest, moment) <= NEAR ? nearest : undefined;
      if (track) left.splice(left.indexOf(track), 1);
      next.push(extended(track, moment));
    }
    this.#tracks = [...next, ...left];
    return { faces: this.#tracks.length, alive: this.#tracks.filter(({ alive }) => alive).length };
  }
}

function momentOf({ box, pose, eyes = {} }: Face, at: number): Moment {
  return {
    at,
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    width: box.width,
    yaw: pose?.yaw ?? 0,
    blink: Math.min(eyes.eyeBlinkLeft ?? 0, eyes.eyeBlinkRight ?? 0),
  };
}

/** From where it was last, in widths of the face. */
function distance({ moments }: Track, { x, y, width }: Moment): number {
  const last = moments.at(-1);
  return last ? Math.hypot(x - last.x, y - last.y) / Math.max(width, last.width) : Infinity;
}

function extended(track: Track | undefined, moment: Moment): Track {
  const moments = [...samplesSince(track?.moments ?? [], moment.at - WINDOW_MS), moment];
  return { moments, alive: track?.alive === true || isAlive(moments) };
}

function isAlive(moments: readonly Moment[]): boolean {
  if (moments.length < FEWEST) return false;
  const range = (name: Exclude<keyof Moment, 'at'>): number => {
    const values = moments.map((moment) => moment[name]).sort((a, b) => a - b);
    const skipped = Math.floor(values.length * OUTERMOST);
    return (values[values.length - 1 - skipped] ?? 0) - (values[skipped] ?? 0);
  };
  const width = moments.at(-1)?.width ?? 1;
  return Math.max(range('x'), range('y'), range('width')) > MOVED * width || range('yaw') > TURNED || blinks(moments);
}

/** A blink takes two or three pictures, so no picture of it may be left out. */
function blinks(moments: readonly Moment[]): boolean {
  const values = moments.map(({ blink }) => blink);
  return Math.max(...values) - Math.min(...values) > BLINKED;
}
