import { passage, type Passage } from './passage.js';

export type EducationLevel = 'school' | 'bachelor' | 'master' | 'doctor' | 'other';

export interface ProfileEducation {
  readonly qualification?: string;
  readonly level?: EducationLevel;
  readonly institution?: string;
  /** Of the end. */
  readonly year?: number;
  readonly passages: readonly Passage[];
}

/** Abbreviations as they are written: "ms" are milliseconds. */
const LEVELS: readonly (readonly [EducationLevel, RegExp])[] = [
  ['doctor', /\b(?:Ph\.?\s?D|D\.?Phil|[Dd]octor(?:ate)?|M\.D)\b/],
  ['master', /\b(?:M\.?\s?Sc|M\.?S\.|M\.A\.?|MA|MS|M\.?Eng|M\.?Ed|MBA|M\.?Phil|LL\.?M|[Mm]aster(?:['’]?s)?|Mag(?:ister)?\.)(?![\p{L}])/u],
  ['bachelor', /\b(?:B\.?\s?Sc|B\.?S\.|B\.A\.?|BA|BS|B\.N\.?|BN|B\.?Eng|B\.?Ed|B\.?Com|LL\.?B|[Bb]achelor(?:['’]?s)?|undergraduate degree)(?![\p{L}])/u],
  ['school', /\b(?:High School Diploma|A-?levels?|GCSEs?|Abitur|Baccalaur[ée]at)\b/i],
  ['other', /\b(?:Diploma|Associate(?:['’]?s)? (?:degree|of)|Certificate|Degree|Apprenticeship)\b/i],
];
const INSTITUTION = /\b(?:University|College|Institute|School|Academy|Polytechnic|Conservatory|Faculty|Universit(?:y|é|ät|à|at|eit|et)|Hochschule|Universidad|École)\b/i;
const YEAR = /\b(?:19[5-9]\d|20\d\d)\b/g;

/** Degrees, schools and years among these lines. One entry ends where a line is empty or would say the same kind of thing again. */
export function findEducation(source: string, lines: readonly Passage[]): ProfileEducation[] {
  const found: ProfileEducation[] = [];
  let current: ProfileEducation = { passages: [] };
  const close = (): void => {
    if (current.qualification !== undefined || current.institution !== undefined) found.push(current);
    current = { passages: [] };
  };
  for (const line of lines) {
    if (line.text === '') close();
    for (const part of partsOf(source, line)) {
      const level = educationLevel(part.text);
      const kind = level && (level !== 'other' || !INSTITUTION.test(part.text)) ? 'qualification' : INSTITUTION.test(part.text) ? 'institution' : undefined;
      if (kind) {
        if (current[kind] !== undefined) close();
        current = { ...current, [kind]: part.text, ...(kind === 'qualification' && level && { level }), passages: [...current.passages, part] };
      }
      const year = Number([...part.text.matchAll(YEAR)].at(-1)?.[0]);
      if (Number.isFinite(year) && current.passages.length > 0) current = { ...current, year, passages: kind || current.year !== undefined ? current.passages : [...current.passages, part] };
    }
  }
  close();
  return found;
}

/** The highest level that a text names. */
export function educationLevel(text: string): EducationLevel | undefined {
  return LEVELS.find(([, pattern]) => pattern.test(text))?.[0];
}

function partsOf(source: string, line: Passage): Passage[] {
  return [...line.text.matchAll(/[^,;|\t·•–—()]+/g)].map((part) => passage(source, line.start + part.index, line.start + part.index + part[0].length)).filter(({ text }) => text !== '');
}
