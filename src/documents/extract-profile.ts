import { findEducation, type ProfileEducation } from './find-education.js';
import { findRoles, type ProfileRole } from './find-roles.js';
import { findSkills, LANGUAGES } from './find-skills.js';
import { passage, type Passage } from './passage.js';
import { linesIn, sectionsOf } from './sections.js';
import { yearsOfExperience, type Experience } from './years-of-experience.js';

export interface ProfileSkill {
  readonly name: string;
  /** False where only the resume lists it, and the vocabulary does not: then `name` is as it is written there. */
  readonly known: boolean;
  readonly passages: readonly Passage[];
}

export interface ProfileLanguage {
  readonly name: string;
  /** As written, e.g. "fluent", "B2". */
  readonly level?: string;
  readonly passages: readonly Passage[];
}

/**
 * What a resume says of work and learning. Holds no name, contact, age, photo or gender: scoring may not see them.
 * Every finding names the words that it rests on, so that the person whose resume it is can correct it.
 */
export interface ResumeProfile {
  readonly skills: readonly ProfileSkill[];
  readonly roles: readonly ProfileRole[];
  /** Absent where nothing tells. */
  readonly yearsOfExperience?: Experience;
  readonly education: readonly ProfileEducation[];
  readonly languages: readonly ProfileLanguage[];
}

/** A list of skills has short items: at most so many characters and words. */
const MOST_ITEM = { characters: 40, words: 5 };

/** Reads a cleaned text by rules: headings, dates, lists, a vocabulary. Made for English. `today` is what "present" means. */
export function extractProfile(text: string, { today = new Date() }: { readonly today?: Date } = {}): ResumeProfile {
  const sections = sectionsOf(text);
  const experience = linesIn(sections, 'experience');
  const roles = findRoles(text, experience.length > 0 ? experience : linesIn(sections, 'opening', 'summary'));
  const education = findEducation(text, linesIn(sections, 'education'));
  const years = yearsOfExperience(text, roles, today);
  return {
    skills: skillsOf(text, linesIn(sections, 'skills'), [...roles, ...education]),
    roles,
    ...(years && { yearsOfExperience: years }),
    education,
    languages: languagesOf(text, linesIn(sections, 'languages')),
  };
}

/** `named`: jobs and schools; the name of an employer is no skill, be it "Oracle" or "Fernhollow Logistics". */
function skillsOf(text: string, listed: readonly Passage[], named: readonly (ProfileRole | ProfileEducation)[]): ProfileSkill[] {
  const names = covering(text, named.flatMap(namesOf));
  const known = findSkills(text)
    .map((skill) => ({ ...skill, passages: skill.passages.filter((found) => !names(found)), known: true }))
    .filter(({ passages }) => passages.length > 0);
  const isKnown = covering(text, known.flatMap(({ passages }) => passages));
  const others = new Map<string, { name: string; known: false; passages: Passage[] }>();
  for (const item of listed.flatMap((line) => itemsOf(text, line))) {
    if (isKnown(item)) continue;
    const key = item.text.toLowerCase();
    const other = others.get(key) ?? { name: item.text, known: false, passages: [] };
    other.passages.push(item);
    others.set(key, other);
  }
  return [...known, ...others.values()];
}

function namesOf(named: ProfileRole | ProfileEducation): Passage[] {
  const name = 'title' in named ? named.organisation : named.institution;
  return named.passages.filter(({ text }) => text === name);
}

/** Does a passage touch one of these? In one step each, however many there are. */
function covering(text: string, passages: readonly Passage[]): (passage: Passage) => boolean {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of passages) covered.fill(1, start, end);
  return ({ start, end }) => covered.subarray(start, end).includes(1);
}

/** Items of a line such as `Tools: Jira, Miro (expert) • Notion`. */
function itemsOf(text: string, line: Passage): Passage[] {
  const label = /^[^,;:]{1,30}:\s/.exec(line.text)?.[0].length ?? 0;
  return [...line.text.slice(label).matchAll(/[^,;|•·\t()]+/g)]
    .map((item) => passage(text, line.start + label + item.index, line.start + label + item.index + item[0].length))
    .map((item) => passage(text, item.start, item.end - (/\.$/.test(item.text) ? 1 : 0)))
    .filter(({ text: item }) => /\p{L}/u.test(item) && item.length >= 2 && item.length <= MOST_ITEM.characters && item.split(/\s+/).length <= MOST_ITEM.words);
}

function languagesOf(text: string, lines: readonly Passage[]): ProfileLanguage[] {
  return lines.flatMap((line) =>
    [...line.text.matchAll(/(\p{L}+)(?:\s*[(:–—-]\s*([\p{L}\p{N} ]{2,30})\)?)?/gu)].flatMap((match) => {
      const name = LANGUAGES.find((language) => language.toLowerCase() === match[1]?.toLowerCase());
      if (!name) return [];
      const level = match[2]?.trim();
      return [{ name, ...(level && { level }), passages: [passage(text, line.start + match.index, line.start + match.index + match[0].length)] }];
    }),
  );
}
