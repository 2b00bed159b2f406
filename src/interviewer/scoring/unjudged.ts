import type { AnswerEvaluation, Question, Rubric, Turn } from '../../spec/index.js';

/**
 * Recognition less sure than this is not judged, by no evaluator. Where a recogniser states no confidence (a model that writes
 * down what it hears has none), the words are judged as the candidate saw them and let them stand, as typed ones are; what
 * could not be made out is marked in them. Deaf speech is misheard ten times as often (PubMed 39157956): to judge what a
 * machine misheard would be unfair.
 */
const MIN_CONFIDENCE = 0.6;

export const UNSURE_WORDS = 'the recogniser was not sure enough of the words; a person should listen or read.';

export function isUnsure({ confidence }: Pick<Turn, 'confidence'>): boolean {
  return confidence !== undefined && confidence < MIN_CONFIDENCE;
}

/** No level for any criterion, and why. */
export function unjudged(rubric: Rubric, points: Question['expectedPoints'], why: string): Pick<AnswerEvaluation, 'scores' | 'covered' | 'missing'> {
  return {
    scores: rubric.criteria.map(({ id }) => ({ criterionId: id, level: null, reason: `No evidence: ${why}` })),
    covered: [],
    missing: points.map(({ id, text }) => ({ pointId: id, text })),
  };
}
