import type { ReactiveControllerHost } from 'lit';
import type { InterviewError } from '../../src/errors/index.js';
import type { LogEvent, Rubric, SessionStore } from '../../src/spec/index.js';
import { InterviewReviewEvent } from '../events/interview-review.js';
import { Announcer } from '../internal/announcer.js';
import { LazyPart } from '../internal/lazy-part.js';
import type { Translate } from '../internal/translate.js';
import type { ReviewDesk } from './review/review-desk.js';
import type { ReportView } from './report-view.js';
import type { ReviewTools } from './review-tools.js';

interface ReviewHost extends ReactiveControllerHost, EventTarget {
  readonly renderRoot: ParentNode;
}

export interface ReviewControllerOptions {
  readonly text: Translate;
  describe(error: InterviewError): { readonly message: string; readonly action: string };
  tell(error: InterviewError): void;
}

/** What is being reviewed. */
export interface Reviewed {
  /** The log as it was handed over or loaded. */
  readonly base: readonly LogEvent[];
  readonly sessionId: string;
  /** Where entries are saved; without it the page keeps them. */
  readonly store: SessionStore | undefined;
  readonly rubric: Rubric | undefined;
  readonly reviewer: string;
}

/** Lets people add to the report that an element shows. Its forms come when they are wanted. */
export class ReviewController {
  readonly announcer: Announcer;
  readonly #host: ReviewHost;
  readonly #options: ReviewControllerOptions;
  readonly #parts: LazyPart<typeof import('./review-parts.js')>;
  #desk: { readonly sessionId: string; readonly desk: ReviewDesk } | undefined;
  #reviewed: Reviewed | undefined;
  #kept: { readonly base: readonly LogEvent[]; readonly events: readonly LogEvent[] } | undefined;

  constructor(host: ReviewHost, options: ReviewControllerOptions) {
    this.#host = host;
    this.#options = options;
    this.announcer = new Announcer(host);
    this.#parts = new LazyPart(host, { name: 'review', load: () => import('./review-parts.js'), onFailure: (error) => options.tell(error) });
  }

  /** While the forms are on their way. */
  get loading(): Promise<void> | undefined {
    return this.#parts.loading;
  }

  /** Why the forms are not there. */
  get failure(): InterviewError | undefined {
    return this.#parts.failure;
  }

  retry(): void {
    this.#parts.retry();
  }

  /** A log with what was added to it here. */
  logOf(base: readonly LogEvent[]): readonly LogEvent[] {
    return this.#kept?.base === base ? this.#kept.events : base;
  }

  /** The forms; undefined while they are on their way. */
  tools(view: ReportView, reviewed: Reviewed): ReviewTools | undefined {
    this.#reviewed = reviewed;
    const parts = this.#parts.want();
    if (!parts) return undefined;
    const { sessionId, rubric, reviewer } = reviewed;
    // What was typed about one interview must never get into another.
    if (this.#desk?.sessionId !== sessionId) this.#desk = { sessionId, desk: this.#openDesk(parts, reviewed) };
    return this.#desk.desk.tools({ view, rubric, reviewer });
  }

  #openDesk({ ReviewDesk, writeEntry }: typeof import('./review-parts.js'), { sessionId }: Reviewed): ReviewDesk {
    const host = this.#host;
    const { text, describe, tell } = this.#options;
    return new ReviewDesk({
      requestUpdate: () => host.requestUpdate(),
      get updateComplete() {
        return host.updateComplete;
      },
      get renderRoot() {
        return host.renderRoot;
      },
      // Of a store that fails, the error speaks of an interview that goes on; this one is over.
      describeFailure: (error) => ({ ...describe(error), ...(error.code.startsWith('store/') ? { action: text('reviewTryAgain') } : {}) }),
      tellFailure: tell,
      announce: (words) => {
        this.announcer.clear();
        this.announcer.announce(words);
      },
      addedText: () => text(this.#reviewed?.store ? 'reviewSaved' : 'reviewAddedToPage'),
      write: async (save, values, id) => {
        const { base, store, rubric } = this.#reviewed ?? { base: [], store: undefined, rubric: undefined };
        const place = store ? { store, sessionId } : { events: this.logOf(base) };
        const { event, events } = await writeEntry(place, rubric, (review) => save(review, values, id));
        if (this.#reviewed?.sessionId === sessionId) this.#kept = { base: this.#reviewed.base, events };
        host.dispatchEvent(new InterviewReviewEvent(sessionId, [event], store !== undefined));
        return event;
      },
    });
  }
}
