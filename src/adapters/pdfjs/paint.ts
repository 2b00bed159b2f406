import type { Area, Rgb } from '../../utils/positioned-text.js';
import { contains } from './matrix.js';

/** Something that was painted: what it covers at most, and how surely. */
export interface Paint {
  readonly kind: 'fill' | 'picture';
  readonly area: Area;
  /** Absent where it is not one plain colour. */
  readonly color?: Rgb;
  /** 0..1; undefined where it cannot be told how much shows through. */
  readonly opacity?: number;
  /** True where all of `area` is painted. */
  readonly exact: boolean;
}

const WHITE: Rgb = [255, 255, 255];

/** A rounding of coordinates, points. */
const TOLERANCE_PT = 1;

/** What lies under the middle of an area, after all paint so far: undefined where that is not one plain colour for sure. */
export function backgroundOf({ left, right, bottom, top }: Area, painted: readonly Paint[]): Rgb | undefined {
  const middle = { left: (left + right) / 2, right: (left + right) / 2, bottom: (bottom + top) / 2, top: (bottom + top) / 2 };
  let color: Rgb | undefined = WHITE;
  for (const paint of painted) {
    if (!contains(paint.area, middle)) continue;
    const above = blend(color, paint);
    // Where the paint may be beside this place, both colours are possible; one of them only where they are the same.
    color = paint.exact || (color && above && isSame(color, above)) ? above : undefined;
  }
  return color;
}

/** Was this area covered by one of these? Only what hides it for sure counts. */
export function isCovered(area: Area, later: readonly Paint[]): boolean {
  return later.some((paint) => paint.kind === 'fill' && paint.exact && (paint.opacity ?? 0) > 0.95 && contains(paint.area, area, TOLERANCE_PT));
}

function blend(below: Rgb | undefined, { color, opacity }: Paint): Rgb | undefined {
  if (!color || opacity === undefined) return undefined;
  if (opacity > 0.99) return color;
  if (!below) return undefined;
  const mix = (index: 0 | 1 | 2): number => color[index] * opacity + below[index] * (1 - opacity);
  return [mix(0), mix(1), mix(2)];
}

function isSame(one: Rgb, other: Rgb): boolean {
  return one.every((value, index) => Math.abs(value - (other[index] ?? 0)) < 4);
}
