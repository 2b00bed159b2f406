import { breakLines, type Line } from './break-lines.js';
import type { Characters } from './characters.js';
import type { Colour, Mark, Strip } from './strip.js';
import type { Typeface } from './typeface.js';

/** How text looks. Points; `leading` is the height of a line. */
export interface Look {
  readonly size: number;
  readonly leading: number;
  readonly bold: boolean;
  readonly colour: Colour;
}

/** The type scale. DejaVu is a wide face with tall small letters: 9 points of it read like 10 of others. */
export const LOOKS = {
  title: { size: 19, leading: 25, bold: true, colour: 'plain' },
  chapter: { size: 13, leading: 18, bold: true, colour: 'plain' },
  section: { size: 10.5, leading: 15, bold: true, colour: 'plain' },
  label: { size: 9, leading: 13.5, bold: true, colour: 'plain' },
  body: { size: 9, leading: 13.5, bold: false, colour: 'plain' },
  caption: { size: 8, leading: 12, bold: true, colour: 'quiet' },
  small: { size: 7.5, leading: 11, bold: false, colour: 'quiet' },
  figure: { size: 28, leading: 34, bold: true, colour: 'plain' },
} as const satisfies Record<string, Look>;

export interface SetOptions {
  readonly x: number;
  readonly width: number;
  readonly align?: 'start' | 'end';
  /** A paragraph of the other direction stands at the other side, as somebody's own words do. */
  readonly own?: boolean;
  readonly link?: string | undefined;
}

/** One line of type, ready to be put anywhere. `marks` from its own upper edge. */
export interface SetLine {
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Sets text: what all blocks share. */
export class Setter {
  readonly direction: 'ltr' | 'rtl';
  /** Points between the margins. */
  readonly width: number;
  readonly #typeface: Typeface;
  readonly #characters: Characters;

  constructor(typeface: Typeface, characters: Characters, direction: 'ltr' | 'rtl', width: number) {
    this.#typeface = typeface;
    this.#characters = characters;
    this.direction = direction;
    this.width = width;
  }

  break(text: string, width: number, { size, bold }: Look): Line[] {
    const ready = this.#characters.prepare(text, bold);
    return breakLines(ready, { width, size, bold, typeface: this.#typeface, direction: this.direction });
  }

  /** The text, or as much of it as fits on one line. */
  shortened(text: string, width: number, look: Look): string {
    let end = text.length;
    while (end > 0 && this.break(end < text.length ? `${text.slice(0, end).trimEnd()}\u2026` : text, width, look).length > 1) end -= 1;
    return end < text.length ? `${text.slice(0, end).trimEnd()}\u2026` : text;
  }

  /** Text as lines, each ordered by the direction of its paragraph. */
  lines(text: string, look: Look, { x, width, align = 'start', own = false, link }: SetOptions): SetLine[] {
    const { size, leading, bold, colour } = look;
    return this.break(text, width, look).map((line) => {
      const atEnd = (align === 'end') !== (own && line.rtl !== (this.direction === 'rtl'));
      const left = atEnd ? x + width - line.width : x;
      const target: Mark[] = link === undefined ? [] : [{ kind: 'link', x: left, y: 0, width: line.width, height: leading, anchor: link }];
      // The base line leaves room for what hangs below it: about a quarter of the size.
      const y = (leading + size) / 2 - size * 0.14;
      return { height: leading, marks: [{ kind: 'text', x: left, y, width: line.width, text: line.text, size, bold, colour }, ...target] };
    });
  }
}

export interface StripOptions {
  readonly before?: number;
  readonly keepLast?: boolean;
  readonly head?: Strip;
}

/** Lines as strips. The first two and the last two stay together, so that no page begins or ends with a lone line. */
export function stripsOf(lines: readonly SetLine[], { before = 0, keepLast = false, head }: StripOptions = {}): Strip[] {
  return lines.map(({ height, marks }, index) => {
    const isLast = index === lines.length - 1;
    const keep = isLast ? keepLast : index === 0 || index === lines.length - 2;
    return { height, marks, before: index === 0 ? before : 0, keep, ...(head ? { head } : {}) };
  });
}
