import { adoptStyles, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { InterviewError, loadPart, StoreError } from '../../src/errors/index.js';
import type { Report } from '../../src/record/index.js';
import { exportRecord } from '../../src/record/export-record.js';
import type { LogEvent, Rubric, SessionStore } from '../../src/spec/index.js';
import { InterviewElement } from '../internal/interview-element.js';
import { report as reportTexts } from '../internal/strings/en/report.js';
import type { Translate } from '../internal/translate.js';
import { base } from '../styles/base.styles.js';
import { controls } from '../styles/controls.styles.js';
import { status } from '../styles/status.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { styles } from './interview-report.styles.js';
import { Recordings } from './recordings.js';
import type { ReportView } from './report-view.js';
import { saveFile } from './save-file.js';
import { emptyState, errorState, loadingState } from './sections/states.js';

/**
 * What an interview showed, each figure with its evidence beside it. Answers and conditions are two things here: the
 * technical score comes from the answers alone, and what was noticed around them is shown apart and never summed with it.
 *
 * Give it `events` (a log), or `report`, or a `store` with a `session-id`. The first of `report`, `events` and `store`
 * that is set is shown.
 *
 * @tagname interview-report
 * @summary The report of one interview, for the people who read and decide.
 * @slot actions - The host's own buttons, beside the download.
 * @event {InterviewErrorEvent} interview-error - The log could not be loaded or read.
 * @csspart base - The wrapper.
 * @csspart head - Title, date and counts.
 * @csspart actions - The row of buttons.
 * @csspart download - The button that saves the record.
 * @csspart answers - The technical score.
 * @csspart conditions - What was noticed around the answers.
 * @csspart timeline - The axis and its table.
 * @csspart questions - The list of questions.
 * @csspart question - One question with its answer.
 * @csspart candidate - Who it was, where that was asked.
 * @csspart provenance - Who and what made the record.
 */
export class InterviewReport extends InterviewElement {
  static override texts = reportTexts;
  static override styles = [tokens, base, controls, status, styles];

  /** The log of the session, as `InterviewSession` or a store gives it. Set a new array to show new events. */
  @property({ attribute: false }) events: readonly LogEvent[] | undefined;

  /** A report that was built elsewhere; without the log there is no record to save. */
  @property({ attribute: false }) report: Report | undefined;

  /** Where to load the log from, and the recordings of the answers; not closed here. */
  @property({ attribute: false }) store: SessionStore | undefined;

  /** Which session to load from `store`. */
  @property({ attribute: 'session-id' }) sessionId: string | undefined;

  /** Criteria that the interviewer fell back on where the plan has none, if they were not the embedded ones. */
  @property({ attribute: false }) rubric: Rubric | undefined;

  @state() private loaded: readonly LogEvent[] | undefined;
  @state() private loading = false;
  @state() private failure: InterviewError | undefined;

  #body: typeof import('./report-body.js') | undefined;
  #loadingBody: Promise<void> | undefined;
  #built: Report | undefined;
  /** What it was built from. */
  #source: { readonly events: readonly LogEvent[]; readonly rubric: Rubric | undefined } | undefined;
  /** Counts loads; an answer to an older one is dropped. */
  #load = 0;
  readonly #recordings = new Recordings(this, (error) => this.tell(error));
  readonly #text: Translate = (key, ...args) => this.text(key, ...args);

  /** The whole record as JSON text, erased data as null. Throws `InvalidInputError` (`record/invalid`) without a log. */
  recordJson(): string {
    return JSON.stringify(exportRecord(this.#log ?? []), null, 2);
  }

  /** As it is drawn, also where an ancestor turns it; the chart follows. */
  get #direction(): 'ltr' | 'rtl' {
    return getComputedStyle(this).direction === 'rtl' ? 'rtl' : 'ltr';
  }

  get #log(): readonly LogEvent[] | undefined {
    return this.events ?? this.loaded;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('store') || changed.has('sessionId')) void this.#loadLog();
    this.#build();
  }

  /** With the report itself drawn, where there is one. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    if (!this.#loadingBody) return complete;
    await this.#loadingBody;
    return super.getUpdateComplete();
  }

  #build(): void {
    const events = this.#log;
    const needed = this.report !== undefined || (events?.length ?? 0) > 0;
    if (needed && !this.#body) {
      this.#loadingBody ??= this.#loadBody();
      return;
    }
    if (!this.#body || this.report || !events || events.length === 0) {
      this.#built = this.report;
      this.#source = undefined;
      return;
    }
    if (this.#source?.events === events && this.#source.rubric === this.rubric) return;
    this.#source = { events, rubric: this.rubric };
    try {
      this.#built = this.#body.reportOf(events, this.rubric);
      this.failure = undefined;
    } catch (error) {
      if (!InterviewError.isInstance(error)) throw error;
      this.#built = undefined;
      this.#fail(error);
    }
  }

  async #loadBody(): Promise<void> {
    try {
      this.#body = await loadPart('report', () => import('./report-body.js'));
      adoptStyles(this.renderRoot as ShadowRoot, [...(this.constructor as typeof InterviewReport).elementStyles, ...this.#body.styles]);
      this.requestUpdate();
    } catch (error) {
      if (!InterviewError.isInstance(error)) throw error;
      this.#fail(error);
    } finally {
      this.#loadingBody = undefined;
    }
  }

  async #loadLog(): Promise<void> {
    const load = ++this.#load;
    const { store, sessionId } = this;
    this.loaded = undefined;
    this.failure = undefined;
    this.loading = store !== undefined && Boolean(sessionId);
    if (!store || !sessionId) return;
    try {
      const events = await store.read(sessionId);
      if (load !== this.#load) return;
      if (events.length === 0) throw new StoreError('not-found');
      this.loaded = events;
    } catch (error) {
      if (load === this.#load) this.#fail(InterviewError.isInstance(error) ? error : new StoreError('lost', { cause: error }));
    } finally {
      if (load === this.#load) this.loading = false;
    }
  }

  #fail(error: InterviewError): void {
    this.failure = error;
    this.tell(error);
  }

  readonly #jump = (index: number): void => {
    const question = this.renderRoot.querySelector(`#question-${index}`);
    question?.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth', block: 'start' });
    question?.querySelector('h4')?.focus({ preventScroll: true });
  };

  #download(sessionId: string): void {
    saveFile(this.renderRoot, `interview-${sessionId}.json`, this.recordJson(), 'application/json');
  }

  override render(): TemplateResult {
    return html`<article part="base">${this.#renderState()}</article>`;
  }

  #renderState(): TemplateResult {
    const report = this.#built;
    if (report && this.#body) {
      const hasLog = (this.#log?.length ?? 0) > 0;
      return this.#body.renderReport(this.#view(report), hasLog ? () => this.#download(report.sessionId) : undefined);
    }
    if (this.failure) return errorState(this.describe(this.failure), this.#text, this.store && !this.events ? () => void this.#loadLog() : undefined);
    return this.loading || this.#loadingBody ? loadingState(this.#text) : emptyState(this.#text);
  }

  #view(report: Report): ReportView {
    const { store } = this;
    const recordings = store && {
      of: (recordingId: string) => this.#recordings.of(recordingId),
      load: (recordingId: string) => void this.#recordings.load(store, report.sessionId, recordingId),
    };
    return { report, text: this.#text, language: this.language, direction: this.#direction, jump: this.#jump, ...(recordings ? { recordings } : {}) };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'interview-report': InterviewReport;
  }
}
