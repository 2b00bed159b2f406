import { NEUTRAL_INCIDENT_KINDS, type IncidentVerdict } from '../../spec/index.js';
import type { Report, ReportIncident } from '../report.js';

/** What edx-proctoring knows of the review of an attempt (`ReviewStatus` in its `statuses.py`, at b491419). */
export const EDX_REVIEW_STATUSES = ['passed', 'violation', 'suspicious', 'not_reviewed'] as const;
export type EdxReviewStatus = (typeof EDX_REVIEW_STATUSES)[number];

/** One incident as edx-proctoring takes it from a reviewer (`backends/software_secure.py`, at b491419). */
export interface EdxComment {
  /** Whole seconds since the interview began, as edx-proctoring keeps them: rounded so that nothing of the incident is cut off. */
  readonly eventStart: number;
  readonly eventFinish: number;
  /** s, `eventFinish - eventStart`. */
  readonly duration: number;
  readonly comments: string;
  /** What a person said of this incident. */
  readonly eventStatus: EdxReviewStatus;
}

export interface EdxReview {
  readonly status: EdxReviewStatus;
  /** In order of time. */
  readonly comments: readonly EdxComment[];
}

/** What the REST backends of edx-proctoring post to `.../attempt/{attempt_id}/reviewed` (`docs/backends.rst`, at b491419). */
export interface EdxCallback {
  readonly status: EdxReviewStatus;
  readonly comments: readonly { readonly comment: string; readonly status: EdxReviewStatus; readonly start: number; readonly stop: number }[];
}

export interface EdxReviewOptions {
  /** The words of a comment; by default the sentence of the rule with the note of the reviewer, in English. */
  readonly comment?: (incident: ReportIncident) => string;
}

const STATUS_OF: Readonly<Record<IncidentVerdict, EdxReviewStatus>> = { confirmed: 'violation', unclear: 'suspicious', benign: 'passed' };

/**
 * What was noticed as review comments of edx-proctoring. The status is what people said and nothing else, by the newest
 * verdict of each incident: one that was confirmed makes it `violation`; else one that stayed unclear, `suspicious`; `passed` only
 * where every incident was judged and all were harmless. Without a verdict it is `not_reviewed`, however much was noticed.
 * "Could not tell" is told and never counts, whatever was said of it.
 */
export function edxReview({ timeline }: Report, { comment = inEnglish }: EdxReviewOptions = {}): EdxReview {
  const comments = timeline.incidents.map((each): EdxComment => {
    const eventStart = Math.floor(Math.max(0, each.at - timeline.from) / 1000);
    const eventFinish = Math.max(eventStart, Math.ceil((each.at + each.durationMs - timeline.from) / 1000));
    return { eventStart, eventFinish, duration: eventFinish - eventStart, comments: comment(each), eventStatus: statusOf(each) };
  });
  return { status: overall(timeline.incidents.filter(({ incident }) => !isNeutral(incident)).map(statusOf)), comments };
}

/** A review as the body of the callback. Who reviewed it is left out: edx-proctoring takes `reviewed_by` for one of its own users. */
export function edxCallback({ status, comments }: EdxReview): EdxCallback {
  return { status, comments: comments.map((each) => ({ comment: each.comments, status: each.eventStatus, start: each.eventStart, stop: each.eventFinish })) };
}

function statusOf({ incident, verdicts }: ReportIncident): EdxReviewStatus {
  const verdict = verdicts?.at(-1)?.verdict;
  return verdict === undefined || isNeutral(incident) ? 'not_reviewed' : STATUS_OF[verdict];
}

function overall(statuses: readonly EdxReviewStatus[]): EdxReviewStatus {
  return (['violation', 'suspicious', 'not_reviewed'] as const).find((status) => statuses.includes(status)) ?? (statuses.length > 0 ? 'passed' : 'not_reviewed');
}

function isNeutral({ kind }: ReportIncident['incident']): boolean {
  return NEUTRAL_INCIDENT_KINDS.includes(kind);
}

function inEnglish({ incident, verdicts }: ReportIncident): string {
  return [incident.reason, isNeutral(incident) ? 'It could not be judged and does not count.' : '', verdicts?.at(-1)?.note].filter(Boolean).join(' ');
}
