import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { InterviewError, InvalidInputError } from '../../src/errors/index.js';
import { openCamera, openMicrophone, type DeviceHandle } from '../../src/media/index.js';
import { answerRemainingMs, isAllowed, type InterviewSession } from '../../src/session/index.js';
import { parsePlan, parseQuestionBank, plannedQuestionCount, type ConsentPurpose, type InterviewPlan, type InterviewPlanInput } from '../../src/spec/index.js';
import type { DeviceCheck } from '../device-check/device-check.js';
import type { InterviewConsentEvent } from '../events/interview-consent.js';
import type { InterviewDeviceCheckEvent } from '../events/interview-device-check.js';
import { withEmbeddedDefaults, type InterviewAdapters } from '../internal/embedded-defaults.js';
import { clockTime } from '../internal/format.js';
import { InterviewElement } from '../internal/interview-element.js';
import { panel as panelTexts } from '../internal/strings/en/panel.js';
import type { Translate } from '../internal/translate.js';
import { base } from '../styles/base.styles.js';
import { controls } from '../styles/controls.styles.js';
import { status } from '../styles/status.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { forwardEvents } from './forward-events.js';
import { styles } from './interview-panel.styles.js';
import { PanelController } from './panel-controller.js';
import type { PanelActions, PanelModel } from './panel-model.js';
import { panelStep, wantsCamera, wantsMicrophone, type PanelStep } from './panel-step.js';
import { planFromAttributes } from './plan-attributes.js';
import { answerView } from './views/answer-view.js';
import { detailsView } from './views/details-view.js';
import { confirmEndView, watchedView } from './views/dialog-views.js';
import { endView, failureView, pausedView, readyView } from './views/message-views.js';
import { questionView } from './views/question-view.js';
import { sideView } from './views/side-view.js';

/** When the clock of the answer is told in words too, ms. */
const LITTLE_TIME_MS = 30_000;

/**
 * The whole way of a candidate: consent, details, device check, practice, interview, end. With no configuration but
 * `domains` it runs on the embedded defaults, with no key and no server.
 *
 * @tagname interview-panel
 * @summary A whole interview in one element.
 * @slot consent - Text of the host's own in the consent notice.
 * @slot end - What follows after the interview.
 * @event {InterviewPhaseChangeEvent} interview-phase-change - Phase or turn changed.
 * @event {InterviewQuestionStartEvent} interview-question-start - A question is asked.
 * @event {InterviewTranscriptDeltaEvent} interview-transcript-delta - The guess at what is being said changed.
 * @event {InterviewTranscriptEndEvent} interview-transcript-end - Words became certain.
 * @event {InterviewAnswerSavedEvent} interview-answer-saved - An answer is on disk.
 * @event {InterviewEvaluationEvent} interview-evaluation - An answer was judged.
 * @event {InterviewIncidentEvent} interview-incident - Something was noticed, or is over.
 * @event {InterviewErrorEvent} interview-error - Something failed; the interview goes on where it can.
 * @event {InterviewEndEvent} interview-end - The interview is over and saved.
 * @csspart base - The wrapper.
 * @csspart question - The question.
 * @csspart answer - The card of the answer.
 * @csspart transcript - The text of the answer.
 * @csspart interim - The recogniser's current guess.
 * @csspart status - The marks of state.
 * @csspart toast - A calm note about something that was noticed.
 */
export class InterviewPanel extends InterviewElement {
  static override texts = panelTexts;
  static override styles = [tokens, base, controls, status, styles];

  /** Shown at the top; the title of the interview. */
  @property() heading = '';
  /** The role that is interviewed for. */
  @property({ attribute: 'job-role' }) jobRole: string | undefined;
  /** Ids of question banks, separated by spaces. */
  @property() domains = '';
  /** How many questions. */
  @property({ type: Number }) questions: number | undefined;
  /** Seconds for one answer. */
  @property({ type: Number, attribute: 'time-limit' }) timeLimit: number | undefined;
  /** `hiring` or `practice`. */
  @property() purpose = '';
  /** `speech` or `typed`. */
  @property({ attribute: 'answer-mode' }) answerMode = '';
  /** Details to ask for: `name`, `email`, `subject`. */
  @property({ attribute: 'candidate-fields' }) candidateFields = '';
  /** Begin with a question that does not count. */
  @property({ type: Boolean }) practice = false;
  /** Hold a button to talk. */
  @property({ type: Boolean, attribute: 'push-to-talk' }) pushToTalk = false;
  /** Everything by text. */
  @property({ type: Boolean, attribute: 'text-only' }) textOnly = false;
  /** Factor on all times, 1..10. */
  @property({ type: Number, attribute: 'extra-time' }) extraTime: number | undefined;
  /** Nothing is watched and no camera asked for. */
  @property({ type: Boolean }) unwatched = false;
  /** Names the record; the same id goes on with a saved interview after a reload. */
  @property({ attribute: 'session-id' }) sessionId: string | undefined;
  /** A question bank to fetch, as JSON. */
  @property({ attribute: 'bank-src' }) bankSrc: string | undefined;

  /** A whole plan; wins over the attributes. */
  @property({ attribute: false }) plan: InterviewPlanInput | undefined;
  /** Question banks of the host's own, as parsed JSON. */
  @property({ attribute: false }) banks: readonly unknown[] | undefined;
  /** What to use instead of the embedded defaults. Set before the element is connected. */
  @property({ attribute: false }) adapters: Partial<InterviewAdapters> = {};

  @state() private fatal: InterviewError | undefined;
  @state() private notice: InterviewError | undefined;
  @state() private invalidFields: ReadonlySet<string> = new Set();
  @state() private confirmingEnd = false;
  @state() private watchedOpen = false;
  @query('dialog') private dialog: HTMLDialogElement | null | undefined;

  readonly #controller = new PanelController(this, {
    onSession: (session) => {
      forwardEvents(session, this);
      session.addEventListener('error', ({ detail: { error } }) => (this.notice = error));
      session.addEventListener('end', () => this.#controller.releaseDevices());
    },
    onFailure: (error) => {
      this.notice = error;
      this.tell(error);
    },
  });
  #opened = false;
  #shown = '';

  readonly #text: Translate = (key, ...args) => this.text(key, ...args);

  /** The session behind the panel; undefined until it is ready. */
  get session(): InterviewSession | undefined {
    return this.#controller.session;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#opened && this.isConnected) {
      this.#opened = true;
      void this.#open();
    }
    const open = this.confirmingEnd || this.watchedOpen;
    if (open && !this.dialog?.open) this.dialog?.showModal();
    if (!open && this.dialog?.open) this.dialog.close();
    this.#moveFocus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A panel that comes back within the grace keeps its session; later it takes it up from the store.
    setTimeout(() => (this.#opened = this.isConnected || this.session !== undefined), 1000);
  }

  /** Where the new screen begins, for those who hear it. */
  #moveFocus(): void {
    const session = this.#controller.state;
    if (!session) return;
    const shown = `${panelStep(session)} ${session.question?.id ?? ''}`;
    if (shown === this.#shown) return;
    const first = this.#shown === '';
    this.#shown = shown;
    if (!first) this.renderRoot.querySelector<HTMLElement>('main [tabindex="-1"]')?.focus({ preventScroll: false });
  }

  async #open(): Promise<void> {
    this.fatal = undefined;
    try {
      const plan = this.#plan();
      const banks = await this.#banks();
      const adapters = await withEmbeddedDefaults(this.adapters, plan, { assetsUrl: this.assets, banks });
      await this.#controller.open({ plan, adapters, assetsUrl: this.assets, sessionId: this.sessionId });
    } catch (error) {
      if (!InterviewError.isInstance(error)) throw error;
      this.fatal = error;
      this.tell(error);
    }
  }

  #plan(): InterviewPlan {
    if (this.plan) return parsePlan(this.plan);
    return parsePlan(planFromAttributes({ ...this.#attributes() }, (attribute, allowed) => (this.notice = this.refuse(attribute, allowed))));
  }

  #attributes(): Parameters<typeof planFromAttributes>[0] {
    const { heading, domains, questions, timeLimit, purpose, answerMode, candidateFields, practice, pushToTalk, textOnly, extraTime, unwatched } = this;
    const rest = { questions, timeLimit, purpose, answerMode, candidateFields, practice, pushToTalk, textOnly, extraTime, unwatched };
    return { heading, role: this.jobRole, domains, language: this.language || 'en', ...rest };
  }

  async #banks(): Promise<ReturnType<typeof parseQuestionBank>[] | undefined> {
    if (this.banks) return this.banks.map(parseQuestionBank);
    if (!this.bankSrc) return undefined;
    let json: unknown;
    try {
      const response = await fetch(new URL(this.bankSrc, document.baseURI));
      if (!response.ok) throw new Error(`status ${response.status}`);
      json = await response.json();
    } catch (cause) {
      const problem = cause instanceof SyntaxError ? 'is not JSON' : 'could not be fetched';
      throw new InvalidInputError('bank', [{ path: 'bank-src', message: problem }], 'Check the address and the file.');
    }
    return [parseQuestionBank(json)];
  }

  #run(command: (session: InterviewSession) => Promise<void> | void): void {
    this.notice = undefined;
    void this.#controller.run(command);
  }

  readonly #actions: PanelActions = {
    enterDetails: (details) => {
      void this.session?.enterCandidate(details).then(
        () => (this.invalidFields = new Set()),
        (error: unknown) => {
          if (!(error instanceof InvalidInputError)) throw error;
          this.invalidFields = new Set(error.issues.map(({ path }) => path));
        },
      );
    },
    start: () => this.#run((session) => session.start()),
    pause: () => this.#run((session) => session.pause()),
    resume: () => void this.#resume(),
    repeat: () => this.#run((session) => session.repeatQuestion()),
    interrupt: () => this.#run((session) => session.interrupt()),
    talk: (active) => this.#run((session) => (isAllowed('talk', session.state) ? session.talk(active) : undefined)),
    edit: (text) => this.#run((session) => session.editAnswer(text)),
    mode: (mode) => this.#run((session) => session.setAnswerMode(mode)),
    startOver: () => this.#run((session) => session.retakeAnswer()),
    skip: () => this.#run((session) => session.skip()),
    done: () => this.#run((session) => session.submitAnswer()),
    askEnd: (open) => (this.confirmingEnd = open),
    end: () => {
      this.confirmingEnd = false;
      this.#run((session) => session.end('candidate'));
    },
  };

  /** After a reload the devices are opened anew; what cannot be opened is told and gone without. */
  async #resume(): Promise<void> {
    const state = this.#controller.state;
    if (!state) return;
    const open = async (wanted: boolean, present: DeviceHandle | undefined, opener: () => Promise<DeviceHandle>): Promise<DeviceHandle | undefined> => {
      if (!wanted || present?.state === 'live') return present;
      try {
        return await opener();
      } catch (error) {
        if (!InterviewError.isInstance(error)) throw error;
        this.notice = error;
        this.tell(error);
        return undefined;
      }
    };
    const checked = state.deviceCheck;
    const [camera, microphone] = [this.#controller.camera, this.#controller.microphone];
    const next = {
      camera: await open(wantsCamera(state) && checked?.camera.state !== 'skipped' && checked?.camera.state !== 'failed', camera, openCamera),
      microphone: await open(wantsMicrophone(state) && checked?.microphone.state !== 'skipped' && checked?.microphone.state !== 'failed', microphone, openMicrophone),
    };
    if (next.camera !== camera || next.microphone !== microphone) await this.#controller.useDevices(next);
    await this.#controller.run((session) => session.resume());
  }

  async #handleDeviceCheck(event: InterviewDeviceCheckEvent): Promise<void> {
    event.stopPropagation();
    await this.#controller.useDevices((event.currentTarget as DeviceCheck).takeHandles());
    this.#run((session) => session.recordDeviceCheck(event.result));
  }

  #handleConsent(event: InterviewConsentEvent): void {
    event.stopPropagation();
    this.#run((session) => session.giveConsent(event.receipt));
  }

  #model(session: InterviewSession): PanelModel {
    const { camera, microphone, monitor, tap, vision } = this.#controller;
    return {
      heading: this.heading || session.state.plan.title,
      state: session.state,
      monitor,
      camera,
      microphone,
      tap,
      vision,
      at: session.at,
      assetsUrl: this.assets,
      invalidFields: this.invalidFields,
      confirmingEnd: this.confirmingEnd,
      can: (command) => isAllowed(command, session.state),
      canSpeak: microphone !== undefined && wantsMicrophone(session.state),
      actions: this.#actions,
    };
  }

  override render(): TemplateResult {
    const session = this.session;
    if (this.fatal) {
      return html`<div part="base"><main>${failureView(this.describe(this.fatal), this.#text, () => void this.#open())}</main></div>`;
    }
    if (!session || session.state.phase === 'idle') {
      return html`<div part="base"><main><p class="narrow over" role="status">${this.text('loading')}</p></main></div>`;
    }
    const model = this.#model(session);
    const step = panelStep(session.state);
    return html`<div part="base" data-step=${step}>
      ${this.#renderHeader(model, step)}
      <main>${this.#renderNotice()}${this.#renderStep(model, step)}</main>
      <dialog aria-labelledby=${this.confirmingEnd ? 'confirm' : 'watched'} @close=${() => this.#closeDialog()}>
        ${this.confirmingEnd ? confirmEndView(model, this.#text) : watchedView(model, this.#text, () => this.#closeDialog())}
      </dialog>
    </div>`;
  }

  #closeDialog(): void {
    this.watchedOpen = false;
    this.confirmingEnd = false;
  }

  #renderHeader({ heading, state, at, can, actions }: PanelModel, step: PanelStep): TemplateResult {
    const total = plannedQuestionCount(state.plan);
    const left = answerRemainingMs(state, at);
    return html`<header>
      <h1>${heading}</h1>
      ${step === 'interview' || step === 'paused'
        ? html`<ol class="progress" aria-label=${this.text('panelQuestion', Math.max(1, state.number), total)}>
            ${Array.from({ length: total }, (_, index) => html`<li class=${index + 1 < state.number ? 'done' : index + 1 === state.number ? 'now' : ''}></li>`)}
          </ol>`
        : html`<span></span>`}
      <div class="end">
        ${left === undefined ? nothing : html`<span class="over number">${this.text('panelLeft', clockTime(left, 'up'))}</span>`}
        <span class="visually-hidden" role="status">${left !== undefined && left < LITTLE_TIME_MS ? this.text('panelLittleTime') : ''}</span>
        ${can('pause') && state.plan.accommodations.breaks
          ? html`<button class="quiet" type="button" @click=${() => actions.pause()}>${this.text('panelPause')}</button>`
          : nothing}
        ${step === 'interview' ? html`<button class="quiet" type="button" @click=${() => (this.watchedOpen = true)}>${this.text('panelWatched')}</button>` : nothing}
      </div>
    </header>`;
  }

  #renderNotice(): TemplateResult | typeof nothing {
    if (!this.notice) return nothing;
    const { message, action } = this.describe(this.notice);
    return html`<p class="note" role="alert" data-tone="caution" part="notice"><strong>${message}</strong>${action}</p>`;
  }

  #renderStep(model: PanelModel, step: PanelStep): TemplateResult {
    const { state } = model;
    switch (step) {
      case 'consent':
        return html`<consent-notice class="narrow" lang=${this.language} .strings=${this.strings} .purposes=${purposes(state.plan)} @interview-consent=${(event: InterviewConsentEvent) => this.#handleConsent(event)}>
          <slot name="consent" slot="details"></slot>
        </consent-notice>`;
      case 'details':
        return detailsView(model, this.#text);
      case 'check':
        return html`<device-check
          class="narrow"
          lang=${this.language}
          .strings=${this.strings}
          assets-url=${this.assets}
          camera=${wantsCamera(state) ? 'optional' : 'off'}
          microphone=${wantsMicrophone(state) ? 'optional' : 'off'}
          .vision=${model.vision}
          @interview-device-check=${(event: InterviewDeviceCheckEvent) => void this.#handleDeviceCheck(event)}
        ></device-check>`;
      case 'ready':
        return readyView(model, this.#text);
      case 'interview':
        return html`<div class="stage">
          <section>${questionView(model, this.#text)}${answerView(model, this.#text)}</section>
          ${sideView(model, this.#text)}
        </div>`;
      case 'paused':
        return pausedView(model, this.#text);
      case 'end':
        return endView(model, this.#text);
    }
  }
}

function purposes({ proctoring, accommodations, recordAudio, answerMode }: InterviewPlan): readonly ConsentPurpose[] {
  return [
    'interview',
    ...(recordAudio && answerMode === 'speech' && !accommodations.textOnly ? ['recording' as const] : []),
    ...(proctoring.enabled ? ['proctoring' as const] : []),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'interview-panel': InterviewPanel;
  }
}
