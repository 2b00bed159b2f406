import type { PrintBlock } from '../../../spec/index.js';
import { LOOKS, stripsOf, type Setter } from './setter.js';
import { shifted, type Mark, type Strip } from './strip.js';

type Block<Type extends PrintBlock['type']> = Extract<PrintBlock, { type: Type }>;

const BAR = 2;
const QUOTE_INDENT = 12;
const LIST_INDENT = 15;
const SPACE_BEFORE_HEADING = { 1: 28, 2: 17, 3: 10 } as const;
const HEADINGS = { 1: LOOKS.chapter, 2: LOOKS.section, 3: LOOKS.caption } as const;

/** Between facts that stand in a row. */
const DOT = '  \u00b7  ';

export function titleStrips({ text, over, facts = [] }: Block<'title'>, set: Setter): Strip[] {
  const all = { x: 0, width: set.width };
  return [
    ...(over ? stripsOf(set.lines(over, { ...LOOKS.body, colour: 'quiet' }, all), { keepLast: true }) : []),
    ...stripsOf(set.lines(text, LOOKS.title, all), { before: 2, keepLast: true }),
    ...(facts.length > 0 ? stripsOf(set.lines(facts.join(DOT), { ...LOOKS.body, colour: 'quiet' }, all), { before: 4 }) : []),
  ];
}

export function headingStrips({ level, text, anchor, outline, facts = [] }: Block<'heading'>, set: Setter): Strip[] {
  const all = { x: 0, width: set.width };
  const lines = [...(facts.length > 0 ? set.lines(facts.join(DOT), LOOKS.small, all) : []), ...set.lines(text, HEADINGS[level], { ...all, own: level === 2 })];
  const strips = stripsOf(lines, { before: SPACE_BEFORE_HEADING[level], keepLast: true }).map((strip) => ({ ...strip, keep: true }));
  const [first] = strips;
  const place: Mark[] = anchor === undefined ? [] : [{ kind: 'anchor', x: 0, y: 0, width: 0, anchor, outline: outline ?? text, level }];
  const rule: Mark[] = level === 1 ? [{ kind: 'box', x: 0, y: -8, width: set.width, height: 0.75, colour: 'line' }] : [];
  return first ? [{ ...first, marks: [...rule, ...place, ...first.marks] }, ...strips.slice(1)] : strips;
}

export function paragraphStrips({ text, tone = 'plain', strong = false, small = false, link }: Block<'paragraph'>, set: Setter): Strip[] {
  const base = small ? LOOKS.small : LOOKS.body;
  const look = { ...base, bold: strong, colour: tone === 'plain' && small ? ('quiet' as const) : tone };
  return stripsOf(set.lines(text, look, { x: 0, width: set.width, own: !small, link }), { before: small ? 3 : 6 });
}

export function figureStrips({ value, of, note }: Block<'figure'>, set: Setter): Strip[] {
  const digits = /\d/.test(value);
  const look = digits ? LOOKS.figure : LOOKS.chapter;
  const [line] = set.break(value, set.width, look);
  const beside = (line?.width ?? 0) + 7;
  const large = set.lines(value, look, { x: 0, width: set.width });
  const small = of ? set.lines(of, { ...LOOKS.body, leading: look.leading, colour: 'quiet' }, { x: beside, width: set.width - beside }).slice(0, 1) : [];
  // On the base line of the large one.
  const lower = (look.size - LOOKS.body.size) * 0.36;
  const marks = [...large.flatMap(({ marks: own }) => own), ...small.flatMap(({ marks: own }) => shifted(own, 0, lower))];
  return [
    { height: look.leading, before: 4, keep: true, marks },
    ...(note ? stripsOf(set.lines(note, LOOKS.small, { x: 0, width: set.width })) : []),
  ];
}

export function quoteStrips({ text, source, link, tone = 'accent' }: Block<'quote'>, set: Setter): Strip[] {
  const place = { x: QUOTE_INDENT, width: set.width - QUOTE_INDENT };
  const words = set.lines(text, LOOKS.body, { ...place, own: true });
  const from = source ? set.lines(source, { ...LOOKS.small, colour: link ? 'accent' : 'quiet' }, { ...place, link }) : [];
  const bar = (height: number): Mark => ({ kind: 'box', x: 0, y: 0, width: BAR, height, colour: tone });
  const barred = [...words, ...from].map(({ height, marks }) => ({ height, marks: [bar(height), ...marks] }));
  return stripsOf(barred, { before: 5 }).map((strip, index) => (from.length > 0 && index >= words.length - 1 && index < barred.length - 1 ? { ...strip, keep: true } : strip));
}

export function listStrips({ items }: Block<'list'>, set: Setter): Strip[] {
  const place = { x: LIST_INDENT, width: set.width - LIST_INDENT };
  return items.flatMap(({ text, note, mark }) => {
    const lines = [...set.lines(text, LOOKS.body, place), ...(note ? set.lines(note, LOOKS.small, place) : [])];
    const [first, ...rest] = lines;
    if (!first) return [];
    const width = mark === 'check' ? 8 : mark === 'dot' ? 3 : 5.5;
    const sign: Mark = { kind: mark, x: 2 + (8 - width) / 2, y: (first.height - width) / 2, width, colour: mark === 'check' ? 'good' : 'quiet' };
    return stripsOf([{ ...first, marks: [sign, ...first.marks] }, ...rest], { before: 3 });
  });
}

export function noteStrips({ title, text, tone }: Block<'note'>, set: Setter): Strip[] {
  const pad = 9;
  const place = { x: pad, width: set.width - 2 * pad };
  const colour = tone === 'quiet' ? 'plain' : tone;
  const ground = tone === 'quiet' ? 'ground' : (`${tone}-ground` as const);
  const lines = [...(title ? set.lines(title, { ...LOOKS.label, colour }, place) : []), ...set.lines(text, LOOKS.body, place)];
  const last = lines.length - 1;
  const padded = lines.map(({ height, marks }, index) => {
    const above = index === 0 ? pad - 2 : 0;
    const full = height + above + (index === last ? pad - 2 : 0);
    const ink: Mark = { kind: 'box', x: 0, y: 0, width: set.width, height: full, colour: ground };
    return { height: full, marks: [ink, ...shifted(marks, 0, above)] };
  });
  return stripsOf(padded, { before: 10 });
}
