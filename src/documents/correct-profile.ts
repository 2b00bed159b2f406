import type { ProfileLanguage, ProfileSkill, ResumeProfile } from './extract-profile.js';
import { educationLevel } from './find-education.js';
import { findSkills } from './find-skills.js';
import { yearsOfExperience } from './years-of-experience.js';

export interface CorrectedRole {
  readonly title: string;
  readonly organisation?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface CorrectedEducation {
  readonly qualification?: string;
  readonly institution?: string;
  readonly year?: number;
}

/** What a person corrected of what was read. A part that is absent stands as it was read. */
export interface ProfileCorrection {
  readonly skills?: readonly string[];
  readonly languages?: readonly string[];
  readonly roles?: readonly CorrectedRole[];
  readonly education?: readonly CorrectedEducation[];
  /** null: it is not known. */
  readonly years?: number | null;
}

/**
 * The profile as the person says it is. What stays keeps its words; what is new has none. Years follow corrected jobs by
 * their dates, unless they are corrected themselves. `today` is what "present" means.
 */
export function correctProfile(profile: ResumeProfile, correction: ProfileCorrection, { today = new Date() }: { readonly today?: Date } = {}): ResumeProfile {
  const { skills, languages, roles, education, years } = correction;
  const jobs = roles?.map((role) => ({ ...role, passages: [] })) ?? profile.roles;
  const experience = roles ? yearsOfExperience('', jobs, today) : profile.yearsOfExperience;
  const known = years === undefined ? experience : years === null ? undefined : { years, basis: 'statement' as const, passages: [] };
  return {
    skills: skills?.map((name) => skillOf(name, profile)) ?? profile.skills,
    roles: jobs,
    ...(known && { yearsOfExperience: known }),
    education:
      education?.map((entry) => {
        const level = educationLevel(entry.qualification ?? '');
        return { ...entry, ...(level && { level }), passages: [] };
      }) ?? profile.education,
    languages: languages?.map((name): ProfileLanguage => profile.languages.find((language) => same(language.name, name)) ?? { name, passages: [] }) ?? profile.languages,
  };
}

/** As the resume names it, or as the vocabulary does where it is nothing but that skill, or as it was written. */
function skillOf(name: string, { skills }: ResumeProfile): ProfileSkill {
  const read = skills.find((skill) => same(skill.name, name));
  if (read) return read;
  const found = findSkills(name).find(({ passages }) => passages[0]?.text.length === name.trim().length);
  return { name: found?.name ?? name.trim(), known: found !== undefined, passages: [] };
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
