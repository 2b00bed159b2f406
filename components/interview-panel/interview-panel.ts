import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { InterviewError, InvalidInputError, loadPart } from '../../src/errors/index.js';
import type { InterviewSession } from '../../src/session/index.js';
import { isAllowed } from '../../src/session/transitions.js';
import type { InterviewPlanInput } from '../../src/spec/index.js';
import type { DeviceCheck } from '../device-check/device-check.js';
import type { InterviewAdapters } from '../internal/embedded-defaults.js';
import { InterviewElement } from '../internal/interview-element.js';
import { panel as panelTexts } from '../internal/strings/en/panel.js';
import { registerEnglish } from '../internal/strings/registry.js';
import type { Translate } from '../internal/translate.js';
import { base } from '../styles/base.styles.js';
import { controls } from '../styles/controls.styles.js';
import { status } from '../styles/status.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { styles } from './interview-panel.styles.js';
import type { PanelController, PanelOptions } from './panel-controller.js';
import type { PanelActions, PanelModel } from './panel-model.js';
import { panelStep, wantsMicrophone } from './panel-step.js';
import { helpStyles } from './styles/help.styles.js';
import { failureView } from './views/failure-view.js';

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
 * @csspart ask - Where the candidate asks something in return.
 * @csspart help - What the interviewer says to it.
 * @csspart feedback - What was found in an answer, where the plan has it said.
 * @csspart answer - The card of the answer.
 * @csspart transcript - The text of the answer.
 * @csspart interim - The recogniser's current guess.
 * @csspart status - The marks of state.
 * @csspart policy - What is noticed, and what follows.
 * @csspart toast - A calm note about something that was noticed.
 */
export class InterviewPanel extends InterviewElement {
  static override texts = panelTexts;
  static override styles = [tokens, base, controls, status, styles, helpStyles];

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
  /** The interview goes on by itself when the candidate has stopped talking. */
  @property({ type: Boolean, attribute: 'hands-free' }) handsFree = false;
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
  @state() private invalidFields: PanelModel['invalidFields'] = new Map();
  @state() private talking = false;
  @state() private shownDialog: PanelModel['dialog'];
  @query('dialog') private dialog: HTMLDialogElement | null | undefined;

  #parts: typeof import('./panel-parts.js') | undefined;
  #controller: PanelController | undefined;
  #opened = false;
  #shown = '';
  /** Somebody is at something in the panel, which may be gone after the next update. */
  #inside = false;
  #inPictures = false;

  readonly #text: Translate = (key, ...args) => this.text(key, ...args);

  /** The session behind the panel; undefined until it is ready. */
  get session(): InterviewSession | undefined {
    return this.#controller?.session;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // An interview that was closed while the panel was off the page is taken up again.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A dialog that comes back with its panel would not be modal any more.
    this.shownDialog = undefined;
  }

  override willUpdate(): void {
    const active = this.shadowRoot?.activeElement;
    this.#inside = active != null;
    this.#inPictures = active?.closest('.pictures') != null;
    // A button that goes while it is held is never let go of.
    this.talking &&= this.#canTalk;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#opened && this.isConnected) {
      this.#opened = true;
      void this.#open();
    }
    if (this.shownDialog && !this.dialog?.open) {
      this.dialog?.showModal();
      // Where there is much to read, its beginning; where something is asked, the safe answer and not the first one.
      this.dialog?.querySelector<HTMLElement>('[tabindex="-1"], .primary')?.focus();
    }
    if (!this.shownDialog && this.dialog?.open) this.dialog.close();
    this.#moveFocus();
  }

  /** Goes with the screen, for those who hear it or use the keyboard: to where a new one begins, and never to nothing. */
  #moveFocus(): void {
    const session = this.session?.state;
    if (!session) return;
    const shown = `${panelStep(session)} ${session.phase} ${session.question?.id ?? ''}`;
    const first = this.#shown === '';
    const isNew = shown !== this.#shown;
    this.#shown = shown;
    if (isNew && !first) void this.#focusBeginning();
    else if (this.#inside && !this.shadowRoot?.activeElement) this.#focusNearest();
  }

  async #focusBeginning(): Promise<void> {
    // Some screens are one element, and begin inside it.
    const whole = this.renderRoot.querySelector<InterviewElement>('main > consent-notice, main > device-check');
    await whole?.updateComplete;
    (whole?.renderRoot ?? this.renderRoot.querySelector('main'))?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  }

  /** What was pressed is gone, and the screen is the same. */
  #focusNearest(): void {
    const typed = this.session?.state.answer?.mode === 'typed';
    const inDialog = this.#inPictures && this.renderRoot.querySelector('.pictures button') ? '.pictures button' : 'dialog .primary';
    const nearest = this.shownDialog ? inDialog : typed ? 'main textarea:not(:disabled)' : undefined;
    const found = nearest && this.renderRoot.querySelector<HTMLElement>(nearest);
    if (found) found.focus();
    else void this.#focusBeginning();
  }

  async #open(): Promise<void> {
    this.fatal = undefined;
    try {
      this.#parts ??= await this.#load();
      // Taken off the page meanwhile: it begins again when it comes back.
      if (!this.isConnected) return void (this.#opened = false);
      this.#controller ??= new this.#parts.PanelController(this, {
        refuse: (attribute, allowed) => (this.notice = this.refuse(attribute, allowed)),
        onFailure: (error) => this.#fail(error),
        onSessionFailure: (error) => (this.notice = error),
        onClosed: () => {
          this.#opened = false;
          this.#shown = '';
        },
        onWatched: ({ watchedTexts, watchedStyles }) => {
          registerEnglish(watchedTexts);
          this.addStyles([watchedStyles]);
        },
      });
      await this.#controller.open(this.#options());
    } catch (error) {
      // Closed meanwhile, because the panel was taken off the page.
      if (!this.#opened) return;
      if (!InterviewError.isInstance(error)) throw error;
      this.fatal = error;
      this.tell(error);
    }
  }

  async #load(): Promise<typeof import('./panel-parts.js')> {
    const parts = await loadPart('interview', () => import('./panel-parts.js'));
    registerEnglish(parts.texts);
    this.addStyles(parts.styles);
    return parts;
  }

  #options(): PanelOptions {
    const { heading, domains, questions, timeLimit, purpose, answerMode, candidateFields, practice, pushToTalk, handsFree, textOnly, extraTime, unwatched } = this;
    const { plan, banks, bankSrc, adapters, sessionId } = this;
    const rest = { questions, timeLimit, purpose, answerMode, candidateFields, practice, pushToTalk, handsFree, textOnly, extraTime, unwatched };
    const attributes = { heading, role: this.jobRole, domains, language: this.language, ...rest };
    return { plan, attributes, banks, bankSrc, adapters, sessionId, assetsUrl: this.assets };
  }

  #fail(error: InterviewError): void {
    this.notice = error;
    this.tell(error);
  }

  async #enterDetails(details: Parameters<PanelActions['enterDetails']>[0]): Promise<void> {
    try {
      await this.session?.enterCandidate(details);
      this.invalidFields = new Map();
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      const given = details as Readonly<Record<string, string | undefined>>;
      this.invalidFields = new Map(error.issues.map(({ path }) => [path, given[path]?.trim() ? 'fieldEmailInvalid' : 'fieldMissing']));
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }

  #run(command: (session: InterviewSession) => Promise<void> | void): void {
    this.notice = undefined;
    void this.#controller?.run(command);
  }

  get #canTalk(): boolean {
    return this.session !== undefined && isAllowed('talk', this.session.state);
  }

  readonly #actions: PanelActions = {
    consent: (receipt) => this.#run((session) => session.giveConsent(receipt)),
    enterDetails: (details) => void this.#enterDetails(details),
    withdraw: (purpose) => void this.#controller?.withdraw(purpose),
    deviceCheck: (event) => {
      const devices = (event.currentTarget as DeviceCheck).takeHandles();
      const controller = this.#controller;
      // What failed with the devices stays on screen.
      void controller?.useDevices(devices).then(() => controller.run((session) => session.recordDeviceCheck(event.result)));
    },
    start: () => {
      this.notice = undefined;
      void this.#controller?.start();
    },
    pause: () => this.#run((session) => session.pause()),
    resume: () => void this.#controller?.resume(),
    fullscreen: () => void this.#controller?.enterFullscreen(),
    repeat: () => this.#run((session) => session.repeatQuestion()),
    askForHelp: async (wanted) => {
      this.notice = undefined;
      return (await this.#controller?.run((session) => session.askForHelp(wanted))) ?? false;
    },
    interrupt: () => this.#run((session) => session.interrupt()),
    talk: (active) => {
      this.talking = active && this.#canTalk;
      if (this.#canTalk) this.#run((session) => session.talk(active));
    },
    edit: (text) => this.#run((session) => session.editAnswer(text)),
    mode: (mode) => this.#run((session) => session.setAnswerMode(mode)),
    startOver: () => this.#run((session) => session.retakeAnswer()),
    skip: () => this.#run((session) => session.skip()),
    done: () => this.#run((session) => session.submitAnswer()),
    ask: (dialog) => {
      this.shownDialog = dialog;
      if (dialog === 'watched') this.#controller?.openWatched();
      else this.#controller?.closeWatched();
    },
    end: () => {
      this.shownDialog = undefined;
      this.#run((session) => session.end('candidate'));
    },
  };

  override render(): TemplateResult {
    const { session } = this;
    if (this.fatal) {
      return html`<div part="base"><main>${failureView(this.describe(this.fatal), this.#text, () => void this.#open())}</main></div>`;
    }
    if (!this.#parts || !this.#controller || !session || session.state.phase === 'idle') {
      return html`<div part="base"><main><p class="narrow over" role="status">${this.text('loading')}</p></main></div>`;
    }
    return this.#parts.panelView(this.#model(this.#controller, session), this.#text);
  }

  #model({ camera, microphone, monitor, tap, vision, watched, signals, lacksFullscreen }: PanelController, session: InterviewSession): PanelModel {
    const { state, at } = session;
    return {
      heading: this.heading || state.plan.title,
      strings: this.strings,
      state,
      monitor,
      camera,
      microphone,
      tap,
      vision,
      signals,
      lacksFullscreen,
      at,
      assetsUrl: this.assets,
      invalidFields: this.invalidFields,
      dialog: this.shownDialog,
      notice: this.notice && { code: this.notice.code, ...this.describe(this.notice) },
      can: (command) => isAllowed(command, state),
      watched: watched.failure ? { failure: this.describe(watched.failure as InterviewError) } : watched,
      language: this.textLanguage,
      talking: this.talking,
      canSpeak: microphone !== undefined && wantsMicrophone(state),
      actions: this.#actions,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'interview-panel': InterviewPanel;
  }
}
