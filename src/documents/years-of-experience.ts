import { monthNumber } from './date-range.js';
import type { ProfileRole } from './find-roles.js';
import { passage, type Passage } from './passage.js';

export interface Experience {
  /** To one decimal. */
  readonly years: number;
  /** `dates`: the months in which there was a job, each counted once; `statement`: what the resume says of itself. */
  readonly basis: 'dates' | 'statement';
  readonly passages: readonly Passage[];
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];
const YEARS = new RegExp(`\\b(\\d{1,2}|${NUMBERS.join('|')})\\s*(?:\\+|plus\\b|or more\\b)?(?:\\s*(?:-|–|to)\\s*\\d{1,2})?\\s*\\+?\\s*(?:years?|yrs?)\\b`, 'gi');

/** By dates where there are any: a statement cannot be checked. */
export function yearsOfExperience(text: string, roles: readonly ProfileRole[], today: Date): Experience | undefined {
  const dated = roles.filter((role) => role.from !== undefined);
  if (dated.length > 0) {
    const months = new Set<number>();
    const now = monthNumber('present', { today });
    for (const { from = '', to } of dated) {
      const last = Math.min(now, to === undefined ? monthNumber(from, { last: true, today }) : monthNumber(to, { last: true, today }));
      for (let month = monthNumber(from, { today }); month <= last; month++) months.add(month);
    }
    return { years: Math.round(months.size / 1.2) / 10, basis: 'dates', passages: dated.flatMap(({ passages }) => passages.slice(-1)) };
  }
  const stated = statedYears(text).sort((one, other) => other.years - one.years)[0];
  return stated && { years: stated.years, basis: 'statement', passages: [stated.passage] };
}

/** "five years", "5+ years", "3-5 years": the lower bound, with its words. More than 60 is no working life. */
export function statedYears(text: string): { years: number; passage: Passage }[] {
  return [...text.matchAll(YEARS)]
    .map((match) => {
      const written = (match[1] ?? '').toLowerCase();
      const years = NUMBERS.includes(written) ? NUMBERS.indexOf(written) : Number(written);
      return { years, passage: passage(text, match.index, match.index + match[0].length) };
    })
    .filter(({ years }) => years > 0 && years <= 60);
}
