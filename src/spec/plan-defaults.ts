/** Details asked of the candidate before the interview. They never reach a scorer. */
export const CANDIDATE_FIELDS = ['name', 'email', 'subject'] as const;
export type CandidateField = (typeof CANDIDATE_FIELDS)[number];

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
  questionCount: 5,
  difficulty: { min: 1, max: 5 },
  followUps: 1,
  timeLimitMs: 180_000,
  practiceQuestion: false,
  candidateFields: [] as CandidateField[],
  answerMode: 'speech' as 'speech' | 'typed',
  pushToTalk: false,
  retakes: 1,
  recordAudio: true,
  proctoring: { enabled: true },
  accommodations: { textOnly: false, noCamera: false, noGaze: false, extraTime: 1, breaks: true },
};
