import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AdapterError, type InterviewError } from '../../src/errors/index.js';
import { InterviewRecordingEvent } from '../events/interview-recording.js';
import { Announcer } from '../internal/announcer.js';
import { clockTime, duration } from '../internal/format.js';
import { InterviewElement } from '../internal/interview-element.js';
import { playerIcon as icon, type PlayerIcon } from '../internal/player-icons.js';
import { recorder as recorderTexts } from '../internal/strings/en/recorder.js';
import { base } from '../styles/base.styles.js';
import { controls } from '../styles/controls.styles.js';
import { status } from '../styles/status.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { Playback } from './playback.js';
import { RecorderController, type Recording, type RecorderState } from './recorder-controller.js';
import { styles } from './voice-recorder.styles.js';

/** Longest recording, s. */
const DEFAULT_MAX_SECONDS = 300;
const MAX_SECONDS = 7200;
/** The countdown shows, and is said once, this long before the end, ms. */
const COUNTDOWN_MS = 10_000;

/** State to the mark in front of its name. */
const MARKS: Readonly<Record<RecorderState, string>> = { empty: 'off', permission: 'off', recording: 'recording', paused: 'warning', done: 'ok', error: 'failed' };

/**
 * Records a voice: record, pause, go on, stop, play back, record again. Alone on a page or in a form, where its value
 * is the recorded file. The microphone is opened on the first press and closed when the recording ends.
 *
 * @tagname voice-recorder
 * @summary Voice recorder with live waveform; a form control.
 * @event {InterviewRecordingEvent} interview-recording - A recording is done; carries the sound, its length and its hash.
 * @event {InterviewErrorEvent} interview-error - The microphone, the recording or an attribute failed.
 * @csspart base - The wrapper.
 * @csspart time - The time that runs.
 * @csspart waveform - The picture of the sound.
 * @csspart actions - The row of buttons.
 * @cssstate recording - It records.
 * @cssstate done - There is a recording.
 */
export class VoiceRecorder extends InterviewElement {
  static override texts = recorderTexts;
  static override styles = [tokens, base, controls, status, styles];
  static readonly formAssociated = true;

  /** Name of the field in its form. */
  @property({ reflect: true }) name = '';

  /** The form is not sent without a recording. */
  @property({ type: Boolean, reflect: true }) required = false;

  @property({ type: Boolean, reflect: true }) disabled = false;

  /** Longest recording, s, 1..7200; it ends by itself then. */
  @property({ attribute: 'max-seconds', type: Number }) maxSeconds = DEFAULT_MAX_SECONDS;

  /** A microphone that the host opened and keeps; the element opens its own where absent. */
  @property({ attribute: false }) stream: MediaStream | undefined;

  @state() private failure: InterviewError | undefined;
  @state() private formDisabled = false;

  readonly #internals = this.attachInternals();
  readonly #announcer = new Announcer(this);
  readonly #playback = new Playback(this);
  readonly #recorder = new RecorderController(this, {
    settings: () => ({ stream: this.stream, assetsUrl: this.assets, maxMs: this.#maxMs }),
    onRecording: (recording) => this.#handleRecording(recording),
    onFailure: (error) => this.#fail(error),
  });
  #refused = '';
  #shown: RecorderState = 'empty';

  /** What was recorded; null where there is nothing. */
  get value(): File | null {
    const blob = this.#recorder.recording?.blob;
    return blob ? new File([blob], `recording.${/mp4|ogg/.exec(blob.type)?.[0] ?? 'webm'}`, { type: blob.type }) : null;
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get #maxMs(): number {
    return (this.#isMaxValid() ? this.maxSeconds : DEFAULT_MAX_SECONDS) * 1000;
  }

  #isMaxValid(): boolean {
    return this.maxSeconds >= 1 && this.maxSeconds <= MAX_SECONDS;
  }

  get #off(): boolean {
    return this.disabled || this.formDisabled;
  }

  formDisabledCallback(disabled: boolean): void {
    this.formDisabled = disabled;
  }

  formResetCallback(): void {
    this.retake();
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('maxSeconds')) {
      this.#refused = this.#isMaxValid() ? '' : this.describe(this.refuse('max-seconds', `must be a number from 1 to ${MAX_SECONDS}`)).message;
    }
    const { state: now } = this.#recorder;
    if (now !== this.#shown) {
      this.#shown = now;
      this.#announcer.announce(this.#stateText(now));
      for (const name of ['recording', 'done'] as const) this.#internals.states[now === name ? 'add' : 'delete'](name);
    }
    const left = this.#maxMs - this.#recorder.elapsedMs;
    if (now === 'recording' && left <= COUNTDOWN_MS && this.#maxMs > COUNTDOWN_MS) {
      this.#announcer.announce(this.text('recorderSecondsLeft', COUNTDOWN_MS / 1000));
    }
  }

  override updated(): void {
    const value = this.value;
    if (this.required && !value) this.#internals.setValidity({ valueMissing: true }, this.text('recorderNeeded'), this.renderRoot.querySelector<HTMLElement>('button.main') ?? undefined);
    else this.#internals.setValidity({});
  }

  /** Opens the microphone and records. Asks for permission, so call it after a gesture. Failures are shown and told. */
  async start(): Promise<void> {
    if (this.#off) return;
    this.failure = undefined;
    this.#playback.clear();
    this.#internals.setFormValue(null);
    await this.#recorder.start();
  }

  pause(): void {
    this.#recorder.pause();
  }

  resume(): void {
    this.#recorder.resume();
  }

  /** Ends the recording; `interview-recording` follows. */
  stop(): Promise<void> {
    return this.#recorder.stop();
  }

  /** Throws the recording away and is ready for another one. */
  retake(): void {
    this.failure = undefined;
    this.#playback.clear();
    this.#recorder.discard();
    this.#internals.setFormValue(null);
  }

  #handleRecording(recording: Recording): void {
    this.#playback.load(recording.blob);
    this.#internals.setFormValue(this.value);
    this.dispatchEvent(new InterviewRecordingEvent(recording.blob, recording.durationMs, recording.hash));
  }

  #fail(error: InterviewError): void {
    this.failure = error;
    this.tell(error);
  }

  #handleMain(): void {
    switch (this.#recorder.state) {
      case 'empty':
      case 'error':
        void this.start();
        break;
      case 'permission':
        this.retake();
        break;
      case 'recording':
      case 'paused':
        void this.stop();
        break;
      case 'done':
        this.#playback.toggle().catch((cause: unknown) => this.#fail(new AdapterError('player', 'unsupported', 'this recording cannot be played here', { cause })));
    }
  }

  #stateText(state: RecorderState): string {
    switch (state) {
      case 'permission':
        return this.text('recorderAsking');
      case 'recording':
        return this.text('recorderRecording');
      case 'paused':
        return this.text('recorderPaused');
      case 'done':
        return this.text('recorderDone', duration(this.#recorder.recording?.durationMs ?? 0, this.textLanguage));
      default:
        return this.text('recorderEmpty');
    }
  }

  override render(): TemplateResult {
    const { state: now, recording } = this.#recorder;
    return html`<section part="base" class="card" role="group" aria-label=${this.text('recorderLabel')}>
      <div class="head">
        <span class="dot" data-state=${MARKS[now]}></span>
        <span>${this.#stateText(now)}</span>
        ${this.#renderTime(now)}
      </div>
      <div class="wave">
        <live-waveform
          part="waveform"
          aria-hidden="true"
          .source=${this.#recorder.tap}
          .paused=${now !== 'recording'}
          .values=${recording?.bars ?? (now === 'empty' || now === 'error' ? [] : undefined)}
          .progress=${recording ? Math.min(1, this.#playback.positionMs / recording.durationMs) : 0}
        ></live-waveform>
        ${recording ? this.#renderPosition(recording) : nothing}
      </div>
      ${this.#renderProblem(now)}
      <div class="bar" part="actions">${this.#renderActions(now)}</div>
      ${this.#announcer.render()}
    </section>`;
  }

  #renderTime(now: RecorderState): TemplateResult {
    const { elapsedMs, recording } = this.#recorder;
    const left = this.#maxMs - elapsedMs;
    if (now === 'recording' && left <= COUNTDOWN_MS && this.#maxMs > COUNTDOWN_MS) {
      return html`<span class="time number" part="time" data-tone="caution">${this.text('recorderLeft', clockTime(left, 'up'))}</span>`;
    }
    const at = recording ? this.#playback.positionMs : elapsedMs;
    return html`<span class="time number" part="time"
      >${clockTime(at)} <small>${this.text('recorderOf', clockTime(recording?.durationMs ?? this.#maxMs))}</small></span
    >`;
  }

  #renderPosition(recording: Recording): TemplateResult {
    const at = Math.min(recording.durationMs, this.#playback.positionMs);
    return html`<input
      type="range"
      min="0"
      max=${Math.round(recording.durationMs)}
      step="100"
      aria-label=${this.text('recorderPosition')}
      aria-valuetext=${this.text('recorderPositionOf', clockTime(at), clockTime(recording.durationMs))}
      .value=${String(Math.round(at))}
      ?disabled=${this.#off}
      @input=${(event: Event) => this.#playback.seek(Number((event.target as HTMLInputElement).value))}
    />`;
  }

  #renderProblem(now: RecorderState): TemplateResult | typeof nothing {
    if (this.failure) {
      const { message, action } = this.describe(this.failure);
      const tone = now === 'error' ? 'critical' : 'caution';
      return html`<div class="note" data-tone=${tone} role="alert">
        <strong>${message}</strong> ${now === 'done' && this.failure.reason === 'lost' ? this.text('recorderKept') : ''} ${action}
      </div>`;
    }
    return this.#refused ? html`<p class="note" data-tone="caution">${this.#refused}</p>` : nothing;
  }

  /** The main button stays the same node, so that focus stays on it from "Record" to "Stop" to "Play". */
  #renderActions(now: RecorderState): TemplateResult {
    const [text, name] = this.#mainAction(now);
    return html`${now === 'recording' ? html`<button type="button" @click=${this.pause}>${icon('pause')}${this.text('recorderPause')}</button>` : nothing}
      ${now === 'paused' ? html`<button type="button" @click=${this.resume}>${icon('record')}${this.text('recorderResume')}</button>` : nothing}
      ${now === 'done' ? html`<button class="quiet" type="button" ?disabled=${this.#off} @click=${this.start}>${icon('again')}${this.text('recorderRetake')}</button>` : nothing}
      <button class="main ${now === 'done' || now === 'permission' ? '' : 'primary'}" type="button" ?disabled=${this.#off} @click=${this.#handleMain}>
        ${name ? icon(name) : nothing}${text}
      </button>`;
  }

  #mainAction(now: RecorderState): [text: string, icon?: PlayerIcon] {
    switch (now) {
      case 'permission':
        return [this.text('recorderCancel')];
      case 'recording':
      case 'paused':
        return [this.text('recorderStop'), 'stop'];
      case 'done':
        return this.#playback.playing ? [this.text('recorderStopPlaying'), 'pause'] : [this.text('recorderPlay'), 'play'];
      case 'error':
        return [this.text('tryAgain')];
      default:
        return [this.text('recorderRecord'), 'record'];
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voice-recorder': VoiceRecorder;
  }
}
