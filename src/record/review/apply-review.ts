import { isReviewType, type CriterionScore, type LogEvent, type Rubric } from '../../spec/index.js';
import type { Report, ReportIncident, ReportQuestion } from '../report.js';
import { integrityOf, type IntegrityFunction } from '../sections/integrity.js';
import { technicalOf, type JudgedQuestion } from '../sections/technical.js';
import { foldReview } from './fold-review.js';

/** The log of the interview, and what people added to it. */
export function splitReview(events: readonly LogEvent[]): { readonly interview: readonly LogEvent[]; readonly added: readonly LogEvent[] } {
  const added = events.filter(({ type }) => isReviewType(type));
  return { interview: added.length === 0 ? events : events.filter(({ type }) => !isReviewType(type)), added };
}

/** Puts what people added beside what was judged. Every field that the report has before it has unchanged after it. */
export function applyReview(report: Report, added: readonly LogEvent[], rubric: Rubric | undefined, compute: IntegrityFunction | undefined): Report {
  const review = foldReview(added);
  if (!review) return report;
  const questions = report.questions.map((turn): ReportQuestion => {
    const overrides = turn.question && review.overrides.get(turn.question.id);
    return overrides ? { ...turn, overrides } : turn;
  });
  const incidents = report.integrity.incidents.map((each): ReportIncident => {
    const verdicts = review.verdicts.get(each.incident.id);
    return verdicts ? { ...each, verdicts } : each;
  });
  const { coverage, weights } = report.integrity;
  const counting = incidents.filter(({ verdicts }) => verdicts?.at(-1)?.verdict !== 'benign');
  const { score, reasonForNone, byClass } = integrityOf(counting, coverage, weights, compute);
  return {
    ...report,
    questions,
    integrity: { ...report.integrity, incidents },
    timeline: { ...report.timeline, incidents },
    review: {
      technical: technicalOf(questions.map(reviewed), rubric),
      integrity: { score, ...(reasonForNone ? { reasonForNone } : {}), ...(byClass ? { byClass } : {}) },
      comments: review.comments,
      appeals: review.appeals,
      erased: review.erased,
    },
  };
}

/** The question as it would be had the reviewers judged it. */
function reviewed({ practice, outcome, evaluation, overrides = [] }: ReportQuestion): JudgedQuestion {
  const standing = new Map(overrides.filter(({ stands }) => stands).map((override) => [override.criterionId, override]));
  const judged = evaluation?.scores ?? [];
  const changed = judged.map((score): CriterionScore => {
    const override = standing.get(score.criterionId);
    return override ? { ...score, level: override.level } : score;
  });
  const unjudged = [...standing.values()].filter(({ criterionId }) => !judged.some((score) => score.criterionId === criterionId));
  return { practice, outcome, evaluation: { scores: [...changed, ...unjudged] } };
}
