import type { jsPDF } from 'jspdf';
import type { Colour, Mark } from './layout/strip.js';
import { FAMILY } from './jspdf-typeface.js';

/** Dark on white, at least 4.5:1 wherever something is written. */
const COLOURS: Readonly<Record<Colour, string>> = {
  plain: '#1a1b1e',
  quiet: '#5d5f66',
  accent: '#2f5bea',
  good: '#1d7a4c',
  caution: '#8a5806',
  critical: '#b3261e',
  line: '#dcdbd5',
  empty: '#e4e3de',
  ground: '#f3f2ee',
  'caution-ground': '#fbf2df',
  'critical-ground': '#fbeae8',
};

/** A place that can be led to. */
interface Place {
  readonly page: number;
  /** Points from the upper edge. */
  readonly top: number;
}

/** Draws laid out pages. Links and the outline come last: they lead to pages that must be there first. */
export function drawPages(pdf: jsPDF, pages: readonly (readonly Mark[])[]): void {
  const places = new Map<string, Place>();
  for (const [index, marks] of pages.entries()) {
    if (index > 0) pdf.addPage();
    for (const mark of marks) {
      if (mark.kind === 'anchor') places.set(mark.anchor, { page: index + 1, top: Math.max(0, mark.y - 12) });
      else draw(pdf, mark);
    }
  }
  for (const [index, marks] of pages.entries()) {
    pdf.setPage(index + 1);
    for (const mark of marks) {
      const place = mark.kind === 'link' ? places.get(mark.anchor) : undefined;
      if (place && mark.kind === 'link') pdf.link(mark.x, mark.y, mark.width, mark.height, { pageNumber: place.page, top: place.top });
    }
  }
  drawOutline(pdf, pages, places);
}

function draw(pdf: jsPDF, mark: Exclude<Mark, { kind: 'anchor' }>): void {
  switch (mark.kind) {
    case 'text':
      if (mark.text === '') return;
      pdf.setFont(FAMILY, mark.bold ? 'bold' : 'normal').setFontSize(mark.size).setTextColor(COLOURS[mark.colour]);
      // It is in the order of drawing already.
      pdf.text(mark.text, mark.x, mark.y, { isInputVisual: true, isOutputVisual: true });
      return;
    case 'box':
      pdf.setFillColor(COLOURS[mark.colour]).rect(mark.x, mark.y, mark.width, mark.height, 'F');
      return;
    case 'dot':
      pdf.setFillColor(COLOURS[mark.colour]).circle(mark.x + mark.width / 2, mark.y + mark.width / 2, mark.width / 2, 'F');
      return;
    case 'ring':
      pdf.setDrawColor(COLOURS[mark.colour]).setLineWidth(0.9).circle(mark.x + mark.width / 2, mark.y + mark.width / 2, mark.width / 2, 'S');
      return;
    case 'check':
      pdf.setDrawColor(COLOURS[mark.colour]).setLineWidth(1.2).setLineCap('round').setLineJoin('round');
      pdf.lines([[mark.width * 0.3, mark.width * 0.3], [mark.width * 0.55, -mark.width * 0.65]], mark.x + mark.width * 0.08, mark.y + mark.width * 0.52, [1, 1], 'S');
      return;
    case 'link':
      return;
  }
}

/** The headings with an anchor, in order, each under the last one of a higher level. */
function drawOutline(pdf: jsPDF, pages: readonly (readonly Mark[])[], places: ReadonlyMap<string, Place>): void {
  const parents: { level: number; item: unknown }[] = [];
  for (const mark of pages.flat()) {
    if (mark.kind !== 'anchor') continue;
    while ((parents.at(-1)?.level ?? 0) >= mark.level) parents.pop();
    const pageNumber = places.get(mark.anchor)?.page ?? 1;
    parents.push({ level: mark.level, item: pdf.outline.add(parents.at(-1)?.item ?? null, mark.outline, { pageNumber }) });
  }
}
