import type { AppealOutcome, IncidentVerdict, ReviewAuthor, ReviewSubject } from '../../spec/index.js';
import type { IntegrityReport, TechnicalScore } from '../report.js';

/**
 * What people added after the interview. What was judged stays where it is in the report and never changes by it; the
 * figures here are computed anew by the same functions, from what stands after review.
 */
export interface ReviewReport {
  /** As `Report.technical`, with the levels that reviewers put in place of judged ones. */
  readonly technical: TechnicalScore;
  /** As `Report.integrity`, without the incidents whose newest verdict is `benign`. */
  readonly integrity: Pick<IntegrityReport, 'score' | 'reasonForNone' | 'byClass'>;
  /** In order of the record, as are all lists here. */
  readonly comments: readonly ReviewComment[];
  readonly appeals: readonly Appeal[];
  /** How many entries say nothing any more, because their data was erased. */
  readonly erased: number;
}

/** Where and when an entry stands in the record. */
export interface ReviewEntry {
  /** Number of its event; the only order. */
  readonly seq: number;
  /** ms since 1970, as the machine of the author had it. */
  readonly wallTime: number;
}

export interface ReviewComment extends ReviewEntry {
  readonly commentId: string;
  readonly author: ReviewAuthor;
  readonly about: ReviewSubject;
  readonly text: string;
}

/** A level that a reviewer put beside the judged one. */
export interface LevelOverride extends ReviewEntry {
  readonly overrideId: string;
  readonly criterionId: string;
  /** 1..5; null: no evidence. */
  readonly level: number | null;
  readonly reason: string;
  readonly reviewer: string;
  /** It counts: the newest of its criterion that was not taken back. */
  readonly stands: boolean;
  readonly withdrawn?: ReviewEntry & { readonly reason: string; readonly reviewer: string };
}

export interface ReportVerdict extends ReviewEntry {
  readonly verdictId: string;
  readonly verdict: IncidentVerdict;
  readonly note?: string;
  readonly reviewer: string;
}

/** The candidate asked that a person looks again. */
export interface Appeal extends ReviewEntry {
  readonly appealId: string;
  readonly about: ReviewSubject;
  readonly text: string;
  /** Absent while nobody has answered. */
  readonly answer?: ReviewEntry & { readonly outcome: AppealOutcome; readonly text: string; readonly reviewer: string };
}
