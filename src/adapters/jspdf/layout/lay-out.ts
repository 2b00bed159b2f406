import type { PrintBlock, PrintDocument } from '../../../spec/index.js';
import { Characters } from './characters.js';
import { levelStrips, pairStrips, tableStrips, timelineStrips } from './figure-blocks.js';
import { MARGIN, mirrored, paginate, type PageSize } from './paginate.js';
import { LOOKS, Setter } from './setter.js';
import { shifted, type Mark, type Strip } from './strip.js';
import { figureStrips, headingStrips, listStrips, noteStrips, paragraphStrips, quoteStrips, titleStrips } from './text-blocks.js';
import { widthOf, type Typeface } from './typeface.js';

export interface LaidOut {
  /** What is drawn on each page. */
  readonly pages: readonly (readonly Mark[])[];
  readonly characters: Characters;
}

/** A document as marks on pages. */
export function layOut(document: PrintDocument, size: PageSize, typeface: Typeface): LaidOut {
  const characters = new Characters(typeface);
  const set = new Setter(typeface, characters, document.direction, size.width - 2 * MARGIN.side);
  const pages = paginate(document.blocks.flatMap((block) => stripsFor(block, set)), size);
  const feet = footers(document, pages.length, size, set, typeface);
  const footed = pages.map((marks, index) => [...marks, ...(feet[index] ?? [])]);
  return { pages: document.direction === 'rtl' ? footed.map((page) => mirrored(page, size)) : footed, characters };
}

function stripsFor(block: PrintBlock, set: Setter): Strip[] {
  switch (block.type) {
    case 'title':
      return titleStrips(block, set);
    case 'heading':
      return headingStrips(block, set);
    case 'paragraph':
      return paragraphStrips(block, set);
    case 'figure':
      return figureStrips(block, set);
    case 'pairs':
      return pairStrips(block, set);
    case 'table':
      return tableStrips(block, set);
    case 'quote':
      return quoteStrips(block, set);
    case 'level':
      return levelStrips(block, set);
    case 'list':
      return listStrips(block, set);
    case 'note':
      return noteStrips(block, set);
    case 'timeline':
      return timelineStrips(block, set);
  }
}

/** What the document is, at the start, and which page this is, at the end. */
function footers({ footer = '' }: PrintDocument, pages: number, { height }: PageSize, set: Setter, typeface: Typeface): Mark[][] {
  const room = set.width - widthOf(`${pages}/${pages}`, LOOKS.small, typeface) - 24;
  const rule: Mark = { kind: 'box', x: 0, y: -5, width: set.width, height: 0.5, colour: 'line' };
  const left = set.lines(set.shortened(footer, room, LOOKS.small), LOOKS.small, { x: 0, width: room });
  return Array.from({ length: pages }, (_, index) => {
    const right = set.lines(`${index + 1}/${pages}`, LOOKS.small, { x: room, width: set.width - room, align: 'end' });
    return shifted([rule, ...[...left, ...right].flatMap(({ marks }) => marks)], MARGIN.side, height - MARGIN.bottom + 20);
  });
}
