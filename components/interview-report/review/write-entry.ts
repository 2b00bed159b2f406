import { openReview, type RecordReview } from '../../../src/record/review/record-review.js';
import type { LogEvent, Rubric, SessionStore } from '../../../src/spec/index.js';

/** Where the record is: in a store, or only in the hands of the page. */
export type RecordPlace = { readonly store: SessionStore; readonly sessionId: string } | { readonly events: readonly LogEvent[] };

export interface Written {
  readonly event: LogEvent;
  /** The whole log with it, and with what others have added meanwhile. */
  readonly events: readonly LogEvent[];
}

/** Adds one entry. Reads the record first: what is shown may be older than what is saved. */
export async function writeEntry(place: RecordPlace, rubric: Rubric | undefined, save: (review: RecordReview) => Promise<LogEvent>): Promise<Written> {
  const review = await openReview({ ...place, ...(rubric ? { rubric } : {}) });
  const event = await save(review);
  return { event, events: review.events };
}
