/**
 * What stands out in the evaluations, each tied to where it can be read. No sentences: whoever shows them words them. A
 * place is the index of a question in `Report.questions`.
 */
export interface Findings {
  /** Criteria that were judged high, highest first. */
  readonly strengths: readonly CriterionFinding[];
  /** Criteria that were judged low, lowest first, then expected points that nobody heard, most first. */
  readonly gaps: readonly (CriterionFinding | PointsFinding)[];
  /** In hiring what a person does next, in practice what to train. What may change a score comes first. */
  readonly recommendations: readonly Recommendation[];
}

/** The candidate's own words, and the level that they were judged at. */
export interface FindingQuote {
  /** Place. */
  readonly question: number;
  readonly level: number;
  readonly quote: string;
}

export interface CriterionFinding {
  readonly type: 'criterion';
  readonly criterionId: string;
  /** Mean level, 1..5, two decimals. */
  readonly mean: number;
  /** At least one. */
  readonly quotes: readonly FindingQuote[];
}

export interface MissingPoint {
  readonly pointId: string;
  readonly text: string;
}

export interface PointsFinding {
  readonly type: 'points';
  /** Place. */
  readonly question: number;
  /** At least one; neither said in the answer nor in those to its follow-ups. */
  readonly points: readonly MissingPoint[];
}

/** `question` is a place. */
export type Recommendation =
  /** The recogniser was not sure of the words, so the answer was not judged: listen to it, or read it. */
  | { readonly type: 'listen'; readonly question: number }
  /** Words of the answer could not be made out; the others were judged: listen to it. */
  | { readonly type: 'fill-in'; readonly question: number }
  /** Two recognisers wrote down different words of the answer, so that those that were judged are uncertain: listen to it. */
  | { readonly type: 'check-words'; readonly question: number }
  /** Judgements of the answer lie apart, on these criteria: read it. */
  | { readonly type: 'compare'; readonly question: number; readonly criterionIds: readonly string[] }
  /** The model failed and a rule judged: read it. */
  | { readonly type: 'judge'; readonly question: number }
  | { readonly type: 'ask-again'; readonly question: number; readonly points: readonly MissingPoint[] }
  | { readonly type: 'train-criterion'; readonly criterionId: string; readonly mean: number; readonly question: number }
  | { readonly type: 'train-points'; readonly question: number; readonly points: readonly MissingPoint[] };
