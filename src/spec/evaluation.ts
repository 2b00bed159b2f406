/** The judgement on one criterion. `level: null` means "no evidence", which is not a low score. */
export interface CriterionScore {
  readonly criterionId: string;
  /** 1..5, or null for no evidence. */
  readonly level: number | null;
  /** The candidate's own words, found letter by letter in the answer; absent only where `level` is null. */
  readonly quote?: string;
  /** Why this level, in one sentence. */
  readonly reason: string;
}

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
  readonly evaluator: { readonly provider: string; readonly version: string; readonly modelId?: string };
}
