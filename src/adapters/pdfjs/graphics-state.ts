import type { Area, Rgb } from '../../utils/positioned-text.js';
import { IDENTITY, type Matrix } from './matrix.js';

/** What of the graphics state (ISO 32000-1, 8.4) decides where text is and whether it can be seen. */
export interface GraphicsState {
  matrix: Matrix;
  /** Upright box around the clipping path, in page coordinates. */
  clip: Area;
  /** Absent: a pattern or shading. */
  fill: Rgb | undefined;
  stroke: Rgb | undefined;
  fillOpacity: number;
  strokeOpacity: number;
  /** Of the transparency groups around. */
  groupOpacity: number;
  plainBlend: boolean;
  font: string;
  fontSize: number;
  renderMode: number;
  characterSpacing: number;
  wordSpacing: number;
  /** 1 is normal. */
  horizontalScale: number;
  leading: number;
  rise: number;
}

export function initialState(page: Area): GraphicsState {
  return {
    matrix: IDENTITY,
    clip: page,
    fill: [0, 0, 0],
    stroke: [0, 0, 0],
    fillOpacity: 1,
    strokeOpacity: 1,
    groupOpacity: 1,
    plainBlend: true,
    font: '',
    fontSize: 0,
    renderMode: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
  };
}

/** `#rrggbb`, as PDF.js hands colours over. */
export function toRgb(value: unknown): Rgb | undefined {
  const digits = typeof value === 'string' ? /^#([\da-f]{6})$/i.exec(value)?.[1] : undefined;
  if (!digits) return undefined;
  const number = Number.parseInt(digits, 16);
  return [number >> 16, (number >> 8) & 0xff, number & 0xff];
}

/** Applies an `ExtGState` as PDF.js hands it over: pairs of key and value. The font in it is left to the caller. */
export function applyExtendedState(state: GraphicsState, pairs: unknown): void {
  if (!Array.isArray(pairs)) return;
  for (const pair of pairs as unknown[]) {
    if (!Array.isArray(pair)) continue;
    const [key, value] = pair as unknown[];
    if (key === 'ca' && typeof value === 'number') state.fillOpacity = value;
    if (key === 'CA' && typeof value === 'number') state.strokeOpacity = value;
    if (key === 'BM') state.plainBlend = value === 'source-over' || value === 'Normal';
    if (key === 'Font' && Array.isArray(value)) {
      const [font, size] = value as unknown[];
      if (typeof font === 'string') state.font = font;
      if (typeof size === 'number') state.fontSize = size;
    }
  }
}
