import { InterviewError, InvalidInputError, ReviewError, StoreError } from '../../errors/index.js';
import { durabilityOf, parse, type Clock, type LogEvent, type ReviewEventData, type Rubric, type SessionStore } from '../../spec/index.js';
import { canonicalJson } from '../../utils/canonical-json.js';
import { randomId } from '../../utils/random-id.js';
import { buildReport } from '../build-report.js';
import { EventLog } from '../event-log.js';
import type { Report } from '../report.js';
import type { IntegrityFunction } from '../sections/integrity.js';
import { checkEntry, type ReviewEntryInput } from './check-entry.js';
import { REVIEW_DATA } from './review-schemas.js';

/** How often an entry is put behind what others have added meanwhile. Each time somebody got on, so this is a net, not a limit. */
const MOST_TRIES = 100;

interface CommonOptions {
  /** For the report; see `BuildReportOptions`. Its criteria may be given levels also where no evaluator did. */
  readonly rubric?: Rubric;
  readonly integrity?: IntegrityFunction;
  /** The machine's own where absent. */
  readonly clock?: Pick<Clock, 'wallTime'>;
  /** Random where absent, at least 128 bits. */
  readonly generateId?: () => string;
}

/** Saves what is added. */
export interface StoredReviewOptions extends CommonOptions {
  readonly store: SessionStore;
  readonly sessionId: string;
}

/** Saves nothing: whoever has the log keeps the events that are handed back. */
export interface UnstoredReviewOptions extends CommonOptions {
  readonly events: readonly LogEvent[];
}

export type OpenReviewOptions = StoredReviewOptions | UnstoredReviewOptions;

type Identified<Data, Key extends keyof Data> = Omit<Data, Key> & { readonly [Each in Key]?: string };

/**
 * Reads a finished interview, so that people can add to it. Rejects with `StoreError` where it cannot be read, with
 * `InvalidInputError` (`record/invalid`) where its chain is broken, and with `ReviewError` (`review/unfinished`).
 */
export async function openReview(options: OpenReviewOptions): Promise<RecordReview> {
  const review = new RecordReview(options);
  await review.refresh();
  if (review.report.status !== 'finished') throw new ReviewError('unfinished');
  return review;
}

/**
 * What people add to a finished interview: further events of its log, after all that stands there. Each method resolves
 * with its event once that is saved, and rejects with `InvalidInputError` (`review/invalid`) for what is empty or too
 * long, with `ReviewError` where it does not fit the interview, and with `StoreError` where it could not be saved; then
 * nothing of it is in `events` or `report`. Give a call an id, and the same call again adds nothing twice, also when
 * only the confirmation of the first one was lost.
 */
export class RecordReview {
  readonly #options: OpenReviewOptions;
  #events: readonly LogEvent[] = [];
  #report: Report | undefined;
  /** A write or a reading has failed, so that what is saved is not known. */
  #stale = false;
  #queue: Promise<unknown> = Promise.resolve();

  /** Use `openReview`. */
  constructor(options: OpenReviewOptions) {
    this.#options = options;
  }

  /** The whole log as it is saved. */
  get events(): readonly LogEvent[] {
    return this.#events;
  }

  get report(): Report {
    if (!this.#report) throw new StoreError('not-found');
    return this.#report;
  }

  /** Reads what others have added meanwhile. Rejects with `ReviewError` (`review/other-record`) where what stood there was replaced. */
  async refresh(): Promise<void> {
    this.#stale = true;
    const events = 'store' in this.#options ? await read(this.#options) : this.#events.length > 0 ? this.#events : this.#options.events;
    const log = this.#logOf(events).events;
    if (this.#events.some(({ hash }, index) => log[index]?.hash !== hash)) throw new ReviewError('other-record');
    this.#take(log);
    this.#stale = false;
  }

  comment(data: Identified<ReviewEventData['review-comment-added'], 'commentId'>): Promise<LogEvent> {
    return this.#add({ type: 'review-comment-added', data: { ...data, commentId: data.commentId ?? this.#newId() } });
  }

  /** Puts a level beside the judged one. */
  overrideLevel(data: Identified<ReviewEventData['review-level-overridden'], 'overrideId'>): Promise<LogEvent> {
    return this.#add({ type: 'review-level-overridden', data: { ...data, overrideId: data.overrideId ?? this.#newId() } });
  }

  /** The override stays in the record and counts no longer. */
  withdrawOverride(data: Identified<ReviewEventData['review-override-withdrawn'], 'withdrawalId'>): Promise<LogEvent> {
    return this.#add({ type: 'review-override-withdrawn', data: { ...data, withdrawalId: data.withdrawalId ?? this.#newId() } });
  }

  /** Says what an incident was. May be said again; the newest counts. */
  judgeIncident(data: Identified<ReviewEventData['review-incident-judged'], 'verdictId'>): Promise<LogEvent> {
    return this.#add({ type: 'review-incident-judged', data: { ...data, verdictId: data.verdictId ?? this.#newId() } });
  }

  appeal(data: Identified<ReviewEventData['review-appeal-made'], 'appealId'>): Promise<LogEvent> {
    return this.#add({ type: 'review-appeal-made', data: { ...data, appealId: data.appealId ?? this.#newId() } });
  }

  answerAppeal(data: Identified<ReviewEventData['review-appeal-answered'], 'replyId'>): Promise<LogEvent> {
    return this.#add({ type: 'review-appeal-answered', data: { ...data, replyId: data.replyId ?? this.#newId() } });
  }

  /** One after the other, also when they are called at once: each must see what the one before has changed. */
  #add(entry: ReviewEntryInput): Promise<LogEvent> {
    const added = this.#queue.then(() => this.#append(checked(entry)));
    this.#queue = added.catch(() => undefined);
    return added;
  }

  async #append(entry: ReviewEntryInput): Promise<LogEvent> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (this.#stale) await this.refresh();
      const known = this.#find(entry);
      if (known) return known;
      checkEntry(entry, this.report);
      const log = this.#logOf(this.#events);
      const event = log.append(entry, this.#now());
      if (await this.#saved(event)) {
        this.#take(log.events);
        return event;
      }
    }
    throw new StoreError('conflict');
  }

  /** False where somebody else was faster. */
  async #saved(event: LogEvent): Promise<boolean> {
    if (!('store' in this.#options)) return true;
    const { store, sessionId } = this.#options;
    try {
      await store.append(sessionId, [event], { durability: durabilityOf(event.type) });
      return true;
    } catch (cause) {
      this.#stale = true;
      // By code: a host's store may come with a copy of the package of its own.
      if (InterviewError.isInstance(cause) && cause.code === 'store/conflict') return false;
      throw asStoreError(cause);
    }
  }

  /** The event of an entry that was already saved. */
  #find(entry: ReviewEntryInput): LogEvent | undefined {
    const id = idOf(entry);
    const event = this.#events.find((each) => each.type === entry.type && each.data !== null && idOf({ type: each.type, data: each.data } as ReviewEntryInput) === id);
    if (event && canonicalJson(event.data) !== canonicalJson(entry.data)) throw new ReviewError('id-taken');
    return event;
  }

  /** Time goes on after the interview as it does while a session is away; order is the number alone. */
  #now(): { at: number; wallTime: number } {
    const wallTime = this.#options.clock?.wallTime() ?? Date.now();
    const last = this.#events.at(-1);
    return { at: (last?.at ?? 0) + Math.max(0, wallTime - (last?.wallTime ?? wallTime)), wallTime };
  }

  /** Throws `InvalidInputError` (`record/invalid`) for a chain that is broken. */
  #logOf(events: readonly LogEvent[]): EventLog {
    return EventLog.from(events, { salt: randomId });
  }

  #take(events: readonly LogEvent[]): void {
    const { rubric, integrity } = this.#options;
    this.#report = reportOf(events, { ...(rubric ? { rubric } : {}), ...(integrity ? { integrity } : {}) });
    this.#events = [...events];
  }

  #newId(): string {
    return (this.#options.generateId ?? randomId)();
  }
}

async function read({ store, sessionId }: StoredReviewOptions): Promise<readonly LogEvent[]> {
  let events: readonly LogEvent[];
  try {
    events = await store.read(sessionId);
  } catch (cause) {
    throw asStoreError(cause);
  }
  if (events.length === 0) throw new StoreError('not-found');
  return events;
}

function asStoreError(cause: unknown): InterviewError {
  return InterviewError.isInstance(cause) ? cause : new StoreError('lost', { cause });
}

/** A chain may hold and its data be nonsense all the same. */
function reportOf(events: readonly LogEvent[], options: Parameters<typeof buildReport>[1]): Report {
  try {
    return buildReport(events, options);
  } catch (cause) {
    if (InterviewError.isInstance(cause)) throw cause;
    throw new InvalidInputError('record', [{ path: 'events', message: 'cannot be read as a record' }]);
  }
}

function checked({ type, data }: ReviewEntryInput): ReviewEntryInput {
  // The schema of a type gives the data of that type; taking the two apart lost that for the compiler.
  return { type, data: parse('review', REVIEW_DATA[type], data) } as ReviewEntryInput;
}

function idOf(entry: ReviewEntryInput): string {
  switch (entry.type) {
    case 'review-comment-added':
      return entry.data.commentId;
    case 'review-level-overridden':
      return entry.data.overrideId;
    case 'review-override-withdrawn':
      return entry.data.withdrawalId;
    case 'review-incident-judged':
      return entry.data.verdictId;
    case 'review-appeal-made':
      return entry.data.appealId;
    case 'review-appeal-answered':
      return entry.data.replyId;
  }
}
