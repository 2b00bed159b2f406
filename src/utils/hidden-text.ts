import { assembleText, type PositionedText, type Rgb } from './positioned-text.js';

/** Why a person who looks at the document does not see a text of it. */
export type HiddenTextReason =
  | 'same-colour'
  | 'tiny'
  | 'off-page'
  | 'transparent'
  | 'covered'
  | 'layer-off'
  | 'marked-hidden';

/** Text that is in the file and that its reader does not see. Shown to people as a fact; never a reason to punish. */
export interface HiddenText {
  /** From 1; 1 throughout in formats without fixed pages. */
  readonly page: number;
  readonly text: string;
  readonly reason: HiddenTextReason;
}

/** Smallest text that a person reads on paper, points; the small print of contracts is 5 to 6. */
export const SMALLEST_READABLE_PT = 4;

/** Less than this is not seen. Pale grey design, #e5e5e5 on white, has 1.26; WCAG 2.2 asks for 4.5. */
const LEAST_CONTRAST = 1.15;
const LEAST_OPACITY = 0.1;
/** "Neither filled nor stroked", and the clipping-only one (ISO 32000-1, table 106). */
const INVISIBLE_MODES: readonly number[] = [3, 7];

/** Why this run cannot be seen, or undefined where it can or where that cannot be told. Blank runs are never hidden. */
export function hiddenReason(item: PositionedText): HiddenTextReason | undefined {
  if (item.text.trim() === '') return undefined;
  if (item.layerOff) return 'layer-off';
  if (INVISIBLE_MODES.includes(item.renderMode ?? 0) || (item.opacity ?? 1) < LEAST_OPACITY) return 'transparent';
  if (isOutside(item)) return 'off-page';
  if (item.size < SMALLEST_READABLE_PT) return 'tiny';
  if (item.covered) return 'covered';
  return item.color && item.background && contrast(item.color, item.background) < LEAST_CONTRAST ? 'same-colour' : undefined;
}

/** Hidden text, with neighbouring runs that are hidden for the same reason as one. */
export function findHiddenText(items: readonly PositionedText[]): HiddenText[] {
  const found: { reason: HiddenTextReason; runs: PositionedText[] }[] = [];
  let blanks: PositionedText[] = [];
  let open = false;
  for (const item of items) {
    const reason = hiddenReason(item);
    const last = open ? found.at(-1) : undefined;
    if (reason === undefined) {
      // A space between two hidden words belongs to them.
      open = open && item.text.trim() === '';
      blanks = open ? [...blanks, item] : [];
    } else {
      if (last?.reason === reason && last.runs[0]?.page === item.page) last.runs.push(...blanks, item);
      else found.push({ reason, runs: [item] });
      open = true;
      blanks = [];
    }
  }
  return found.map(({ reason, runs }) => ({ page: runs[0]?.page ?? 1, text: assembleText(runs).trim(), reason }));
}

/** Contrast ratio 1..21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number): number => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Wholly; half a letter at the edge can be seen. */
function isOutside({ box, visible }: PositionedText): boolean {
  return box.right <= visible.left || box.left >= visible.right || box.top <= visible.bottom || box.bottom >= visible.top;
}
