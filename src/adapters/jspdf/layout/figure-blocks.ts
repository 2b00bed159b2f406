import type { PrintBlock, PrintCell, PrintColumn } from '../../../spec/index.js';
import { LOOKS, stripsOf, type SetLine, type Setter } from './setter.js';
import { shifted, type Colour, type Mark, type Strip } from './strip.js';

type Block<Type extends PrintBlock['type']> = Extract<PrintBlock, { type: Type }>;

/** Leaves room for a SHA-256 in hex on one line of either page. */
const LABEL_WIDTH = 108;
const GAP = 12;
const ROW_SPACE = 4;
const STEP = { width: 13, height: 5.5, gap: 2.5 } as const;

/** Lines of several cells side by side, as lines of the whole row: one page break runs through all of them. */
function row(cells: readonly (readonly SetLine[])[]): SetLine[] {
  const count = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: count }, (_, index) => {
    const lines = cells.flatMap((cell) => cell[index] ?? []);
    return { height: Math.max(...lines.map(({ height }) => height)), marks: lines.flatMap(({ marks }) => marks) };
  });
}

/** Air and a hair line above the first line of a row. */
function ruled([first, ...rest]: readonly SetLine[], width: number): SetLine[] {
  if (!first) return [];
  const line: Mark = { kind: 'box', x: 0, y: 0, width, height: 0.5, colour: 'line' };
  return [{ height: first.height + ROW_SPACE, marks: [line, ...shifted(first.marks, 0, ROW_SPACE)] }, ...rest];
}

export function pairStrips({ rows }: Block<'pairs'>, set: Setter): Strip[] {
  return rows.flatMap(({ label, value }) => {
    const left = set.lines(label, { ...LOOKS.body, colour: 'quiet' }, { x: 0, width: LABEL_WIDTH - 6 });
    const right = set.lines(value, LOOKS.body, { x: LABEL_WIDTH, width: set.width - LABEL_WIDTH });
    return stripsOf(ruled(row([left, right]), set.width), { before: ROW_SPACE });
  });
}

export function tableStrips({ columns, rows }: Block<'table'>, set: Setter): Strip[] {
  const places = placesOf(columns, set.width);
  const head = row(columns.map(({ label, align }, index) => set.lines(label, LOOKS.small, { ...(places[index] ?? { x: 0, width: set.width }), align: align ?? 'start' })));
  const top: Strip = {
    height: head.reduce((sum, { height }) => sum + height, 0) + 2,
    before: 8,
    keep: true,
    marks: head.flatMap(({ marks, height }, index) => shifted(marks, 0, index * height)),
  };
  const body = rows.flatMap((cells) => {
    const lines = row(columns.map(({ align }, index) => cellLines(cells[index], { ...(places[index] ?? { x: 0, width: set.width }), align: align ?? 'start' }, set)));
    const strips = stripsOf(ruled(lines, set.width), { before: ROW_SPACE, head: top });
    // A row of a few lines is not parted.
    return lines.length <= 8 ? strips.map((strip, index) => ({ ...strip, keep: index < strips.length - 1 })) : strips;
  });
  return body.length > 0 ? [top, ...body] : [];
}

function placesOf(columns: readonly PrintColumn[], width: number): { x: number; width: number }[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const room = width - GAP * (columns.length - 1);
  let x = 0;
  return columns.map((column) => {
    const own = (room * column.width) / total;
    const place = { x, width: own };
    x += own + GAP;
    return place;
  });
}

function cellLines(cell: PrintCell | undefined, place: { x: number; width: number; align: 'start' | 'end' }, set: Setter): SetLine[] {
  if (!cell) return [];
  const { text, note, tone = 'plain', strong = false, link } = cell;
  return [
    ...(text === '' ? [] : set.lines(text, { ...LOOKS.body, bold: strong, colour: link === undefined ? tone : 'accent' }, { ...place, link })),
    ...(note ? set.lines(note, LOOKS.small, place) : []),
  ];
}

export function levelStrips({ label, level, max, note }: Block<'level'>, set: Setter): Strip[] {
  const look = level === null ? { ...LOOKS.body, colour: 'quiet' as const } : LOOKS.label;
  const stepsWidth = max * (STEP.width + STEP.gap);
  const name = set.lines(label, look, { x: 0, width: set.width - stepsWidth - GAP });
  const last = set.break(label, set.width - stepsWidth - GAP, look).at(-1);
  const at = name.length === 1 ? (last?.width ?? 0) + GAP : set.width - stepsWidth;
  const y = (look.leading - STEP.height) / 2;
  const steps = Array.from({ length: max }, (_, index): Mark[] => {
    const x = at + index * (STEP.width + STEP.gap);
    const filled = Math.min(1, Math.max(0, (level ?? 0) - index)) * STEP.width;
    const step = (width: number, colour: Colour): Mark[] => (width > 0 ? [{ kind: 'box', x, y, width, height: STEP.height, colour }] : []);
    return [...step(STEP.width, 'empty'), ...step(filled, 'accent')];
  }).flat();
  const [first, ...rest] = name;
  const lines = first ? [{ ...first, marks: [...first.marks, ...steps] }, ...rest] : [];
  return stripsOf([...lines, ...(note ? set.lines(note, LOOKS.small, { x: 0, width: set.width }) : [])], { before: 9, keepLast: true });
}

export function timelineStrips({ from, to, rows, ticks }: Block<'timeline'>, set: Setter): Strip[] {
  const height = 20;
  const bar = 11;
  const label = 96;
  const length = Math.max(1, to - from);
  const width = set.width - label;
  const at = (moment: number): number => label + (Math.min(Math.max(moment - from, 0), length) / length) * width;
  const marks: Mark[] = ticks.map(({ at: moment }) => ({ kind: 'box', x: at(moment), y: 0, width: 0.5, height: rows.length * height, colour: 'line' }));
  for (const [index, { label: name, spans }] of rows.entries()) {
    const top = index * height;
    marks.push(...set.lines(name, { ...LOOKS.small, leading: height }, { x: 0, width: label - GAP }).slice(0, 1).flatMap((line) => shifted(line.marks, 0, top)));
    marks.push({ kind: 'box', x: label, y: top + (height - bar) / 2, width, height: bar, colour: 'ground' });
    for (const { from: start, to: end, tone, height: share = 1 } of spans) {
      // What lasts a moment is still to be seen.
      const spanWidth = Math.max(1.2, at(end) - at(start));
      marks.push({ kind: 'box', x: Math.min(at(start), label + width - spanWidth), y: top + (height - bar * share) / 2, width: spanWidth, height: bar * share, colour: tone });
    }
  }
  const foot = rows.length * height;
  for (const { at: moment, label: name } of ticks) {
    const [line] = set.break(name, width, LOOKS.small);
    const own = line?.width ?? 0;
    const x = Math.min(Math.max(at(moment) - own / 2, label), set.width - own);
    marks.push(...set.lines(name, LOOKS.small, { x, width: own + 1 }).slice(0, 1).flatMap((tick) => shifted(tick.marks, 0, foot)));
  }
  return [{ height: foot + LOOKS.small.leading, before: 8, keep: false, marks }];
}
