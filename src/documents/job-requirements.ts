import { educationLevel, type EducationLevel } from './find-education.js';
import { findSkills, LANGUAGES } from './find-skills.js';
import { linesOf, type Passage } from './passage.js';
import { statedYears } from './years-of-experience.js';

/** How much a job asks for something: it must be there, is named without more, or is welcome. */
export type Strength = 'required' | 'mentioned' | 'preferred';

export type Requirement = { readonly strength: Strength; readonly wanted: readonly Passage[] } & (
  | { readonly kind: 'skill' | 'language'; readonly name: string }
  | { readonly kind: 'experience'; readonly years: number }
  | { readonly kind: 'education'; readonly level: EducationLevel }
);

const PREFERRED = /\b(?:nice[- ]to[- ]have|preferred|preferably|bonus|a plus|pluses|desirable|desired|ideally|optional|advantage(?:ous)?|welcome|good to have)\b/i;
const REQUIRED = /\b(?:must|required|requirements?|require|essential|mandatory|minimum|at least|need|you (?:have|bring)|what you bring|qualifications)\b/i;
const LANGUAGE_CONTEXT = /\b(?:fluent|fluency|speak|speaker|spoken|written|native|language|languages|proficien\w+|B[12]|C[12])\b/i;
const SPOKEN = new RegExp(`\\b(?:${LANGUAGES.join('|')})\\b`, 'g');
/** A heading holds for the lines below it until the next one. */
const MOST_HEADING = 60;
/** Further away, a word no longer says what the years are of, characters. */
const MOST_BESIDE = 120;
const ORDER: readonly Strength[] = ['preferred', 'mentioned', 'required'];

/** What a job description asks for, by rules: skills of the vocabulary and of `skills`, years, degrees, spoken languages. */
export function jobRequirements(text: string, skills: readonly string[]): Requirement[] {
  const strengthAt = strengths(text);
  const strongest = (passages: readonly Passage[]): Strength => ORDER[Math.max(...passages.map(({ start }) => ORDER.indexOf(strengthAt(start))))] ?? 'mentioned';
  const requirements: Requirement[] = findSkills(text, skills).map(({ name, passages }) => ({ kind: 'skill', name, strength: strongest(passages), wanted: passages }));
  const years = statedYears(text)
    .filter(({ passage }) => /experience|background|track record|work|practice/i.test(around(text, passage)))
    .sort((one, other) => other.years - one.years)[0];
  if (years) requirements.push({ kind: 'experience', years: years.years, strength: strongest([years.passage]), wanted: [years.passage] });
  for (const line of linesOf(text)) {
    const level = educationLevel(line.text);
    if (level && level !== 'other' && !requirements.some(({ kind }) => kind === 'education')) requirements.push({ kind: 'education', level, strength: strongest([line]), wanted: [line] });
    if (!LANGUAGE_CONTEXT.test(line.text)) continue;
    for (const [name] of line.text.matchAll(SPOKEN)) {
      if (!requirements.some((other) => other.kind === 'language' && other.name === name)) {
        requirements.push({ kind: 'language', name, strength: strongest([line]), wanted: [line] });
      }
    }
  }
  return requirements;
}

/** The strength of what stands at an offset: its own line's words, or those of the heading above. */
function strengths(text: string): (offset: number) => Strength {
  const lines: { end: number; strength: Strength }[] = [];
  let heading: Strength = 'mentioned';
  for (const line of linesOf(text)) {
    const own = PREFERRED.test(line.text) ? 'preferred' : REQUIRED.test(line.text) ? 'required' : undefined;
    const isHeading = line.text.length <= MOST_HEADING && !/[.;,]$/.test(line.text) && !/^[•·*–-]/.test(line.text) && (own !== undefined ? !/[,;]/.test(line.text) && !/:\s*\S/.test(line.text) : /:$/.test(line.text));
    if (line.text !== '' && isHeading) heading = own ?? 'mentioned';
    lines.push({ end: line.end, strength: own ?? heading });
  }
  return (offset) => {
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return lines[low]?.strength ?? 'mentioned';
  };
}

/** What stands beside a passage in its line. */
function around(text: string, { start, end }: Passage): string {
  const before = text.slice(Math.max(0, start - MOST_BESIDE), start);
  const after = text.slice(end, end + MOST_BESIDE);
  return `${before.slice(before.lastIndexOf('\n') + 1)} ${after.split('\n', 1)[0]}`;
}
