import { ReviewError } from '../../errors/index.js';
import type { ReviewEventData, ReviewEventType, ReviewSubject } from '../../spec/index.js';
import type { Report, ReportQuestion } from '../report.js';

/** An entry before it is written. */
export type ReviewEntryInput = { [Type in ReviewEventType]: { readonly type: Type; readonly data: ReviewEventData[Type] } }[ReviewEventType];

/** Whether an entry fits a finished interview as it stands now. Throws `ReviewError`. */
export function checkEntry(entry: ReviewEntryInput, report: Report): void {
  switch (entry.type) {
    case 'review-comment-added':
    case 'review-appeal-made':
      return checkSubject(entry.data.about, report);
    case 'review-level-overridden': {
      const turn = questionOf(entry.data.questionId, report);
      if (!canBeLevelled(turn)) throw new ReviewError('no-answer');
      if (!criteriaOf(turn, report).includes(entry.data.criterionId)) throw new ReviewError('no-criterion');
      return;
    }
    case 'review-override-withdrawn': {
      const { overrideId } = entry.data;
      const override = report.questions.flatMap(({ overrides = [] }) => overrides).find((each) => each.overrideId === overrideId);
      if (!override) throw new ReviewError('no-override');
      if (override.withdrawn) throw new ReviewError('withdrawn');
      return;
    }
    case 'review-incident-judged':
      return checkSubject({ type: 'incident', incidentId: entry.data.incidentId }, report);
    case 'review-appeal-answered': {
      const appeal = report.review?.appeals.find(({ appealId }) => appealId === entry.data.appealId);
      if (!appeal) throw new ReviewError('no-appeal');
      if (appeal.answer) throw new ReviewError('answered');
    }
  }
}

/** Whether a person can read what they would give a level for. */
export function canBeLevelled({ practice, outcome, answer }: ReportQuestion): boolean {
  return !practice && outcome === 'answered' && answer !== undefined;
}

/** Ids of what an answer may be judged by: the criteria of the report, and those that its evaluator named. */
function criteriaOf({ evaluation }: ReportQuestion, { technical }: Report): readonly string[] {
  const ids = [...(evaluation?.scores ?? []), ...technical.criteria].map(({ criterionId }) => criterionId);
  return [...new Set(ids)];
}

function checkSubject(about: ReviewSubject, report: Report): void {
  if (about.type === 'question') questionOf(about.questionId, report);
  if (about.type === 'incident' && !report.integrity.incidents.some(({ incident }) => incident.id === about.incidentId)) {
    throw new ReviewError('no-incident');
  }
}

function questionOf(questionId: string, report: Report): ReportQuestion {
  const turn = report.questions.find(({ question }) => question?.id === questionId);
  if (!turn) throw new ReviewError('no-question');
  return turn;
}
