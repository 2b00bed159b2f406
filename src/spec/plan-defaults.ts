/** Details asked of the candidate before the interview. They never reach a scorer. */
export const CANDIDATE_FIELDS = ['name', 'email', 'subject'] as const;
export type CandidateField = (typeof CANDIDATE_FIELDS)[number];

/** Where a role stands; decides how difficult the first question of a model is. */
export const LEVELS = ['entry', 'junior', 'middle', 'senior', 'lead'] as const;
export type Level = (typeof LEVELS)[number];

/** Whose rules apply to the interview; for the record, and for retention. */
export const JURISDICTIONS = ['eu', 'uk', 'us', 'us-california', 'us-colorado', 'us-illinois', 'us-new-york-city', 'other'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** How an interviewer speaks. It never changes what is asked or how it is judged. */
export const MANNERS = ['friendly', 'neutral', 'formal'] as const;
export type Manner = (typeof MANNERS)[number];

/**
 * What a plan says where its author says nothing. It has no source of questions: that, only the author knows. Apart from
 * the schema, so that a session has it without the checks.
 */
export const PLAN_DEFAULTS = {
  title: 'Interview',
  language: 'en',
  purpose: 'hiring' as 'hiring' | 'practice',
  domains: [] as string[],
  questions: [] as { text: string; timeLimitMs?: number }[],
  topics: [] as string[],
  questionCount: 5,
  difficulty: { min: 1, max: 5, adaptive: false },
  followUps: 1,
  timeLimitMs: 180_000,
  practiceQuestion: false,
  candidateFields: [] as CandidateField[],
  answerMode: 'speech' as 'speech' | 'typed',
  pushToTalk: false,
  turnTaking: 'manual' as 'manual' | 'automatic',
  duplex: 'full' as 'full' | 'half',
  retakes: 1,
  recordAudio: true,
  proctoring: { enabled: true, fullscreen: false, readingPattern: false, keepObservations: true },
  accommodations: { textOnly: false, noCamera: false, noGaze: false, extraTime: 1, breaks: true },
};
