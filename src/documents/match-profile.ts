import type { ResumeProfile } from './extract-profile.js';
import type { EducationLevel } from './find-education.js';
import { jobRequirements, type Requirement, type Strength } from './job-requirements.js';
import type { Passage } from './passage.js';

/** One thing that the job asks for, and what of the resume answers it. */
export interface MatchReason {
  readonly kind: Requirement['kind'];
  /** Of the skill or language; years as a number; level of education. */
  readonly name: string;
  readonly strength: Strength;
  /** 3 required, 2 mentioned, 1 preferred. */
  readonly weight: number;
  /** 0..1: how much of it the resume shows. Only years can be met in part. */
  readonly share: number;
  /** What it adds to the readiness, and what it could add at most. All `points` together are the readiness before rounding. */
  readonly points: number;
  readonly mostPoints: number;
  /** The words of the job description. */
  readonly wanted: readonly Passage[];
  /** The words of the resume. */
  readonly found: readonly Passage[];
}

/** How many of a job's stated wishes a resume speaks of: a comparison of words, not of people, and no verdict. */
export interface ProfileMatch {
  /** 0..100, whole; absent where the job description names nothing that can be compared. */
  readonly readiness?: number;
  readonly matched: readonly string[];
  readonly missing: readonly string[];
  readonly reasons: readonly MatchReason[];
}

const WEIGHTS: Readonly<Record<Strength, number>> = { required: 3, mentioned: 2, preferred: 1 };
const LEVELS: readonly EducationLevel[] = ['other', 'school', 'bachelor', 'master', 'doctor'];

/**
 * Compares words as applicant tracking systems do:
 *
 * readiness = 100 * sum(weight * share) / sum(weight), over all that the job asks for
 *
 * with weight 3, 2 or 1, share 1 or 0 for skills, languages and degrees, and years/asked, at most 1, for experience.
 * A word that neither the vocabulary nor the resume's own list of skills knows is not compared.
 */
export function matchProfile(profile: ResumeProfile, jobDescription: string): ProfileMatch {
  const requirements = jobRequirements(jobDescription, profile.skills.filter(({ known }) => !known).map(({ name }) => name));
  const total = requirements.reduce((sum, { strength }) => sum + WEIGHTS[strength], 0);
  const reasons = requirements.map((requirement): MatchReason => {
    const { kind, strength, wanted } = requirement;
    const weight = WEIGHTS[strength];
    const { share, found } = answerTo(requirement, profile);
    return { kind, name: nameOf(requirement), strength, weight, share, points: (100 * weight * share) / total, mostPoints: (100 * weight) / total, wanted, found };
  });
  return {
    ...(total > 0 && { readiness: Math.round(reasons.reduce((sum, { points }) => sum + points, 0)) }),
    matched: reasons.filter(({ share }) => share === 1).map(({ name }) => name),
    missing: reasons.filter(({ share }) => share < 1).map(({ name }) => name),
    reasons,
  };
}

function answerTo(requirement: Requirement, profile: ResumeProfile): { share: number; found: readonly Passage[] } {
  switch (requirement.kind) {
    case 'skill':
      return present(profile.skills.find(({ name }) => name === requirement.name)?.passages);
    case 'language':
      return present(profile.languages.find(({ name }) => name === requirement.name)?.passages);
    case 'experience': {
      const { years = 0, passages = [] } = profile.yearsOfExperience ?? {};
      return { share: Math.min(1, years / requirement.years), found: passages };
    }
    case 'education': {
      const asked = LEVELS.indexOf(requirement.level);
      return present(profile.education.find(({ level }) => level !== undefined && LEVELS.indexOf(level) >= asked)?.passages);
    }
  }
}

function present(passages: readonly Passage[] | undefined): { share: number; found: readonly Passage[] } {
  return { share: passages ? 1 : 0, found: passages ?? [] };
}

function nameOf(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'experience':
      return `${requirement.years}`;
    case 'education':
      return requirement.level;
    default:
      return requirement.name;
  }
}
