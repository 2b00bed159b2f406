import type { InterviewPlanInput } from '../../src/spec/index.js';

/** The attributes of a panel that make a plan; a `plan` property says more and wins. */
export interface PlanAttributes {
  readonly heading: string;
  readonly role: string | undefined;
  readonly domains: string;
  readonly questions: number | undefined;
  /** Seconds. */
  readonly timeLimit: number | undefined;
  readonly purpose: string;
  readonly answerMode: string;
  readonly candidateFields: string;
  readonly practice: boolean;
  readonly pushToTalk: boolean;
  readonly handsFree: boolean;
  readonly textOnly: boolean;
  readonly extraTime: number | undefined;
  readonly unwatched: boolean;
  readonly language: string;
}

const PURPOSES = ['hiring', 'practice'] as const;
const MODES = ['speech', 'typed'] as const;
const FIELDS = ['name', 'email', 'subject'] as const;

/** Makes a plan. An unknown value is refused by `refuse` and its default used; numbers are checked with the plan itself. */
export function planFromAttributes(attributes: PlanAttributes, refuse: (attribute: string, allowed: readonly string[]) => void): InterviewPlanInput {
  const words = (value: string): string[] => value.split(/[\s,]+/).filter(Boolean);
  const oneOf = <Value extends string>(name: string, value: string, allowed: readonly Value[], fallback: Value): Value => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined && value !== '') refuse(name, allowed);
    return found ?? fallback;
  };
  const fields = words(attributes.candidateFields);
  if (fields.some((field) => !FIELDS.some((known) => known === field))) refuse('candidate-fields', FIELDS);
  const { role, questions, timeLimit, extraTime } = attributes;
  return {
    ...(attributes.heading ? { title: attributes.heading } : {}),
    ...(role ? { role } : {}),
    language: attributes.language,
    domains: words(attributes.domains),
    ...(questions === undefined ? {} : { questionCount: questions }),
    ...(timeLimit === undefined ? {} : { timeLimitMs: timeLimit * 1000 }),
    purpose: oneOf('purpose', attributes.purpose, PURPOSES, 'hiring'),
    answerMode: oneOf('answer-mode', attributes.answerMode, MODES, 'speech'),
    candidateFields: FIELDS.filter((field) => fields.includes(field)),
    practiceQuestion: attributes.practice,
    pushToTalk: attributes.pushToTalk,
    turnTaking: attributes.handsFree ? 'automatic' : 'manual',
    proctoring: { enabled: !attributes.unwatched },
    accommodations: { textOnly: attributes.textOnly, ...(extraTime === undefined ? {} : { extraTime }) },
  };
}
