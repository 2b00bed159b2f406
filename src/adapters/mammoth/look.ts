import { contrast, SMALLEST_READABLE_PT, type HiddenTextReason } from '../../utils/hidden-text.js';
import type { Rgb } from '../../utils/positioned-text.js';

/** What of its formatting decides whether a run of text is seen. Absent: not set here. */
export interface Look {
  readonly hidden?: boolean;
  /** `auto` is black on light and white on dark. */
  readonly color?: Rgb | 'auto';
  /** Points. */
  readonly size?: number;
  /** Shading or highlighting. `unknown`: something is there, and not one plain colour. */
  readonly fill?: Rgb | 'unknown';
}

const LEAST_CONTRAST = 1.15;

const HIGHLIGHTS: Readonly<Record<string, Rgb>> = { white: [255, 255, 255], black: [0, 0, 0], yellow: [255, 255, 0] };

/** One element of `rPr`, `pPr` or `tcPr` (ECMA-376 part 1, 17.3.2). */
export function lookOf(name: string, attributes: Readonly<Record<string, string>>): Look {
  const { val, themeColor, themeFill, fill } = attributes;
  switch (name) {
    case 'vanish':
    case 'specVanish':
      return { hidden: val === undefined || !['0', 'false', 'off'].includes(val) };
    case 'color': {
      const color = toRgb(val) ?? (val === undefined && /^(background1|light1)$/.test(themeColor ?? '') ? WHITE : undefined);
      return { color: color ?? 'auto' };
    }
    case 'sz':
      return val !== undefined && Number.isFinite(Number(val)) ? { size: Number(val) / 2 } : {};
    case 'highlight':
      return val === undefined || val === 'none' ? {} : { fill: HIGHLIGHTS[val] ?? 'unknown' };
    case 'shd': {
      const color = toRgb(fill);
      return color ? { fill: color } : themeFill === undefined ? {} : { fill: 'unknown' };
    }
    default:
      return {};
  }
}

export const WHITE: Rgb = [255, 255, 255];

/** Why text of this look is not seen on this background; undefined where it is, or where that cannot be told. */
export function reasonOf({ hidden, color, size }: Look, background: Rgb | 'unknown'): HiddenTextReason | undefined {
  if (hidden) return 'marked-hidden';
  if (size !== undefined && size < SMALLEST_READABLE_PT) return 'tiny';
  if (color === undefined || color === 'auto' || background === 'unknown') return undefined;
  return contrast(color, background) < LEAST_CONTRAST ? 'same-colour' : undefined;
}

export function toRgb(hex: string | undefined): Rgb | undefined {
  if (hex === undefined || !/^[\da-f]{6}$/i.test(hex)) return undefined;
  const number = Number.parseInt(hex, 16);
  return [number >> 16, (number >> 8) & 0xff, number & 0xff];
}
