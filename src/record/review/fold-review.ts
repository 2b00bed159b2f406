import type { LogEvent } from '../../spec/index.js';
import type { Appeal, LevelOverride, ReportVerdict, ReviewComment, ReviewEntry } from './review-report.js';

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** What people added, put together. */
export interface FoldedReview {
  readonly comments: readonly ReviewComment[];
  readonly appeals: readonly Appeal[];
  /** By id of the question, in order. */
  readonly overrides: ReadonlyMap<string, readonly LevelOverride[]>;
  /** By id of the incident, in order; the last one counts. */
  readonly verdicts: ReadonlyMap<string, readonly ReportVerdict[]>;
  readonly erased: number;
}

/**
 * Reads the entries in order. One that belongs to another which is not there, or which was answered or taken back before,
 * adds nothing. Undefined where there are no entries at all.
 */
export function foldReview(events: readonly LogEvent[]): FoldedReview | undefined {
  if (events.length === 0) return undefined;
  const comments: ReviewComment[] = [];
  const appeals = new Map<string, Writable<Appeal>>();
  const overrides = new Map<string, Writable<LevelOverride>[]>();
  const byId = new Map<string, Writable<LevelOverride>>();
  const verdicts = new Map<string, ReportVerdict[]>();
  let erased = 0;
  for (const event of events) {
    const { seq, wallTime } = event;
    const entry: ReviewEntry = { seq, wallTime };
    if (event.data === null) {
      erased += 1;
      continue;
    }
    switch (event.type) {
      case 'review-comment-added':
        comments.push({ ...event.data, ...entry });
        break;
      case 'review-level-overridden': {
        const { questionId, ...data } = event.data;
        const override = { ...data, ...entry, stands: false };
        byId.set(data.overrideId, override);
        listIn(overrides, questionId).push(override);
        break;
      }
      case 'review-override-withdrawn': {
        const { overrideId, reason, reviewer } = event.data;
        const override = byId.get(overrideId);
        if (override) override.withdrawn ??= { reason, reviewer, ...entry };
        break;
      }
      case 'review-incident-judged': {
        const { incidentId, ...data } = event.data;
        listIn(verdicts, incidentId).push({ ...data, ...entry });
        break;
      }
      case 'review-appeal-made':
        if (!appeals.has(event.data.appealId)) appeals.set(event.data.appealId, { ...event.data, ...entry });
        break;
      case 'review-appeal-answered': {
        const { appealId, outcome, text, reviewer } = event.data;
        const appeal = appeals.get(appealId);
        if (appeal) appeal.answer ??= { outcome, text, reviewer, ...entry };
        break;
      }
    }
  }
  for (const list of overrides.values()) markStanding(list);
  return { comments, appeals: [...appeals.values()], overrides, verdicts, erased };
}

function listIn<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function markStanding(overrides: readonly Writable<LevelOverride>[]): void {
  const standing = new Map<string, Writable<LevelOverride>>();
  for (const override of overrides) if (!override.withdrawn) standing.set(override.criterionId, override);
  for (const override of standing.values()) override.stands = true;
}
