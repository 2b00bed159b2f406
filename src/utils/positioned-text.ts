/** Red, green, blue, each 0..255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Points (1/72 inch), y upwards. */
export interface Area {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** A run of text as it is put on a page, with all that decides whether it can be seen. Lengths are in points. */
export interface PositionedText {
  /** From 1. */
  readonly page: number;
  readonly text: string;
  /** Direction of the base line, whole degrees counter-clockwise; 0 for upright text. */
  readonly angle: number;
  /** Start along the base line, and height of the base line: page coordinates, turned by `angle`. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the font as shown, after every scaling; where glyphs are squeezed, their width. */
  readonly size: number;
  /** What it covers on the page. */
  readonly box: Area;
  /** What is shown of the page here: the page, cut by the clipping path. */
  readonly visible: Area;
  /** Absent where it is not one plain colour. */
  readonly color?: Rgb;
  /** What lies under it; absent where that is not one plain colour. */
  readonly background?: Rgb;
  /** 0..1. Default 1. */
  readonly opacity?: number;
  /** Text rendering mode, 0..7 (ISO 32000-1, 9.3.6). Default 0. */
  readonly renderMode?: number;
  /** Something opaque was drawn over it. */
  readonly covered?: boolean;
  /** It belongs to a layer that is switched off. */
  readonly layerOff?: boolean;
}

/** A gap of this share of the font's size parts words; the usual space is 0.25 wide, spaced-out letters stay below 0.15. */
const WORD_GAP = 0.17;
/** A gap of this many sizes is a column. */
const COLUMN_GAP = 2;
/** A base line that moves by less than this share of the size is still the same: superscripts. */
const SAME_LINE = 0.5;
/** Lines further apart than this many sizes are paragraphs. */
const PARAGRAPH_GAP = 2.1;

/** Text of runs in their order. Words are parted by space, columns by tab, lines by `\n`, paragraphs and pages by an empty line. */
export function assembleText(items: readonly PositionedText[]): string {
  let text = '';
  let last: PositionedText | undefined;
  for (const item of items) {
    text += last ? separator(last, item, text) : '';
    text += item.text;
    last = item;
  }
  return text;
}

function separator(last: PositionedText, next: PositionedText, before: string): string {
  if (last.page !== next.page) return '\n\n';
  if (last.angle !== next.angle) return '\n';
  const size = Math.max(last.size, next.size, 1);
  const down = Math.abs(last.y - next.y);
  if (down > PARAGRAPH_GAP * size) return '\n\n';
  const gap = next.x - (last.x + last.width);
  if (down > SAME_LINE * size || gap < -2 * size) return '\n';
  if (gap > COLUMN_GAP * size) return '\t';
  return gap > WORD_GAP * size && !/\s$/.test(before) && !/^\s/.test(next.text) ? ' ' : '';
}
