/** A span of work or study as a resume states it. */
export interface DateRange {
  /** `YYYY-MM`, or `YYYY` where no month is told. */
  readonly from: string;
  /** As `from`, or `present`; absent for a single date. */
  readonly to?: string;
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR = '(?:19[5-9]\\d|20\\d\\d)';
const MONTH = '(?:0?[1-9]|1[0-2])';
const NAMED = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\\.?,?';
/** ISO first: `2021-03`; then `03/2021`, `March 2021`, `2021`. */
const DATE = `(?:${YEAR}[-./](?:0[1-9]|1[0-2])(?!\\d)|${MONTH}[/.]${YEAR}|${NAMED}\\s+${YEAR}|${YEAR})`;
const NOW = '(?:present|now|today|current|currently|ongoing|to date)';
const RANGE = new RegExp(`(?<![\\d/.-])(${DATE})\\s*(?:-|–|—|−|\\bto\\b|\\buntil\\b|\\btill\\b)\\s*(${DATE}|${NOW})(?![\\d])`, 'i');
const SINCE = new RegExp(`\\b(?:since|from)\\s+(${DATE})(?!\\d)`, 'i');

/** The first range of dates in a line, e.g. `2021-03 to present`, `Mar 2019 – 06/2020`, `2016-2018`, `since 2020`. */
export function findDateRange(line: string): DateRange | undefined {
  const range = RANGE.exec(line);
  if (range) {
    const [whole, from = '', to = ''] = range;
    return { from: toIso(from), to: new RegExp(`^${NOW}$`, 'i').test(to) ? 'present' : toIso(to), start: range.index, end: range.index + whole.length };
  }
  const since = SINCE.exec(line);
  return since ? { from: toIso(since[1] ?? ''), to: 'present', start: since.index, end: since.index + since[0].length } : undefined;
}

/** Months since the year 0; of a year alone its first month, or with `last` its last one. */
export function monthNumber(date: string, { last = false, today }: { readonly last?: boolean; readonly today: Date }): number {
  if (date === 'present') return today.getFullYear() * 12 + today.getMonth();
  const [year = 0, month = last ? 12 : 1] = date.split('-').map(Number);
  return year * 12 + month - 1;
}

function toIso(date: string): string {
  const year = /(?:19|20)\d\d/.exec(date)?.[0] ?? '';
  const rest = date.replace(year, ' ').toLowerCase();
  const named = MONTHS.findIndex((name) => rest.includes(name));
  const number = named >= 0 ? named + 1 : Number(/\d+/.exec(rest)?.[0] ?? 0);
  return number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : year;
}
