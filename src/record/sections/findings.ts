import type { ReviewReason } from '../../spec/index.js';
import type { CriterionFinding, FindingQuote, Findings, MissingPoint, PointsFinding, Recommendation } from '../findings.js';
import type { CriterionResult, Report, ReportQuestion } from '../report.js';

/**
 * Mean level from which a criterion is a strength. On the anchored scales that ship, level 4 is the first that says
 * "most of what matters"; whoever averages it does so as a rule.
 */
export const STRENGTH_FROM = 4;
/** Mean level below which a criterion is a gap: level 3 is "about half of what matters" there, so below it less than half. */
export const GAP_BELOW = 3;

/** Most findings of a kind; more would be a list of everything, which the questions are already. */
const MOST = { strengths: 5, gaps: 8, recommendations: 8, quotes: 3 } as const;

/** Counted from the evaluations alone. What has no quote and no missing point is no finding. */
export function findingsOf(questions: readonly ReportQuestion[], criteria: readonly CriterionResult[], purpose: Report['purpose']): Findings {
  const quotes = quotesOf(questions);
  const low = criterionFindings(criteria, quotes, 'low');
  const points = missingPoints(questions);
  return {
    strengths: criterionFindings(criteria, quotes, 'high').slice(0, MOST.strengths),
    gaps: [...low, ...points].slice(0, MOST.gaps),
    recommendations: (purpose === 'hiring' ? toDo(questions, points) : toTrain(low, points)).slice(0, MOST.recommendations),
  };
}

/** Of such answers nobody knows what was left out. */
const UNCERTAIN: readonly ReviewReason[] = ['low-confidence', 'unclear-words', 'hearings-differ'];

/** Every level that has a quote, by criterion, in order of the questions. */
function quotesOf(questions: readonly ReportQuestion[]): ReadonlyMap<string, readonly FindingQuote[]> {
  const found = new Map<string, FindingQuote[]>();
  for (const [question, turn] of questions.entries()) {
    if (turn.practice || turn.outcome !== 'answered') continue;
    for (const { criterionId, level, quote } of turn.evaluation?.scores ?? []) {
      if (level === null || !quote) continue;
      const all = found.get(criterionId) ?? [];
      all.push({ question, level, quote });
      found.set(criterionId, all);
    }
  }
  return found;
}

/** The quotes are those of the best answers for a strength and of the weakest for a gap, never of the others. */
function criterionFindings(criteria: readonly CriterionResult[], quotes: ReadonlyMap<string, readonly FindingQuote[]>, which: 'high' | 'low'): CriterionFinding[] {
  const sign = which === 'high' ? -1 : 1;
  const fits = (level: number): boolean => (which === 'high' ? level >= STRENGTH_FROM : level < GAP_BELOW);
  return criteria
    .flatMap(({ criterionId, mean, weight }) => {
      if (mean === null || !fits(mean)) return [];
      const evidence = (quotes.get(criterionId) ?? []).filter(({ level }) => fits(level)).sort((a, b) => sign * (a.level - b.level));
      return evidence.length > 0 ? [{ weight, finding: { type: 'criterion' as const, criterionId, mean, quotes: evidence.slice(0, MOST.quotes) } }] : [];
    })
    .sort((a, b) => sign * (a.finding.mean - b.finding.mean) || b.weight - a.weight)
    .map(({ finding }) => finding);
}

/**
 * What was expected and not said, by planned question. What came in the answer to a follow-up was said; what may stand
 * in words that nobody could make out or that two recognisers heard differently, or in an answer that nobody judged, is not
 * known to be missing.
 */
function missingPoints(questions: readonly ReportQuestion[]): PointsFinding[] {
  const threads = new Map<string, { question: number; missing: Map<string, MissingPoint>; settled: Set<string> }>();
  for (const [index, { question, evaluation, practice, outcome }] of questions.entries()) {
    if (!question || !evaluation || practice || outcome !== 'answered') continue;
    const root = question.followUpOf ?? question.id;
    const thread = threads.get(root) ?? { question: index, missing: new Map<string, MissingPoint>(), settled: new Set<string>() };
    threads.set(root, thread);
    for (const { pointId } of evaluation.covered) thread.settled.add(pointId);
    if (UNCERTAIN.some((reason) => isMarked(evaluation.review, reason))) {
      for (const { id } of question.expectedPoints) thread.settled.add(id);
    } else {
      for (const { pointId, text } of evaluation.missing) thread.missing.set(pointId, { pointId, text });
    }
  }
  return [...threads.values()]
    .map(({ question, missing, settled }) => ({ type: 'points' as const, question, points: [...missing.values()].filter(({ pointId }) => !settled.has(pointId)) }))
    .filter(({ points }) => points.length > 0)
    .sort((a, b) => b.points.length - a.points.length || a.question - b.question);
}

function toDo(questions: readonly ReportQuestion[], points: readonly PointsFinding[]): Recommendation[] {
  const marked = (reason: ReviewReason): number[] => questions.flatMap(({ evaluation }, index) => (isMarked(evaluation?.review, reason) ? [index] : []));
  return [
    ...marked('low-confidence').map((question): Recommendation => ({ type: 'listen', question })),
    ...marked('unclear-words').map((question): Recommendation => ({ type: 'fill-in', question })),
    ...marked('hearings-differ').map((question): Recommendation => ({ type: 'check-words', question })),
    ...marked('disagreement').map((question): Recommendation => ({ type: 'compare', question, criterionIds: disputed(questions[question]) })),
    ...marked('fallback').map((question): Recommendation => ({ type: 'judge', question })),
    ...points.map(({ question, points: missing }): Recommendation => ({ type: 'ask-again', question, points: missing })),
  ];
}

function toTrain(low: readonly CriterionFinding[], points: readonly PointsFinding[]): Recommendation[] {
  return [
    ...low.map(({ criterionId, mean, quotes }): Recommendation => ({ type: 'train-criterion', criterionId, mean, question: quotes[0]?.question ?? 0 })),
    ...points.map(({ question, points: missing }): Recommendation => ({ type: 'train-points', question, points: missing })),
  ];
}

/** Criteria of which one judgement saw no evidence where another did, or saw a level more than one away. */
function disputed(turn: ReportQuestion | undefined): string[] {
  return (turn?.evaluation?.scores ?? []).filter(({ levels = [] }) => distance(levels) > 1).map(({ criterionId }) => criterionId);
}

function distance(levels: readonly (number | null)[]): number {
  const judged = levels.filter((level) => level !== null);
  if (judged.length === 0) return 0;
  return judged.length < levels.length ? Infinity : Math.max(...judged) - Math.min(...judged);
}

function isMarked(review: readonly ReviewReason[] | undefined, reason: ReviewReason): boolean {
  return review?.includes(reason) ?? false;
}
