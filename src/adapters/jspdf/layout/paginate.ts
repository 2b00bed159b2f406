import { shifted, type Mark, type Strip } from './strip.js';

export interface PageSize {
  /** Points, as are the others. */
  readonly width: number;
  readonly height: number;
}

/** ISO 216 A4, and ANSI A (US Letter). */
export const PAGE_SIZES = { a4: { width: 595.28, height: 841.89 }, letter: { width: 612, height: 792 } } as const satisfies Record<string, PageSize>;
export type PageFormat = keyof typeof PAGE_SIZES;

export const MARGIN = { side: 56, top: 54, bottom: 62 } as const;

/** Puts strips on pages, top to bottom. What is to be kept together is, unless it is higher than a page. One pass. */
export function paginate(strips: readonly Strip[], { height }: PageSize): Mark[][] {
  const room = height - MARGIN.top - MARGIN.bottom;
  const pages: Mark[][] = [[]];
  let used = 0;
  const turn = (): void => {
    pages.push([]);
    used = 0;
  };
  const place = (strip: Strip): void => {
    if (used > 0 && used + strip.before + strip.height > room) turn();
    if (used === 0 && strip.head) put({ ...strip.head, before: 0 });
    put(strip);
  };
  const put = ({ before, height: own, marks }: Strip): void => {
    const y = used === 0 ? 0 : used + before;
    pages.at(-1)?.push(...shifted(marks, MARGIN.side, MARGIN.top + y));
    used = y + own;
  };
  for (let start = 0; start < strips.length; ) {
    let end = start;
    while (strips[end]?.keep && end < strips.length - 1) end++;
    const group = strips.slice(start, end + 1);
    const needed = group.reduce((sum, { before, height: own }, index) => sum + own + (index === 0 ? 0 : before), 0);
    const first = group[0];
    if (used > 0 && needed <= room && used + (first?.before ?? 0) + needed > room) turn();
    for (const strip of group) place(strip);
    start = end + 1;
  }
  return pages;
}

/** The same page seen in a mirror, for scripts that run from right to left; what is written stays readable. */
export function mirrored(page: readonly Mark[], { width }: PageSize): Mark[] {
  return page.map((mark) => ({ ...mark, x: width - mark.x - mark.width }));
}
