import { linesOf, type Passage } from './passage.js';

export type SectionKind = 'opening' | 'summary' | 'experience' | 'education' | 'skills' | 'languages' | 'other';

/** A part of a resume: from below its heading to the next heading. */
export interface Section {
  readonly kind: SectionKind;
  readonly lines: readonly Passage[];
}

/** Headings as resumes have them, in lower case. English only: other resumes have one `opening` section and are read as a whole. */
const HEADINGS: readonly (readonly [SectionKind, RegExp])[] = [
  ['summary', /^(?:professional |career |executive )?(?:summary|profile|objective|about(?: me)?|statement)$/],
  ['experience', /^(?:(?:work|working|professional|relevant|employment|clinical|teaching|industry) )?(?:experience|employment)(?: history)?$|^(?:work|career|employment|professional) (?:history|background)$|^career$/],
  ['education', /^(?:education(?:al)?(?: background| history)?|academic (?:background|history|qualifications)|qualifications|education (?:and|&) (?:training|qualifications)|studies)$/],
  ['skills', /^(?:(?:technical|key|core|professional|relevant|main|hard|soft|other|computer|it) )?(?:skills|competenc(?:ies|es)|expertise|technologies|strengths|abilities|proficiencies)(?: (?:and|&) (?:tools|technologies|abilities|expertise|interests))?$|^(?:tech stack|tools|areas of expertise|tools (?:and|&) technologies)$/],
  ['languages', /^(?:(?:spoken|foreign) )?languages?(?: skills)?$/],
  ['other', /^(?:(?:personal|selected|key|side) )?projects$|^(?:certifications?|certificates|licen[cs]es|publications|awards|honou?rs|interests|hobbies|references|volunteer(?:ing)?(?: (?:work|experience))?|memberships|contact(?: details)?|activities|courses|training|achievements|patents)(?: (?:and|&) \w+)?$/],
];

export function sectionsOf(text: string): Section[] {
  const sections: { kind: SectionKind; lines: Passage[] }[] = [{ kind: 'opening', lines: [] }];
  for (const line of linesOf(text)) {
    const kind = headingKind(line.text);
    if (kind) sections.push({ kind, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

/** Lines of all sections of these kinds. */
export function linesIn(sections: readonly Section[], ...kinds: readonly SectionKind[]): Passage[] {
  return sections.filter(({ kind }) => kinds.includes(kind)).flatMap(({ lines }) => lines);
}

function headingKind(line: string): SectionKind | undefined {
  if (line.length > 50) return undefined;
  const plain = line
    .toLowerCase()
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/[,(]?\s*(?:continued|cont\.?)\)?$/, '')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return HEADINGS.find(([, pattern]) => pattern.test(plain))?.[0];
}
