import type { GraphicsState } from './graphics-state.js';

export interface FontMetrics {
  /** Glyph space to text space, horizontally and vertically; 0.001 but in Type 3 fonts. */
  readonly scaleX: number;
  readonly scaleY: number;
  /** A font whose glyphs are drawings: its size says nothing about how large they are. */
  readonly isDrawn: boolean;
  readonly isVertical: boolean;
}

export interface TextRun {
  readonly text: string;
  /** Along the base line, in text space. */
  readonly start: number;
  readonly end: number;
  /** In text space. */
  readonly size: number;
}

/** A step of this share of the size is no kerning but the space between two runs. */
const GAP = 0.17;

/** The runs of one text operation, parted where the pen jumps, and how far the pen went. Glyphs as PDF.js hands them over. */
export function textRuns(glyphs: unknown, state: GraphicsState, font: FontMetrics): { readonly runs: readonly TextRun[]; readonly advance: number } {
  const size = Math.abs(state.fontSize);
  const runs: TextRun[] = [];
  let text = '';
  let start = 0;
  let pen = 0;
  const close = (): void => {
    if (text !== '') runs.push({ text, start, end: pen, size: font.isDrawn ? drawnSize(text, pen - start, size * Math.abs(font.scaleY) * 1000) : size });
    text = '';
    start = pen;
  };
  for (const glyph of Array.isArray(glyphs) ? (glyphs as unknown[]) : []) {
    if (typeof glyph === 'number') {
      const step = ((font.isVertical ? 1 : -1) * glyph * size * state.horizontalScale) / 1000;
      if (Math.abs(step) > GAP * size) close();
      pen += step;
      if (text === '') start = pen;
    } else if (isGlyph(glyph)) {
      const spacing = state.characterSpacing + (glyph.isSpace ? state.wordSpacing : 0);
      text += glyph.unicode;
      pen += (glyph.width * font.scaleX * size + spacing) * state.horizontalScale;
    }
  }
  close();
  return { runs, advance: pen };
}

type Glyph = { readonly unicode: string; readonly width: number; readonly isSpace?: boolean };

function isGlyph(value: unknown): value is Glyph {
  return typeof value === 'object' && value !== null && 'unicode' in value && typeof value.unicode === 'string' && 'width' in value && typeof value.width === 'number';
}

/** Letters are about half as wide as high; one or two may be anything. */
function drawnSize(text: string, width: number, size: number): number {
  return text.length >= 3 ? (2 * Math.abs(width)) / text.length : size;
}
