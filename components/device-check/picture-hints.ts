import type { Picture } from '../../src/media/index.js';
import type { VisionObservation } from '../../src/spec/index.js';

export type PictureHint = 'covered' | 'dark' | 'bright' | 'face-none' | 'face-many' | 'face-small' | 'face-off' | 'face-ok' | 'ok';

/** Below a mean luma of 30 nothing can be judged; the hint comes with room to spare. 0..255. */
const DARK = 45;
const BRIGHT = 225;
/** Standard deviation of luma: a covered lens is uniform. */
const UNIFORM = 4;
/** Below 80 px of face width nothing can be judged; the hint comes with room to spare. */
const SMALL_PX = 100;
/** How far the middle of the face may be from the middle of the picture, as a share of its width and height. */
const OFF_CENTRE = { x: 0.26, y: 0.3 };

/** What to say of the light; undefined where nothing needs to be said. */
export function lightHint({ luma, contrast }: Picture): PictureHint | undefined {
  if (contrast < UNIFORM && luma < BRIGHT) return 'covered';
  if (luma < DARK) return 'dark';
  return luma > BRIGHT ? 'bright' : undefined;
}

/** What to say of the place of the face, with the width of the largest one in px. */
export function faceHint({ faces, frame }: Pick<VisionObservation, 'faces' | 'frame'>): { hint: PictureHint; faceWidth: number } {
  const box = faces.map((face) => face.box).sort((a, b) => b.width - a.width)[0];
  if (!box) return { hint: 'face-none', faceWidth: 0 };
  const faceWidth = box.width * frame.width;
  if (faces.length > 1) return { hint: 'face-many', faceWidth };
  if (faceWidth < SMALL_PX) return { hint: 'face-small', faceWidth };
  const [dx, dy] = [Math.abs(box.x + box.width / 2 - 0.5), Math.abs(box.y + box.height / 2 - 0.5)];
  return { hint: dx > OFF_CENTRE.x || dy > OFF_CENTRE.y ? 'face-off' : 'face-ok', faceWidth };
}

/** Lets a new value through once it was seen `times` times in a row, so that a hint does not flicker. */
export class Steady<Value> {
  readonly #times: number;
  #value: Value | undefined;
  #next: Value | undefined;
  #seen = 0;

  constructor(times: number) {
    this.#times = times;
  }

  get value(): Value | undefined {
    return this.#value;
  }

  push(value: Value): void {
    this.#seen = value === this.#next ? this.#seen + 1 : 1;
    this.#next = value;
    if (this.#seen >= this.#times || this.#value === undefined) this.#value = value;
  }
}
