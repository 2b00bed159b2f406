import { correctedResume, readCorrectedResume, type ProfileCorrection, type ResumeContact } from '../../src/documents/index.js';
import { PLAN_DEFAULTS, type InterviewPlanInput } from '../../src/spec/index.js';
import { numbers, time, timeText, without } from './draft-values.js';
import { proctoringDraftOf, proctoringOfDraft, type ProctoringDraft } from './proctoring-draft.js';

/** What stands in the fields, as it was entered: numbers are text until the plan is checked, so that nothing is lost. */
export interface SetupDraft extends ProctoringDraft {
  readonly title: string;
  readonly role: string;
  readonly level: string;
  readonly companyContext: string;
  readonly jobDescription: string;
  readonly resume: string;
  /** What was corrected of what was read of the resume. */
  readonly correction: ProfileCorrection;
  /** Corrected, too; a key that is absent stands as it was read. */
  readonly contact: Partial<Record<keyof ResumeContact, string>>;
  readonly topics: readonly string[];
  readonly domains: readonly string[];
  /** One a line. */
  readonly questions: string;
  readonly questionCount: string;
  /** Minutes. */
  readonly timeLimit: string;
  /** Minutes; empty for none. */
  readonly totalTime: string;
  readonly difficultyMin: string;
  readonly difficultyMax: string;
  readonly adaptive: boolean;
  readonly followUps: string;
  readonly language: string;
  readonly purpose: 'hiring' | 'practice';
  readonly answerMode: 'speech' | 'typed';
  readonly practiceQuestion: boolean;
  readonly recordAudio: boolean;
  /** Empty: as the purpose has it. */
  readonly feedback: '' | 'yes' | 'no';
  readonly textOnly: boolean;
  readonly noCamera: boolean;
  readonly noGaze: boolean;
  readonly breaks: boolean;
  readonly extraTime: string;
}

export function draftOf(plan: InterviewPlanInput = {}): SetupDraft {
  const defaults = PLAN_DEFAULTS;
  const { text, correction } = readCorrectedResume(plan.resume ?? '');
  const difficulty = plan.difficulty ?? defaults.difficulty;
  const { textOnly, noCamera, noGaze, breaks, extraTime } = { ...plan.accommodations };
  return {
    title: plan.title ?? '',
    role: plan.role ?? '',
    level: plan.level ?? '',
    companyContext: plan.companyContext ?? '',
    jobDescription: plan.jobDescription ?? '',
    resume: text,
    correction,
    contact: {},
    topics: plan.topics ?? [],
    domains: plan.domains ?? [],
    questions: (plan.questions ?? []).map((question) => question.text).join('\n'),
    questionCount: String(plan.questionCount ?? defaults.questionCount),
    timeLimit: timeText(plan.timeLimitMs ?? defaults.timeLimitMs),
    totalTime: timeText(plan.totalTimeMs),
    difficultyMin: String(difficulty.min),
    difficultyMax: String(difficulty.max),
    adaptive: difficulty.adaptive ?? defaults.difficulty.adaptive,
    followUps: String(plan.followUps ?? defaults.followUps),
    language: plan.language ?? defaults.language,
    purpose: plan.purpose ?? defaults.purpose,
    answerMode: plan.answerMode ?? defaults.answerMode,
    practiceQuestion: plan.practiceQuestion ?? defaults.practiceQuestion,
    recordAudio: plan.recordAudio ?? defaults.recordAudio,
    ...proctoringDraftOf(plan.proctoring),
    feedback: plan.feedback === undefined ? '' : plan.feedback ? 'yes' : 'no',
    textOnly: textOnly ?? defaults.accommodations.textOnly,
    noCamera: noCamera ?? defaults.accommodations.noCamera,
    noGaze: noGaze ?? defaults.accommodations.noGaze,
    breaks: breaks ?? defaults.accommodations.breaks,
    extraTime: String(extraTime ?? defaults.accommodations.extraTime),
  };
}

/** The plan that the fields make, unchecked. What no field shows is kept as `base` has it. */
export function planOfDraft(draft: SetupDraft, base: InterviewPlanInput = {}): InterviewPlanInput {
  const title = draft.title.trim() || draft.role.trim();
  const texts = { title, role: draft.role, companyContext: draft.companyContext, jobDescription: draft.jobDescription, resume: correctedResumeOf(draft) };
  return {
    ...without(base, 'title', 'role', 'level', 'companyContext', 'jobDescription', 'resume', 'totalTimeMs', 'feedback'),
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value.trim() !== '')),
    ...(draft.level && { level: draft.level as NonNullable<InterviewPlanInput['level']> }),
    topics: [...draft.topics],
    domains: [...draft.domains],
    questions: questionsOf(draft.questions, base.questions ?? []),
    ...numbers({ questionCount: draft.questionCount, followUps: draft.followUps }),
    ...time('timeLimitMs', draft.timeLimit, base.timeLimitMs),
    ...time('totalTimeMs', draft.totalTime, base.totalTimeMs),
    difficulty: { min: Number(draft.difficultyMin), max: Number(draft.difficultyMax), adaptive: draft.adaptive },
    language: draft.language,
    purpose: draft.purpose,
    answerMode: draft.answerMode,
    practiceQuestion: draft.practiceQuestion,
    recordAudio: draft.recordAudio,
    proctoring: proctoringOfDraft(draft, base.proctoring),
    ...(draft.feedback && { feedback: draft.feedback === 'yes' }),
    accommodations: {
      textOnly: draft.textOnly,
      noCamera: draft.noCamera,
      noGaze: draft.noGaze,
      breaks: draft.breaks,
      ...numbers({ extraTime: draft.extraTime }),
    },
  };
}

function correctedResumeOf({ resume, correction }: SetupDraft): string {
  return resume.trim() === '' ? '' : correctedResume(resume, correction);
}

/** A line that is as it was keeps what else its question had. */
function questionsOf(lines: string, before: NonNullable<InterviewPlanInput['questions']>): NonNullable<InterviewPlanInput['questions']> {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => before.find((question) => question.text === text) ?? { text });
}
