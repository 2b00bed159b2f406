import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { InterviewError, InvalidInputError, StoreError } from '../../src/errors/index.js';
import type { Report } from '../../src/record/index.js';
import { exportRecord } from '../../src/record/export-record.js';
import type { DocumentWriter, LogEvent, Rubric, SessionStore } from '../../src/spec/index.js';
import { withOwnDigits } from '../internal/format.js';
import { InterviewElement } from '../internal/interview-element.js';
import { LazyPart } from '../internal/lazy-part.js';
import { registerEnglish } from '../internal/strings/registry.js';
import type { Translate } from '../internal/translate.js';
import { base } from '../styles/base.styles.js';
import { controls } from '../styles/controls.styles.js';
import { status } from '../styles/status.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { Downloads } from './downloads.js';
import { Folds } from './folds.js';
import { styles } from './interview-report.styles.js';
import type { Pictures } from './pictures.js';
import { Recordings } from './recordings.js';
import type { FileSource, ReportFormat } from './report-files.js';
import type { ReportView } from './report-view.js';
import type { ReviewController } from './review-controller.js';
import { REPORT_VIEWS, type ReportViewer } from './review-tools.js';
import { emptyState, errorState, loadingState } from './sections/states.js';

/**
 * What an interview showed, each figure with its evidence beside it. Answers and conditions are two things here: the
 * technical score comes from the answers alone, and what was noticed around them is shown apart and never summed with it.
 *
 * Give it `events` (a log), or `report`, or a `store` with a `session-id`. The first of `report`, `events` and `store`
 * that is set is shown.
 *
 * With `view="candidate"` or `view="reviewer"` people add to a finished interview: further events of its log, which
 * change nothing of what stands in it. With `store` and `session-id` the element saves them; with `events` alone the page
 * does, from the `interview-review` event. Who is shown which view, the page decides: there is no login here.
 *
 * @tagname interview-report
 * @summary The report of one interview, for the people who read and decide.
 * @slot actions - The host's own buttons, beside the download.
 * @event {InterviewErrorEvent} interview-error - The log could not be loaded or read, an entry could not be saved, or a file could not be made.
 * @event {InterviewReviewEvent} interview-review - Somebody added to the interview; it is saved, or the page has to keep it.
 * @csspart base - The wrapper.
 * @csspart head - Title, date and counts.
 * @csspart actions - The row of buttons.
 * @csspart download - The group of buttons that save the report.
 * @csspart download-pdf - The button that saves it as a PDF.
 * @csspart download-more - The menu of the other formats.
 * @csspart download-csv - The button that saves it as a table.
 * @csspart download-edx - The button that saves what was noticed as review comments for Open edX.
 * @csspart download-report - The button that saves it as JSON.
 * @csspart download-record - The button that saves the record; absent without a log.
 * @csspart download-problem - Why there is no file, or what in it is not as it was given.
 * @csspart answers - The technical score.
 * @csspart conditions - What was noticed around the answers.
 * @csspart findings - What stands out.
 * @csspart finding-group - Strengths, gaps, or what to do next.
 * @csspart finding - One of them.
 * @csspart timeline - The axis and its table, and the strips of the questions.
 * @csspart strips - How much was noticed over each question.
 * @csspart incidents - What was noticed, by kind.
 * @csspart incident-group - One kind.
 * @csspart incident - One incident with what lies behind it.
 * @csspart questions - The list of questions.
 * @csspart question - One question with its answer.
 * @csspart waiting - Appeals that wait for an answer, or were answered.
 * @csspart closed - Why nothing can be added.
 * @csspart entry - Something that a person added.
 * @csspart form - An open form.
 * @csspart people - Comments and appeals about the whole interview.
 * @csspart candidate - Who it was, where that was asked.
 * @csspart provenance - Who and what made the record.
 */
export class InterviewReport extends InterviewElement {
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

  /** Makes the PDF, or another kind of document, instead of the embedded writer. */
  @property({ attribute: false }) documentWriter: DocumentWriter | undefined;

  /** Who looks: `reader` (nothing can be added), `candidate` or `reviewer`. */
  @property() view = 'reader';

  /** Name or id of the reviewer, as it is to stand in the record. Needed for `view="reviewer"`. */
  @property() reviewer = '';

  @state() private loaded: readonly LogEvent[] | undefined;
  @state() private loading = false;
  @state() private failure: InterviewError | undefined;

  readonly #body = new LazyPart(this, {
    name: 'report',
    load: () => import('./report-body.js'),
    onLoad: (body) => this.#begin(body),
    onFailure: (error) => this.#fail(error),
  });
  #built: Report | undefined;
  /** What it was built from. */
  #source: { readonly events: readonly LogEvent[]; readonly rubric: Rubric | undefined } | undefined;
  /** Counts loads; an answer to an older one is dropped. */
  #load = 0;
  readonly #recordings = new Recordings(this, (error) => this.tell(error));
  readonly #downloads = new Downloads(this, (error) => this.tell(error));
  readonly #text: Translate = (key, ...args) => this.text(key, ...args);
  /** There with the body: nobody adds to a report before it is shown. */
  #review: ReviewController | undefined;
  #pictures: Pictures | undefined;
  readonly #folds = new Folds(this);

  /** The whole record as JSON text, erased data as null. Throws `InvalidInputError` (`record/invalid`) without a log. */
  recordJson(): string {
    return JSON.stringify(exportRecord(this.#log ?? []), null, 2);
  }

  /**
   * What the buttons save, as a file. Rejects with `ExportError` or `AssetError` where it cannot be made, and with
   * `InvalidInputError` (`record/invalid`) where there is nothing to make it of.
   */
  async toFile(format: ReportFormat, { signal = new AbortController().signal }: { readonly signal?: AbortSignal } = {}): Promise<File> {
    await this.updateComplete;
    if (!this.#built) throw new InvalidInputError('record', [{ path: 'events', message: 'there are none' }]);
    return this.#downloads.make(format, this.#fileSource(this.#view(this.#built)), { signal });
  }

  get #log(): readonly LogEvent[] | undefined {
    const base = this.events ?? this.loaded;
    return base && (this.#review?.logOf(base) ?? base);
  }

  get #viewer(): ReportViewer {
    return REPORT_VIEWS.find((each) => each === this.view) ?? 'reader';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') && this.view !== this.#viewer) this.refuse('view', REPORT_VIEWS);
    if (changed.has('events') || changed.has('report') || changed.has('store') || changed.has('sessionId')) this.#body.retry();
    if (changed.has('store') || changed.has('sessionId')) void this.#loadLog();
    this.#build();
  }

  protected override get arriving(): Promise<unknown> | undefined {
    return this.#body.loading ?? this.#review?.loading;
  }

  #build(): void {
    const events = this.#log;
    const needed = this.report !== undefined || (events?.length ?? 0) > 0;
    const body = needed ? this.#body.want() : this.#body.part;
    if (needed && !body) return;
    if (!body || this.report || !events || events.length === 0) {
      this.#built = this.report;
      this.#source = undefined;
      return;
    }
    if (this.#source?.events === events && this.#source.rubric === this.rubric) return;
    this.#source = { events, rubric: this.rubric };
    try {
      this.#built = body.reportOf(events, this.rubric);
      this.failure = undefined;
    } catch (error) {
      if (!InterviewError.isInstance(error)) throw error;
      this.#built = undefined;
      this.#fail(error);
    }
  }

  #begin(body: typeof import('./report-body.js')): void {
    registerEnglish(body.texts);
    this.#review = new body.ReviewController(this, {
      text: this.#text,
      describe: (error) => this.describe(error),
      tell: (error) => this.tell(error),
    });
    this.#pictures = new body.Pictures(this, (error) => this.tell(error));
    this.addStyles(body.styles);
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

  readonly #jump = (index: number): void => this.#goTo(`#question-${index}`, 'h4');

  /** Unfolds what is found, goes there, and puts the focus on it or on something in it. */
  readonly #goTo = (selector: string, target?: string): void => {
    const place = this.renderRoot.querySelector<HTMLElement>(selector);
    if (!place) return;
    for (let fold = place.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
    place.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth', block: 'start' });
    (target === undefined ? place : place.querySelector<HTMLElement>(target))?.focus({ preventScroll: true });
  };

  #fileSource(view: ReportView): FileSource {
    const log = this.#log;
    return { view, log: log?.length ? log : undefined, writer: this.documentWriter, assetsUrl: this.assets };
  }

  override render(): TemplateResult {
    return html`<article part="base">${this.#renderState()}</article>
      ${this.#review?.announcer.render()}`;
  }

  #renderState(): TemplateResult {
    const report = this.#built;
    const body = this.#body.part;
    if (report && body) {
      const view = this.#view(report);
      const source = this.#fileSource(view);
      const { busy, problem } = this.#downloads;
      const downloads = { busy, problem, hasRecord: source.log !== undefined, start: (format: ReportFormat) => void this.#downloads.save(format, source) };
      return body.renderReport(view, downloads, problem && this.describe(problem));
    }
    if (this.failure) return errorState(this.describe(this.failure), this.#text, this.store && !this.events ? () => void this.#loadLog() : undefined);
    return this.loading || this.#body.loading ? loadingState(this.#text) : emptyState(this.#text);
  }

  #view(report: Report): ReportView {
    const { store } = this;
    const recordings = store && {
      of: (recordingId: string) => this.#recordings.of(recordingId),
      load: (recordingId: string) => void this.#recordings.load(store, report.sessionId, recordingId),
    };
    const viewer = this.#viewer;
    const text = (viewer === 'candidate' && this.#body.part?.inCandidateWords(this.#text)) || this.#text;
    const view = { report, text, viewer, language: withOwnDigits(this.textLanguage), direction: this.direction, jump: this.#jump, show: this.#goTo, folds: this.#folds, ...(recordings ? { recordings } : {}), ...(store && this.#pictures ? { pictures: this.#pictures.from(store, report.sessionId) } : {}) };
    return { ...view, ...this.#addTo(view) };
  }

  /** What the one who looks can add, or why nothing. */
  #addTo(view: ReportView): Pick<ReportView, 'tools' | 'closed'> {
    const { viewer, report } = view;
    const [base, log] = [this.events ?? this.loaded, this.#log];
    const body = this.#body.part;
    if (viewer === 'reader' || !base || !log || this.report || !body || !this.#review) return {};
    if (report.status === 'unfinished') return { closed: 'unfinished' };
    const reviewer = this.reviewer.trim();
    if (viewer === 'reviewer' && reviewer === '') return { closed: 'nobody' };
    const store = this.sessionId === report.sessionId ? this.store : undefined;
    const tools = this.#review.tools(view, { base, sessionId: report.sessionId, store, rubric: body.rubricOf(log, this.rubric), reviewer });
    if (tools) return { tools };
    const { failure } = this.#review;
    return failure ? { closed: { ...this.describe(failure), retry: () => this.#review?.retry() } } : {};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'interview-report': InterviewReport;
  }
}
