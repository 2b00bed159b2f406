import type { AnswerEvaluation, Rubric } from '../../spec/index.js';
import type { CriterionResult, ReportQuestion, TechnicalScore } from '../report.js';
import { roundTo } from '../round.js';

/** Levels of the scale; anything else in an evaluation is no evidence. */
const MIN_LEVEL = 1;
const MAX_LEVEL = 5;

/** What of a question goes into the total. */
export type JudgedQuestion = Pick<ReportQuestion, 'practice' | 'outcome'> & { readonly evaluation?: Pick<AnswerEvaluation, 'scores'> };

/**
 * The total, computed here and nowhere else: mean level per criterion, then their mean by weight. Practice is left out,
 * and so is what has no evidence. With a rubric, only its criteria count; without one, those that the evaluations
 * name, all alike.
 */
export function technicalOf(questions: readonly JudgedQuestion[], rubric: Rubric | undefined): TechnicalScore {
  const answered = questions.filter(({ practice, outcome }) => !practice && outcome === 'answered');
  const levels = new Map<string, number[]>();
  const repeated = new Map<string, number[]>();
  for (const { evaluation } of answered) {
    for (const { criterionId, level, levels: judgements = [] } of evaluation?.scores ?? []) {
      const found = levels.get(criterionId) ?? [];
      if (isLevel(level)) found.push(level);
      levels.set(criterionId, found);
      const judged = judgements.filter(isLevel);
      if (judged.length > 1) {
        const distances = repeated.get(criterionId) ?? [];
        distances.push(Math.max(...judged) - Math.min(...judged));
        repeated.set(criterionId, distances);
      }
    }
  }
  const criteria = rubric?.criteria ?? [...levels.keys()].map((id) => ({ id, weight: 1, title: undefined }));
  const results = criteria.map(({ id, title, weight }) => {
    const found = levels.get(id) ?? [];
    return { exact: mean(found), result: { ...resultOf(id, title, weight, found, answered.length), ...spreadOf(repeated.get(id)) } };
  });
  return {
    overall: weightedMean(results.map(({ exact, result }) => [exact, result.weight])),
    max: MAX_LEVEL,
    criteria: results.map(({ result }) => result),
    ...(rubric ? { rubric: { id: rubric.id, version: rubric.version } } : {}),
  };
}

function resultOf(criterionId: string, title: string | undefined, weight: number, levels: readonly number[], of: number): CriterionResult {
  const exact = mean(levels);
  return {
    criterionId,
    ...(title === undefined ? {} : { title }),
    weight,
    mean: exact === null ? null : roundTo(exact, 2),
    answers: levels.length,
    of,
  };
}

function spreadOf(distances: readonly number[] | undefined): Pick<CriterionResult, 'spread'> {
  return distances ? { spread: { answers: distances.length, widest: Math.max(...distances) } } : {};
}

function isLevel(level: number | null): level is number {
  return level !== null && level >= MIN_LEVEL && level <= MAX_LEVEL;
}

function mean(levels: readonly number[]): number | null {
  return levels.length === 0 ? null : levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

function weightedMean(pairs: readonly (readonly [value: number | null, weight: number])[]): number | null {
  let sum = 0;
  let total = 0;
  for (const [value, weight] of pairs) {
    if (value === null) continue;
    sum += value * weight;
    total += weight;
  }
  return total > 0 ? roundTo(sum / total, 1) : null;
}
