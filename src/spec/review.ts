/** A reviewer's verdict on an incident: the only one there is. `benign`: it had a harmless reason. */
export const INCIDENT_VERDICTS = ['confirmed', 'benign', 'unclear'] as const;
export type IncidentVerdict = (typeof INCIDENT_VERDICTS)[number];

/** What came of an appeal. It changes no level by itself: whoever upholds one also changes what it was about. */
export const APPEAL_OUTCOMES = ['upheld', 'partly', 'declined'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** Characters, spaces at the ends left out. Long enough for what people write, short enough to be read. */
export const REVIEW_LIMITS = { text: 4_000, reason: 2_000, name: 200 } as const;

/** What people write about, by the ids of the report. */
export type ReviewSubject =
  | { readonly type: 'interview' }
  | { readonly type: 'question'; readonly questionId: string }
  | { readonly type: 'incident'; readonly incidentId: string };

/** A reviewer is named; the candidate need not be. */
export type ReviewAuthor = { readonly role: 'candidate'; readonly name?: string } | { readonly role: 'reviewer'; readonly name: string };

/**
 * What people add to an interview after its end. Further events of the same log: they stand beside what was judged and
 * change nothing of it. `reviewer` is a name or an id as the host knows it; the log proves that it was written, not by whom.
 */
export interface ReviewEventData {
  'review-comment-added': { readonly commentId: string; readonly author: ReviewAuthor; readonly about: ReviewSubject; readonly text: string };
  /** `level` stands instead of the judged one, which stays; null: no evidence. The newest that was not taken back counts. */
  'review-level-overridden': {
    readonly overrideId: string;
    readonly questionId: string;
    readonly criterionId: string;
    /** 1..5, or null for no evidence. */
    readonly level: number | null;
    readonly reason: string;
    readonly reviewer: string;
  };
  'review-override-withdrawn': { readonly withdrawalId: string; readonly overrideId: string; readonly reason: string; readonly reviewer: string };
  /** The newest counts; those before stay. */
  'review-incident-judged': {
    readonly verdictId: string;
    readonly incidentId: string;
    readonly verdict: IncidentVerdict;
    readonly note?: string;
    readonly reviewer: string;
  };
  /** The candidate asks that a person looks again. */
  'review-appeal-made': { readonly appealId: string; readonly about: ReviewSubject; readonly text: string };
  /** Once for each appeal. */
  'review-appeal-answered': {
    readonly replyId: string;
    readonly appealId: string;
    readonly outcome: AppealOutcome;
    readonly text: string;
    readonly reviewer: string;
  };
}

export type ReviewEventType = keyof ReviewEventData;

/** Whether an event was added by people after the interview. All such types begin alike, and no other does. */
export function isReviewType(type: string): type is ReviewEventType {
  return type.startsWith('review-');
}
