import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { DocumentReader, InterviewPlan, InterviewPlanInput, QuestionBank } from '../../src/spec/index.js';
import { Announcer } from '../internal/announcer.js';
import { InterviewElement } from '../internal/interview-element.js';
import { LazyPart } from '../internal/lazy-part.js';
import type { Translate } from '../internal/translate.js';
import { base } from '../styles/base.styles.js';
import { controls } from '../styles/controls.styles.js';
import { status } from '../styles/status.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { styles } from './interview-setup.styles.js';
import type { SetupController } from './setup-controller.js';

/**
 * Sets up an interview: the job, the resume of who is interviewed, what is talked about, and under which conditions.
 * Files are read on this machine and go nowhere. What comes out is a plan, checked, for an `<interview-panel>` or a server.
 *
 * @tagname interview-setup
 * @summary Makes the plan of an interview; reads resumes and job descriptions, and compares them.
 * @slot actions - The host's own buttons, beside the one that makes the plan.
 * @event {InterviewPlanEvent} interview-plan - The plan is made; carries it, and what was read of the resume.
 * @event {InterviewErrorEvent} interview-error - A file was refused, the plan is not valid, or an attribute has an unknown value.
 * @csspart base - The wrapper.
 * @csspart section - One step.
 * @csspart drop-zone - Where a file is chosen or dropped.
 * @csspart profile - What was read of the resume.
 * @csspart hidden-text - What stands in the resume unseen.
 * @csspart match - Resume and job description side by side.
 * @csspart summary - What the plan will be, and the button.
 */
export class InterviewSetup extends InterviewElement {
  static override styles = [tokens, base, controls, status, styles];

  /** What to begin with. What it holds and no field shows is kept. Setting another one begins anew. */
  @property({ attribute: false }) plan: InterviewPlanInput | undefined;

  /** Steps to show, separated by spaces: `job`, `resume`, `questions`, `conditions`. All where empty. */
  @property() sections = '';

  /** The interviewer makes its own questions by a model: topics can be named, and no question bank is needed. */
  @property({ type: Boolean, attribute: 'with-model' }) withModel = false;

  /** Readers of documents; the embedded ones (PDF, DOCX, text) where absent. */
  @property({ attribute: false }) readers: readonly DocumentReader[] | undefined;

  /** Readers of scans and photos, asked after a press; the embedded ones, where their assets are there. An empty list for none. */
  @property({ attribute: false }) pictureReaders: readonly DocumentReader[] | undefined;

  /** Question banks to choose from; the embedded ones where absent. */
  @property({ attribute: false }) banks: readonly QuestionBank[] | undefined;

  readonly #body = new LazyPart(this, {
    name: 'setup',
    load: () => import('./setup-body.js'),
    onLoad: (body) => this.#begin(body),
    onFailure: (error) => this.tell(error),
  });
  #controller: SetupController | undefined;
  readonly #announcer = new Announcer(this);
  readonly #text: Translate = (key, ...args) => this.text(key, ...args);

  /** What the fields hold now, unchecked: to keep it, or to go on with it later as `plan`. */
  get value(): InterviewPlanInput {
    return this.#controller?.value ?? this.plan ?? {};
  }

  /** Checks the fields as the button does: `interview-plan` follows, or the problems are shown and this gives undefined. */
  async submit(): Promise<InterviewPlan | undefined> {
    await this.updateComplete;
    return this.#controller?.submit();
  }

  /** Reads a file as if it had been dropped. */
  async read(zone: 'job' | 'resume', file: Blob): Promise<void> {
    await this.updateComplete;
    await this.#controller?.take(zone, file);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#body.want();
    if (changed.has('plan')) this.#controller?.begin(this.plan);
    if (changed.has('sections')) this.#controller?.chooseSections(this.sections);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#controller?.stop();
  }

  protected override get arriving(): Promise<unknown> | undefined {
    return this.#body.loading;
  }

  #begin(body: typeof import('./setup-body.js')): void {
    body.registerTexts();
    this.addStyles(body.styles);
    this.#controller = new body.SetupController(this, {
      text: this.#text,
      announce: (text, politeness) => this.#announcer.announce(text, politeness),
      tell: (error) => this.tell(error),
      refuse: (attribute, allowed) => this.refuse(attribute, allowed),
      assets: () => this.assets,
      describe: (error) => this.describe(error),
      language: () => this.textLanguage,
    });
    this.#controller.begin(this.plan);
    this.#controller.chooseSections(this.sections);
  }

  override render(): TemplateResult {
    return html`<div part="base">${this.#renderState()}</div>
      ${this.#announcer.render()}`;
  }

  #renderState(): TemplateResult {
    const { part, failure } = this.#body;
    if (part && this.#controller) return part.renderSetup(this.#controller.view);
    if (!failure) return html`<div class="card ghost" role="status">${this.text('loading')}</div>`;
    const { message, action } = this.describe(failure);
    return html`<div class="note" data-tone="critical" role="alert"><strong>${message}</strong> ${action}</div>
      <div class="bar"><button type="button" @click=${() => this.#body.retry()}>${this.text('tryAgain')}</button></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'interview-setup': InterviewSetup;
  }
}
