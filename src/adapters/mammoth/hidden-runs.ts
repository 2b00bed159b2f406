import type { Rgb } from '../../utils/positioned-text.js';
import type { HiddenText } from '../../utils/hidden-text.js';
import { lookOf, reasonOf, toRgb, WHITE, type Look } from './look.js';
import type { Styles } from './styles.js';
import { xmlTokens } from './xml-tokens.js';

/** A part of a DOCX without the runs that are not seen, and what they said. */
export interface SeenPart {
  readonly xml: string;
  readonly hidden: readonly HiddenText[];
  /** White text that may stand on a shape or picture. */
  readonly backgroundUnknown: boolean;
  readonly hasPicture: boolean;
}

/** An open element, and what its properties have said of it so far. */
type Frame = { readonly name: string; readonly start: number; look: Look; style?: string; text: string; paragraph: number };

/** Elements that can give their text another background, innermost first when searched. */
const SHAPES = ['wps:wsp', 'v:shape', 'v:rect', 'v:roundrect'];
const SHAPE_FILLS = ['a:solidFill', 'a:gradFill', 'a:blipFill', 'a:pattFill', 'v:fill'];

/** Finds the runs (`w:r`) of a part that a reader does not see: marked as hidden, too small, or of the colour they stand on. */
export function withoutHiddenRuns(xml: string, styles: Styles): SeenPart {
  const frames: Frame[] = [];
  const cuts: (readonly [start: number, end: number])[] = [];
  const hidden: (HiddenText & { paragraph: number })[] = [];
  let paragraphs = 0;
  let page: Rgb | 'unknown' = WHITE;
  let behindText = false;
  let backgroundUnknown = false;
  let hasPicture = false;
  const around = (name: string): Frame | undefined => frames.findLast((frame) => frame.name === name);

  const background = (run: Look, paragraph: Frame | undefined): Rgb | 'unknown' => {
    const cell = around('tc');
    const table = around('tbl');
    const shape = frames.findLast((frame) => SHAPES.includes(frame.name));
    const set = run.fill ?? paragraph?.look.fill ?? cell?.look.fill ?? shape?.look.fill;
    if (set !== undefined) return set;
    return table?.style !== undefined && styles.hasFill(table.style) ? 'unknown' : page;
  };

  const closeRun = (run: Frame, end: number): void => {
    const paragraph = around('p');
    const paragraphStyle = styles.lookOf(paragraph?.style);
    const base = { ...styles.lookOf(undefined), ...(paragraph?.style === undefined ? {} : paragraphStyle) };
    const look = { ...base, ...(run.style === undefined ? {} : styles.lookOf(run.style)), ...run.look };
    const under = background(look, paragraph);
    const reason = reasonOf(look, under);
    if (run.text.trim() === '') return;
    if (reason === undefined) {
      backgroundUnknown ||= (under === 'unknown' || behindText) && reasonOf(look, WHITE) === 'same-colour';
      return;
    }
    cuts.push([run.start, end]);
    const last = hidden.at(-1);
    if (last?.reason === reason && last.paragraph === run.paragraph) hidden[hidden.length - 1] = { ...last, text: last.text + run.text };
    else hidden.push({ page: 1, text: run.text, reason, paragraph: run.paragraph });
  };

  const note = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const [outer, parent] = [frames.at(-2), frames.at(-1)];
    if (name === 'background') page = toRgb(attributes['color']) ?? 'unknown';
    if (['a:blip', 'v:imagedata'].includes(name)) hasPicture = true;
    if (name === 'wp:anchor' && ['1', 'true'].includes(attributes['behindDoc'] ?? '')) behindText = true;
    if (SHAPE_FILLS.includes(name) && parent && (parent.name === 'wps:spPr' || SHAPES.includes(parent.name))) {
      const shape = frames.findLast((frame) => SHAPES.includes(frame.name));
      if (shape) shape.look = { fill: 'unknown' };
    }
    if (!outer || !parent) return;
    const isOwn = ['r rPr', 'p pPr', 'tc tcPr', 'tbl tblPr'].includes(`${outer.name} ${parent.name}`);
    if (!isOwn) return;
    if (['rStyle', 'pStyle', 'tblStyle'].includes(name) && attributes['val'] !== undefined) outer.style = attributes['val'];
    else outer.look = { ...outer.look, ...lookOf(name, attributes) };
  };

  for (const token of xmlTokens(xml)) {
    if (token.type === 'text') {
      const run = frames.at(-1)?.name === 't' ? around('r') : undefined;
      if (run) run.text += token.text;
    } else if (token.type === 'open') {
      const { name, attributes, isEmpty, start } = token;
      note(name, attributes);
      if (name === 'p') paragraphs++;
      if (isEmpty) continue;
      const fillColor = SHAPES.includes(name) && attributes['fillcolor'] !== undefined ? { fill: 'unknown' as const } : {};
      frames.push({ name, start, look: fillColor, text: '', paragraph: paragraphs });
    } else {
      const frame = frames.pop();
      if (frame?.name === 'r') closeRun(frame, token.end);
    }
  }
  return { xml: cutOut(xml, cuts), hidden: hidden.map(({ page: number, text, reason }) => ({ page: number, text: text.trim(), reason })), backgroundUnknown, hasPicture };
}

/** Runs within runs (text boxes) may both be cut. */
function cutOut(xml: string, cuts: readonly (readonly [start: number, end: number])[]): string {
  let kept = '';
  let at = 0;
  for (const [start, end] of [...cuts].sort((one, other) => one[0] - other[0])) {
    if (start > at) kept += xml.slice(at, start);
    at = Math.max(at, end);
  }
  return kept + xml.slice(at);
}
