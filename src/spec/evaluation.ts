/** The judgement on one criterion. `level: null` means "no evidence", which is not a low score. */
export interface CriterionScore {
  readonly criterionId: string;
  /** 1..5, or null for no evidence. */
  readonly level: number | null;
  /** The candidate's own words, found letter by letter in the text that was judged; absent only where `level` is null. */
  readonly quote?: string;
  /** Why this level, in one sentence. */
  readonly reason: string;
  /** What each of several judgements of the same answer said, where there was more than one; `level` is their median. */
  readonly levels?: readonly (number | null)[];
}

/**
 * Why a person should look at an evaluation. `disagreement`: judgements of the same answer lie more than one level
 * apart. `low-confidence`: the recogniser was not sure of the words, so they were not judged. `unclear-words`: passages that
 * the recogniser could not make out stand as `UNCLEAR_MARK`; the others were judged. `instruction-like`: the answer speaks to
 * the judge; it was judged like any other, and nothing is held against it. `fallback`: the model failed and the rule judged.
 * `hearings-differ`: two recognisers wrote down words so different that those that were judged are uncertain.
 */
export const REVIEW_REASONS = ['disagreement', 'low-confidence', 'unclear-words', 'instruction-like', 'fallback', 'hearings-differ'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** What an evaluator says of one answer. */
export interface AnswerEvaluation {
  readonly questionId: string;
  readonly scores: readonly CriterionScore[];
  /** Expected points that were said, each with the words that say it. */
  readonly covered: readonly { readonly pointId: string; readonly text: string; readonly quote: string }[];
  /** Expected points that were not said. */
  readonly missing: readonly { readonly pointId: string; readonly text: string }[];
  /** For the candidate, where the plan allows it. */
  readonly feedback?: string;
  /** Who judged, for the record. */
  readonly evaluator: {
    readonly provider: string;
    readonly version: string;
    readonly modelId?: string;
    /** Version of the instructions that the model was given. */
    readonly promptVersion?: string;
    readonly rubric?: { readonly id: string; readonly version: string };
  };
  /** The recogniser whose second hearing was judged (`Turn.heardAgain`); absent where the answer was judged as it was submitted. */
  readonly heardBy?: string;
  readonly review?: readonly ReviewReason[];
}
