import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { LogEvent, TurnMeasure } from '../../src/spec/index.js';
import { withOwnDigits } from '../internal/format.js';
import { InterviewElement } from '../internal/interview-element.js';
import { LazyPart } from '../internal/lazy-part.js';
import { registerEnglish } from '../internal/strings/registry.js';
import { base } from '../styles/base.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import type { LatencyRecord } from './latency-model.js';

/** What is watched while it goes on: an `InterviewSession`, or anything that has a log and tells when it grows. */
export interface LatencySource {
  readonly events: readonly LogEvent[];
  /** Calls back at once and after each change. */
  subscribe(listener: () => void): () => void;
}

/**
 * What each turn of a spoken interview waited for, from the end of speech to the first sample of the reply: live, or of a
 * record. For those who build and tune an interview, not for the candidate. Every time was measured by itself; none is a
 * sum of others, and medians of one do not add up to those of another.
 *
 * Give it a `session`, or `events` (a log), or `measures`. The first of these that is set is shown.
 *
 * @tagname interview-latency
 * @summary How long the turns of a spoken interview took, and what they waited for.
 * @csspart base - The wrapper.
 * @csspart figures - Median and 95th percentile.
 * @csspart chart - The turns, each on the same axis.
 * @csspart turn - One turn.
 * @csspart legend - What the shapes mean.
 * @csspart table - The same as tables.
 * @csspart interruptions - What was said into the interviewer's voice.
 * @csspart phrases - What the interviewer said besides questions.
 * @csspart empty - Shown while there is nothing.
 */
export class InterviewLatency extends InterviewElement {
  static override styles = [tokens, base];

  /** A conversation that goes on; its new turns are shown as they come. */
  @property({ attribute: false }) session: LatencySource | undefined;

  /** The log of a session, as `InterviewSession`, a store or a record gives it. Set a new array to show new events. */
  @property({ attribute: false }) events: readonly LogEvent[] | undefined;

  /** Measures alone, where there is no log. */
  @property({ attribute: false }) measures: readonly TurnMeasure[] | undefined;

  readonly #body = new LazyPart(this, {
    name: 'latency',
    load: () => import('./latency-body.js'),
    onLoad: ({ texts, styles }) => {
      registerEnglish(texts);
      this.addStyles(styles);
    },
    onFailure: (error) => this.tell(error),
  });
  /** What was read; undefined where it has to be read anew. */
  #record: LatencyRecord | undefined;
  #stop: (() => void) | undefined;
  /** Events of the session that were looked at. */
  #seen = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = undefined;
  }

  protected override get arriving(): Promise<unknown> | undefined {
    return this.#body.loading;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#follow();
    if (changed.has('session') || changed.has('events') || changed.has('measures')) {
      this.#record = undefined;
      this.#body.retry();
    }
  }

  #follow(): void {
    this.#stop?.();
    this.#seen = 0;
    this.#stop = this.isConnected ? this.session?.subscribe(() => this.#look()) : undefined;
  }

  /** Told of every change, of which few are of interest here. */
  #look(): void {
    const events = this.session?.events ?? [];
    const added = events.slice(this.#seen);
    this.#seen = events.length;
    if (!added.some(isAboutTurns)) return;
    this.#record = undefined;
    this.requestUpdate();
  }

  override render(): TemplateResult {
    return html`<section part="base">${this.#renderBody()}</section>`;
  }

  #renderBody(): TemplateResult {
    const { session, measures } = this;
    const body = this.#body.want();
    const { failure } = this.#body;
    if (failure) {
      const { message, action } = this.describe(failure);
      return html`<p role="alert"><strong>${message}</strong> ${action}</p>`;
    }
    if (!body) return html`<p class="over" role="status">${this.text('loading')}</p>`;
    const events = session?.events ?? this.events;
    this.#record ??= body.recordOf(events, measures);
    return body.latencyBody({
      record: this.#record,
      isGiven: (events ?? measures) !== undefined,
      isLive: session !== undefined,
      text: (key, ...args) => this.text(key, ...args),
      language: withOwnDigits(this.textLanguage),
      direction: this.direction,
    });
  }
}

/** Events that change what is shown. */
function isAboutTurns({ type }: LogEvent): boolean {
  return type === 'turn-measured' || type === 'voice-interrupted' || type === 'phrase-spoken';
}

declare global {
  interface HTMLElementTagNameMap {
    'interview-latency': InterviewLatency;
  }
}
