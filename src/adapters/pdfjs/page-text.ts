import { OPS } from 'pdfjs-dist';
import { contrast } from '../../utils/hidden-text.js';
import type { Area, PositionedText, Rgb } from '../../utils/positioned-text.js';
import { applyExtendedState, initialState, toRgb, type GraphicsState } from './graphics-state.js';
import { apply, around, IDENTITY, intersect, isUpright, multiply, place, toMatrix, type Matrix } from './matrix.js';
import { backgroundOf, isCovered, type Paint } from './paint.js';
import { textRuns, type FontMetrics } from './text-runs.js';

export interface PageSource {
  /** From 1. */
  readonly page: number;
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
  readonly area: Area;
  readonly fontOf: (name: string) => FontMetrics;
  /** Is the layer (optional content group) with these properties shown? */
  readonly isLayerOn: (properties: unknown) => boolean;
}

export interface PageText {
  readonly items: readonly PositionedText[];
  /** Pale text over something that is no plain colour. */
  readonly backgroundUnknown: boolean;
  readonly textUnderPicture: boolean;
}

type Draft = { readonly item: PositionedText; readonly paintsBefore: number };

const FILLS: readonly number[] = [OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke];
/** What may stand between the placing of a picture and its end without being something painted. */
const SILENT: readonly number[] = [OPS.dependency, OPS.setGState, OPS.beginMarkedContent, OPS.beginMarkedContentProps, OPS.endMarkedContent];
/** Smaller ones are no pictures that text could hide under or stand on, points. */
const LEAST_PICTURE_PT = 3;
const WHITE: Rgb = [255, 255, 255];

/** Walks through what a page draws, without drawing it: text with its place, colour, background and cover. */
export function readPageText(source: PageSource): PageText {
  const walk = new PageWalk(source);
  source.fnArray.forEach((operation, index) => {
    const args = source.argsArray[index];
    walk.step(operation, Array.isArray(args) ? (args as unknown[]) : []);
  });
  return walk.end();
}

class PageWalk {
  readonly #source: PageSource;
  readonly #drafts: Draft[] = [];
  readonly #painted: Paint[] = [];
  readonly #stack: GraphicsState[] = [];
  /** Marked content around: is it in a layer that is off? */
  readonly #marked: boolean[] = [];
  #state: GraphicsState;
  #textMatrix: Matrix = IDENTITY;
  #line = { x: 0, y: 0 };
  #at = { x: 0, y: 0 };
  #clips = false;
  /** A matrix was set after `save`, and nothing was painted since: where a picture was left out, which PDF.js tells by no operation. */
  #placed = false;

  constructor(source: PageSource) {
    this.#source = source;
    this.#state = initialState(source.area);
  }

  step(operation: number, args: readonly unknown[]): void {
    const number = (index: number): number => (typeof args[index] === 'number' ? args[index] : 0);
    const state = this.#state;
    const wasPlaced = this.#placed;
    if (!SILENT.includes(operation)) this.#placed = false;
    switch (operation) {
      case OPS.save:
        this.#stack.push({ ...state });
        return;
      case OPS.restore:
        if (wasPlaced) this.#paintPicture();
        this.#state = this.#stack.pop() ?? state;
        return;
      case OPS.transform:
        state.matrix = multiply(state.matrix, toMatrix(args));
        this.#placed = true;
        return;
      case OPS.beginGroup:
        this.#stack.push({ ...state });
        Object.assign(state, { groupOpacity: state.groupOpacity * state.fillOpacity, fillOpacity: 1, strokeOpacity: 1 });
        return;
      case OPS.paintFormXObjectBegin:
        this.#stack.push({ ...state });
        state.matrix = multiply(state.matrix, toMatrix(args[0]));
        if (args[1]) state.clip = intersect(state.clip, place(state.matrix, boxOf(args[1])));
        return;
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        this.#state = this.#stack.pop() ?? state;
        return;
      case OPS.setGState:
        return applyExtendedState(state, args[0]);
      case OPS.setFillRGBColor:
        state.fill = toRgb(args[0]);
        return;
      case OPS.setStrokeRGBColor:
        state.stroke = toRgb(args[0]);
        return;
      case OPS.setFillColorN:
      case OPS.setFillTransparent:
        state.fill = undefined;
        return;
      case OPS.setStrokeColorN:
      case OPS.setStrokeTransparent:
        state.stroke = undefined;
        return;
      case OPS.clip:
      case OPS.eoClip:
        this.#clips = true;
        return;
      case OPS.constructPath:
        return this.#path(number(0), args[1], args[2]);
      case OPS.shadingFill:
        this.#painted.push({ kind: 'fill', area: state.clip, exact: false });
        return;
      case OPS.beginMarkedContent:
        this.#marked.push(false);
        return;
      case OPS.beginMarkedContentProps:
        this.#marked.push(args[0] === 'OC' && !this.#source.isLayerOn(args[1]));
        return;
      case OPS.endMarkedContent:
        this.#marked.pop();
        return;
      case OPS.beginText:
        this.#setTextMatrix(IDENTITY);
        return;
      case OPS.setTextMatrix:
        this.#setTextMatrix(toMatrix(args[0]));
        return;
      case OPS.setFont:
        state.font = String(args[0]);
        state.fontSize = number(1);
        return;
      case OPS.setTextRenderingMode:
        state.renderMode = number(0);
        return;
      case OPS.setTextRise:
        state.rise = number(0);
        return;
      case OPS.setCharSpacing:
        state.characterSpacing = number(0);
        return;
      case OPS.setWordSpacing:
        state.wordSpacing = number(0);
        return;
      case OPS.setHScale:
        state.horizontalScale = number(0) / 100;
        return;
      case OPS.setLeading:
        state.leading = -number(0);
        return;
      case OPS.moveText:
        return this.#moveText(number(0), number(1));
      case OPS.setLeadingMoveText:
        state.leading = number(1);
        return this.#moveText(number(0), number(1));
      case OPS.nextLine:
        return this.#moveText(0, state.leading);
      case OPS.showText:
        return this.#showText(args[0]);
    }
  }

  end(): PageText {
    let backgroundUnknown = false;
    let textUnderPicture = false;
    const items = this.#drafts.map(({ item, paintsBefore }) => {
      const later = this.#painted.slice(paintsBefore);
      backgroundUnknown ||= !item.background && item.color !== undefined && contrast(item.color, WHITE) < 1.15;
      textUnderPicture ||= later.some(({ kind, area }) => kind === 'picture' && isCovered(item.box, [{ kind: 'fill', area, exact: true, opacity: 1 }]));
      return isCovered(item.box, later) ? { ...item, covered: true } : item;
    });
    return { items, backgroundUnknown, textUnderPicture };
  }

  #setTextMatrix(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#line = { x: 0, y: 0 };
    this.#at = { x: 0, y: 0 };
  }

  #moveText(x: number, y: number): void {
    this.#line = { x: this.#line.x + x, y: this.#line.y + y };
    this.#at = { ...this.#line };
  }

  #showText(glyphs: unknown): void {
    const state = this.#state;
    const { runs, advance } = textRuns(glyphs, state, this.#source.fontOf(state.font));
    const matrix = multiply(state.matrix, this.#textMatrix);
    for (const { text, start, end, size } of runs) {
      const from = apply(matrix, this.#at.x + start, this.#at.y + state.rise);
      const to = apply(matrix, this.#at.x + end, this.#at.y + state.rise);
      const up = size * Math.hypot(matrix[2], matrix[3]);
      const along = size * Math.hypot(matrix[0], matrix[1]) * Math.abs(state.horizontalScale);
      const direction = Math.atan2(to[1] - from[1], to[0] - from[0]) || 0;
      const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
      const corner = ([x, y]: readonly [number, number], rise: number): readonly [number, number] => [x - sin * up * rise, y + cos * up * rise];
      const box = around([corner(from, -0.2), corner(from, 0.75), corner(to, -0.2), corner(to, 0.75)]);
      const background = backgroundOf(box, this.#painted);
      const { color, opacity } = ink(state, background);
      this.#drafts.push({
        paintsBefore: this.#painted.length,
        item: {
          page: this.#source.page,
          text,
          angle: Math.round((direction * 180) / Math.PI),
          x: from[0] * cos + from[1] * sin,
          y: from[1] * cos - from[0] * sin,
          width: Math.hypot(to[0] - from[0], to[1] - from[1]),
          size: Math.min(up, along),
          box,
          visible: state.clip,
          opacity: opacity * state.groupOpacity,
          renderMode: state.renderMode,
          ...(color && { color }),
          ...(background && { background }),
          ...(this.#marked.includes(true) && { layerOff: true }),
        },
      });
    }
    this.#at.x += advance;
  }

  #path(operation: number, data: unknown, bounds: unknown): void {
    const { matrix, clip, fill, fillOpacity, groupOpacity, plainBlend } = this.#state;
    const rectangle = isRectangle(data, bounds) && isUpright(matrix);
    const area = bounds ? intersect(clip, place(matrix, boxOf(bounds))) : clip;
    if (bounds && FILLS.includes(operation)) {
      this.#painted.push({ kind: 'fill', area, exact: rectangle, ...(fill && { color: fill }), ...(plainBlend && { opacity: fillOpacity * groupOpacity }) });
    }
    if (this.#clips && bounds) this.#state.clip = area;
    this.#clips = false;
  }

  #paintPicture(): void {
    const area = intersect(this.#state.clip, place(this.#state.matrix, { left: 0, bottom: 0, right: 1, top: 1 }));
    if (area.right - area.left >= LEAST_PICTURE_PT && area.top - area.bottom >= LEAST_PICTURE_PT) this.#painted.push({ kind: 'picture', area, exact: true });
  }
}

/** The colour that is seen: of the inside, the outline, or of both the one that differs more from what lies under it. */
function ink({ renderMode, fill, stroke, fillOpacity, strokeOpacity }: GraphicsState, background: Rgb | undefined): { color: Rgb | undefined; opacity: number } {
  const mode = renderMode & 3;
  const inside = { color: fill, opacity: fillOpacity };
  const outline = { color: stroke, opacity: strokeOpacity };
  if (mode === 1) return outline;
  if (mode !== 2) return inside;
  const stands = (color: Rgb | undefined): number => (color && background ? contrast(color, background) : 21);
  return strokeOpacity > 0.1 && (fillOpacity <= 0.1 || stands(stroke) > stands(fill)) ? outline : inside;
}

/** `[x0, y0, x1, y1]` as PDF.js hands boxes over. */
function boxOf(values: unknown): Area {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = ArrayBuffer.isView(values) || Array.isArray(values) ? Array.from(values as ArrayLike<number>) : [];
  return { left: Math.min(x0, x1), bottom: Math.min(y0, y1), right: Math.max(x0, x1), top: Math.max(y0, y1) };
}

/** One rectangle along the axes: a move, three or four lines, each to a corner (PDF.js' numbers: 0 move, 1 line, 4 close). */
function isRectangle(data: unknown, bounds: unknown): boolean {
  const path: unknown = Array.isArray(data) ? data[0] : undefined;
  if (!(path instanceof Float32Array) || path.length > 17) return false;
  const { left, bottom, right, top } = boxOf(bounds);
  const near = (value: number, other: number): boolean => Math.abs(value - other) < 0.01;
  let points = 0;
  for (let at = 0; at < path.length; points++) {
    const kind = path[at];
    if (kind === 4) return points >= 4;
    if (kind !== (points === 0 ? 0 : 1)) return false;
    const [x = NaN, y = NaN] = [path[at + 1], path[at + 2]];
    if (!(near(x, left) || near(x, right)) || !(near(y, bottom) || near(y, top))) return false;
    at += 3;
  }
  return points >= 4;
}
