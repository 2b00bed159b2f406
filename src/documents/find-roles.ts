import { findDateRange } from './date-range.js';
import { passage, type Passage } from './passage.js';

/** A job as a resume states it. Every field is a guess by rules, shown with its words for the person to correct. */
export interface ProfileRole {
  readonly title: string;
  readonly organisation?: string;
  /** `YYYY-MM` or `YYYY`. */
  readonly from?: string;
  /** As `from`, or `present`. */
  readonly to?: string;
  readonly passages: readonly Passage[];
}

/** Words that are in the title of a job, and seldom in the name of an employer. */
const TITLE =
  /\b(?:engineer|developer|programmer|architect|analyst|scientist|manager|director|head|lead|leader|consultant|designer|administrator|technician|specialist|assistant|associate|agent|advisor|adviser|nurse|doctor|physician|therapist|teacher|trainer|lecturer|professor|tutor|researcher|intern|trainee|apprentice|officer|executive|president|founder|owner|accountant|auditor|bookkeeper|clerk|cashier|salesperson|representative|recruiter|coordinator|supervisor|editor|writer|journalist|translator|lawyer|attorney|paralegal|chef|cook|driver|operator|mechanic|electrician|carpenter|buyer|planner|controller|tester|producer|strategist|marketer|receptionist|secretary|student|fellow|worker|member|partner|chief|cto|ceo|cfo|vp|freelancer?)\b/i;
const PARTS = /\s+(?:at|@)\s+|\s*[|·•–—\t]\s*|,\s+|\s+-\s+/;
const BULLET = /^[•·▪◦*–—-]\s+/;
/** Longer lines are sentences. */
const MOST_HEADER = 100;

/** The jobs among these lines: wherever dates stand, with the title and employer beside or above them. */
export function findRoles(source: string, lines: readonly Passage[]): ProfileRole[] {
  const roles: ProfileRole[] = [];
  let used = -1;
  lines.forEach((line, index) => {
    const dates = findDateRange(line.text);
    if (!dates || BULLET.test(line.text)) return;
    const when = passage(source, line.start + dates.start, line.start + dates.end);
    const beside = trimmed(source, line.start, line.start + dates.start);
    const above = beside.text === '' ? headersAbove(lines, index, used) : [beside];
    const parts = above.flatMap((header) => partsOf(source, header));
    if (parts.length === 1) parts.push(...besideOrBelow(source, lines, index, line.start + dates.end));
    used = index;
    const [first, second] = parts;
    if (!first) return;
    const swapped = second !== undefined && TITLE.test(second.text) && !TITLE.test(first.text);
    const [title, organisation] = swapped ? [second, first] : [first, second];
    roles.push({
      title: title.text,
      ...(organisation && { organisation: organisation.text }),
      from: dates.from,
      ...(dates.to !== undefined && { to: dates.to }),
      passages: [title, ...(organisation ? [organisation] : []), when],
    });
  });
  return roles;
}

/** One line with both, or two lines right above each other. */
function headersAbove(lines: readonly Passage[], index: number, used: number): Passage[] {
  const at = (offset: number): Passage | undefined => {
    const line = index - offset > used ? lines[index - offset] : undefined;
    return line && isHeader(line.text) ? line : undefined;
  };
  const nearest = at(1) ?? (lines[index - 1]?.text === '' ? at(2) : undefined);
  if (!nearest) return [];
  const next = nearest === at(1) ? at(2) : undefined;
  return next && !PARTS.test(nearest.text) ? [next, nearest] : [nearest];
}

/** Where the line above says one thing only, the other may follow the dates or stand below. */
function besideOrBelow(source: string, lines: readonly Passage[], index: number, from: number): Passage[] {
  const line = lines[index];
  const below = lines[index + 1];
  const beside = line ? trimmed(source, from, line.end) : undefined;
  if (beside && beside.text !== '' && isHeader(beside.text)) return partsOf(source, beside).slice(0, 1);
  return below && isHeader(below.text) && !findDateRange(below.text) ? partsOf(source, below).slice(0, 1) : [];
}

function isHeader(line: string): boolean {
  return line !== '' && line.length <= MOST_HEADER && !BULLET.test(line) && !/[.!?]$/.test(line.replace(/\b(?:inc|ltd|co|corp|llc|gmbh|s\.a)\.$/i, ''));
}

function partsOf(source: string, header: Passage): Passage[] {
  const parts: Passage[] = [];
  let at = 0;
  for (const part of header.text.split(new RegExp(PARTS.source, 'g'))) {
    const start = header.text.indexOf(part, at);
    at = start + part.length;
    const found = trimmed(source, header.start + start, header.start + at);
    if (found.text !== '') parts.push(found);
  }
  return parts.slice(0, 2);
}

/** Without the signs that part it from what is beside it. */
function trimmed(source: string, from: number, to: number): Passage {
  const raw = source.slice(from, to);
  const inner = raw.replace(/^[\s,;:|·•()–—-]+/, '');
  const text = inner.replace(/[\s,;:|·•(–—-]+$/, '');
  const start = from + raw.length - inner.length;
  return passage(source, start, start + text.length);
}
