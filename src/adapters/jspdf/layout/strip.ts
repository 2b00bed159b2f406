import type { PrintTone } from '../../../spec/index.js';

/** A tone, or a colour that no text has: hair lines, empty steps, the grounds of notes. */
export type Colour = PrintTone | 'line' | 'empty' | 'ground' | 'caution-ground' | 'critical-ground';

/** Something that is drawn. Points; `x` and `y` from the upper left of the strip, later of the page. */
export type Mark =
  /** `y` is the base line. */
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly width: number; readonly text: string; readonly size: number; readonly bold: boolean; readonly colour: Colour }
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly colour: Colour }
  /** A shape before an item, `width` wide and high. */
  | { readonly kind: 'dot' | 'check' | 'ring'; readonly x: number; readonly y: number; readonly width: number; readonly colour: Colour }
  | { readonly kind: 'link'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly anchor: string }
  /** A place to lead to. */
  | { readonly kind: 'anchor'; readonly x: number; readonly y: number; readonly width: number; readonly anchor: string; readonly outline: string; readonly level: number };

/** A piece that no page break divides. As wide as the page between its margins. */
export interface Strip {
  readonly height: number;
  /** Space above; none at the top of a page. */
  readonly before: number;
  readonly marks: readonly Mark[];
  /** On the same page as the next one. */
  readonly keep: boolean;
  /** Stands above it where it begins a page: the head of its table. */
  readonly head?: Strip;
}

/** The strip with its marks moved. */
export function shifted(marks: readonly Mark[], x: number, y: number): Mark[] {
  return marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }));
}
