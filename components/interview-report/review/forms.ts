import type { Appeal, LevelOverride, ReportIncident, ReportQuestion } from '../../../src/record/index.js';
import { APPEAL_OUTCOMES, INCIDENT_VERDICTS, REVIEW_LIMITS, type ReviewSubject, type Rubric } from '../../../src/spec/index.js';
import { OWN_RUBRICS } from '../report-of.js';
import { criterionName, type ReportView } from '../report-view.js';
import type { Choice, Field, FormSpec } from './form-spec.js';

const LEVELS = [5, 4, 3, 2, 1] as const;
const NONE = 'none';

/** What the forms need beyond the report. */
export interface FormContext {
  readonly view: ReportView;
  /** What the levels mean, where that is known. */
  readonly rubric: Rubric | undefined;
  /** As it is to stand in the record; of no use to a candidate. */
  readonly reviewer: string;
}

export function levelForm({ question }: ReportQuestion, criterionId: string, context: FormContext): FormSpec {
  const { view, reviewer } = context;
  const { text } = view;
  const questionId = question?.id ?? '';
  return {
    key: `level ${questionId} ${criterionId}`,
    action: text('reviewChangeLevel'),
    label: text('reviewChangeLevelOf', criterionName(view, criterionId)),
    fields: [{ kind: 'choice', name: 'level', label: text('reviewLevel'), choices: levelChoices(criterionId, context) }, reason(view)],
    readers: text('reviewTheyRead', reviewer),
    submit: text('reviewSave'),
    save: (review, values, overrideId) => {
      const level = values['level'] === NONE ? null : Number(values['level']);
      return review.overrideLevel({ overrideId, questionId, criterionId, level, reason: values['reason'] ?? '', reviewer });
    },
  };
}

function levelChoices(criterionId: string, { view: { text, report }, rubric }: FormContext): Choice[] {
  const anchors = rubric?.criteria.find(({ id }) => id === criterionId)?.levels ?? [];
  const lang = rubric && OWN_RUBRICS.includes(rubric) ? 'en' : report.language;
  return [
    ...LEVELS.map((level) => ({
      value: String(level),
      label: text('reviewLevelOption', level),
      text: anchors.find((each) => each.level === level)?.anchor,
      lang,
    })),
    { value: NONE, label: text('reviewNoEvidence'), text: text('reviewNoEvidenceText') },
  ];
}

export function takeBackForm({ overrideId, criterionId }: LevelOverride, { view, reviewer }: FormContext): FormSpec {
  const { text } = view;
  return {
    key: `take-back ${overrideId}`,
    action: text('reviewTakeBack'),
    label: text('reviewTakeBackOf', criterionName(view, criterionId)),
    fields: [reason(view)],
    readers: text('reviewTheyRead', reviewer),
    submit: text('reviewTakeBack'),
    save: (review, values, withdrawalId) => review.withdrawOverride({ withdrawalId, overrideId, reason: values['reason'] ?? '', reviewer }),
  };
}

export function verdictForm({ incident, verdicts }: ReportIncident, { view, reviewer }: FormContext): FormSpec {
  const { text } = view;
  const action = text(verdicts ? 'reviewJudgeAgain' : 'reviewJudge');
  return {
    key: `verdict ${incident.id}`,
    action,
    label: text('reviewJudgeOf', action, text(`kind ${incident.kind}`)),
    fields: [
      {
        kind: 'choice',
        name: 'verdict',
        label: text('reviewVerdictLegend'),
        choices: INCIDENT_VERDICTS.map((verdict) => ({ value: verdict, label: text(`verdict ${verdict}`), text: text(`verdictText ${verdict}`) })),
      },
      { kind: 'text', name: 'note', label: text('reviewNote'), limit: REVIEW_LIMITS.reason, optional: true },
    ],
    readers: text('reviewTheyRead', reviewer),
    submit: text('reviewSave'),
    save: (review, values, verdictId) => {
      const verdict = INCIDENT_VERDICTS.find((each) => each === values['verdict']) ?? 'unclear';
      const note = values['note']?.trim();
      return review.judgeIncident({ verdictId, incidentId: incident.id, verdict, reviewer, ...(note ? { note } : {}) });
    },
  };
}

export function commentForm(about: ReviewSubject, name: string, { view: { text, viewer }, reviewer }: FormContext): FormSpec {
  const isReviewer = viewer === 'reviewer';
  return {
    key: `comment ${subjectKey(about)}`,
    action: text('reviewComment'),
    label: text('reviewCommentOn', name),
    fields: [{ kind: 'text', name: 'text', label: text('reviewYourComment'), limit: REVIEW_LIMITS.text }],
    readers: isReviewer ? text('reviewTheyRead', reviewer) : text('reviewYouRead'),
    submit: text('reviewSave'),
    save: (review, values, commentId) =>
      review.comment({ commentId, author: isReviewer ? { role: 'reviewer', name: reviewer } : { role: 'candidate' }, about, text: values['text'] ?? '' }),
  };
}

export function appealForm(about: ReviewSubject, name: string, { view: { text } }: FormContext): FormSpec {
  return {
    key: `appeal ${subjectKey(about)}`,
    action: text('reviewAppeal'),
    label: text('reviewAppealOn', name),
    intro: text('reviewAppealText'),
    fields: [{ kind: 'text', name: 'text', label: text('reviewYourAppeal'), limit: REVIEW_LIMITS.text }],
    readers: text('reviewYouRead'),
    submit: text('reviewSend'),
    save: (review, values, appealId) => review.appeal({ appealId, about, text: values['text'] ?? '' }),
  };
}

export function answerForm({ appealId }: Appeal, name: string, { view: { text }, reviewer }: FormContext): FormSpec {
  return {
    key: `answer ${appealId}`,
    action: text('reviewAnswer'),
    label: text('reviewAnswerOf', name),
    fields: [
      {
        kind: 'choice',
        name: 'outcome',
        label: text('reviewOutcome'),
        choices: APPEAL_OUTCOMES.map((outcome) => ({ value: outcome, label: text(`outcome ${outcome}`), text: text(`outcomeText ${outcome}`) })),
      },
      { kind: 'text', name: 'text', label: text('reviewAnswerLabel'), limit: REVIEW_LIMITS.text },
    ],
    readers: text('reviewTheyRead', reviewer),
    submit: text('reviewSend'),
    save: (review, values, replyId) => {
      const outcome = APPEAL_OUTCOMES.find((each) => each === values['outcome']) ?? 'declined';
      return review.answerAppeal({ replyId, appealId, outcome, text: values['text'] ?? '', reviewer });
    },
  };
}

function reason({ text }: ReportView): Field {
  return { kind: 'text', name: 'reason', label: text('reviewReason'), limit: REVIEW_LIMITS.reason };
}

function subjectKey(about: ReviewSubject): string {
  return about.type === 'interview' ? about.type : `${about.type} ${about.type === 'question' ? about.questionId : about.incidentId}`;
}
