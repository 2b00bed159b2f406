import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { InterviewError } from '../../src/errors/index.js';
import { listDevices, watchDevices, type DeviceHandle, type DeviceList } from '../../src/media/index.js';
import type { DeviceCheckResult, VisionEngine } from '../../src/spec/index.js';
import { InterviewDeviceCheckEvent } from '../events/interview-device-check.js';
import { Announcer } from '../internal/announcer.js';
import { icon } from '../internal/icons.js';
import { InterviewElement } from '../internal/interview-element.js';
import { LazyPart } from '../internal/lazy-part.js';
import { camera as cameraTexts } from '../internal/strings/en/camera.js';
import { check as checkTexts } from '../internal/strings/en/check.js';
import { base } from '../styles/base.styles.js';
import { controls } from '../styles/controls.styles.js';
import { status } from '../styles/status.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import type { CalibrationCheck } from './calibration/calibration-check.js';
import { CameraCheck } from './camera-check.js';
import { browserCapabilities } from './capabilities.js';
import { checkRow, type CheckRow } from './check-row.js';
import { browserRow, cameraRow, microphoneRow } from './check-rows.js';
import { styles } from './device-check.styles.js';
import { EchoCheck } from './echo-check.js';
import { MicrophoneCheck } from './microphone-check.js';
import { soundOf } from './sound-of.js';
import { SpeakerCheck } from './speaker-check.js';
import { speakerRow } from './speaker-row.js';

const NEEDS = ['required', 'optional', 'off'] as const;
/** Whether an interview can go on without a device, and whether it is tried at all. */
export type DeviceNeed = (typeof NEEDS)[number];

const NO_DEVICES: DeviceList = { cameras: [], microphones: [], speakers: [] };

/**
 * Tries camera, microphone and speakers before an interview, and says plainly what is wrong and what to do. Permission
 * is asked after a press, once: the open devices can be taken over, so that nobody is asked again.
 *
 * @tagname device-check
 * @summary Camera, microphone and speaker check that hands over the open devices.
 * @slot intro - Text of the host's own above the check.
 * @event {InterviewDeviceCheckEvent} interview-device-check - The candidate goes on; carries what was found. Call `takeHandles()` in the listener.
 * @event {InterviewErrorEvent} interview-error - A device, an asset or an attribute failed.
 * @csspart base - The wrapper.
 * @csspart preview - The camera picture.
 * @csspart mark - The line that says what happens to the picture.
 * @csspart row - One line of the check.
 * @csspart meter - The loudness.
 * @csspart actions - The row of buttons.
 */
export class DeviceCheck extends InterviewElement {
  static override texts = { ...cameraTexts, ...checkTexts };
  static override styles = [tokens, base, controls, status, styles];

  /** `required`, `optional` or `off`. */
  @property() camera: DeviceNeed = 'optional';

  /** `required`, `optional` or `off`. */
  @property() microphone: DeviceNeed = 'optional';

  /** Looks at the place of the face; without one only the light is looked at. Started here, and stopped unless the camera is taken over. */
  @property({ attribute: false }) vision: VisionEngine | undefined;

  /** Offers a look at the corners of the page, once the engine has found a face. Takes five seconds, and may be skipped. */
  @property({ type: Boolean }) calibrate = false;

  /** Factor on the time that its dot stays in a corner: 2 is twice as long. */
  @property({ type: Number }) pace = 1;

  /** A camera that the host opened and keeps. */
  @property({ attribute: false }) cameraStream: MediaStream | undefined;

  /** A microphone that the host opened and keeps. */
  @property({ attribute: false }) microphoneStream: MediaStream | undefined;

  @query('video') private video: HTMLVideoElement | null | undefined;
  @query('[data-focus]') private heading: HTMLElement | null | undefined;
  @state() private step: 'intro' | 'checking' | 'done' = 'intro';
  @state() private devices: DeviceList = NO_DEVICES;
  @state() private refused = '';

  readonly #announcer = new Announcer(this);
  readonly #speaker = new SpeakerCheck(this, (error) => this.tell(error));
  readonly #camera = new CameraCheck(this, {
    vision: () => this.vision,
    video: () => this.video,
    onFailure: (error: InterviewError) => this.tell(error),
  });
  readonly #echo = new EchoCheck(this, { assetsUrl: () => this.assets, onFailure: (error) => this.tell(error) });
  readonly #microphone = new MicrophoneCheck(this, {
    assetsUrl: () => this.assets,
    isPlaying: () => this.#echo.running || this.#speaker.state === 'playing',
    onFailure: (error) => this.tell(error),
  });
  readonly #corners = new LazyPart(this, {
    name: 'calibration',
    load: () => import('./calibration-part.js'),
    onLoad: (part) => {
      part.registerTexts();
      this.addStyles(part.styles);
      this.#calibration = new part.CalibrationCheck(this, { watch: (watcher, signal) => this.#camera.watchClosely(watcher, signal), pace: () => this.pace });
    },
    onFailure: (error) => this.tell(error),
  });
  #calibration: CalibrationCheck | undefined;
  /** A face was seen since the camera was opened: what is offered stays. */
  #isOffered = false;
  #speakerId: string | undefined;
  #watching: AbortController | undefined;
  #said: Readonly<Record<string, string>> = {};

  /** The open camera; undefined where it is not open. It is closed here unless it is taken. */
  get cameraHandle(): DeviceHandle | undefined {
    return this.#camera.handle;
  }

  /** The open microphone; undefined where it is not open. */
  get microphoneHandle(): DeviceHandle | undefined {
    return this.#microphone.handle;
  }

  /** What was found so far. */
  get result(): DeviceCheckResult {
    return {
      camera: this.#camera.result,
      microphone: this.#microphone.result,
      speaker: this.#speaker.result,
      capabilities: browserCapabilities(),
      ...soundOf(this.#microphone, this.#echo),
      ...(this.#calibration?.result && { calibration: this.#calibration.result }),
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watching = new AbortController();
    watchDevices(() => void this.#list(), { signal: this.#watching.signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watching?.abort();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('camera') || changed.has('microphone')) {
      const wrong = (['camera', 'microphone'] as const).filter((name) => changed.has(name) && !NEEDS.includes(this[name]));
      this.refused = wrong.map((name) => this.describe(this.refuse(name, NEEDS)).message).join(' ');
    }
    this.#offer();
    // Whatever lies behind the dot is not read out, and is said afterwards.
    if (this.step === 'checking' && this.#calibration?.state.type !== 'running') this.#announce();
  }

  override updated(changed: PropertyValues): void {
    const stream = this.#camera.handle?.stream ?? null;
    if (this.video && this.video.srcObject !== stream) this.video.srcObject = stream;
    // Browsers pause a video that is moved in the page. A camera that ends meanwhile cannot play; its handle says so.
    if (stream && this.video?.paused) this.video.play().catch(() => undefined);
    if (changed.get('step') !== undefined) this.heading?.focus();
  }

  /** Opens what is wanted. Asks for permission, so call it after a gesture. Failures are shown and told. */
  async start(): Promise<void> {
    this.step = 'checking';
    // One after the other: two questions of the browser at once confuse, and some browsers answer only one.
    if (this.#need('camera') !== 'off') await this.#camera.open({ stream: this.cameraStream });
    if (this.step === 'checking' && this.#need('microphone') !== 'off') await this.#microphone.open({ stream: this.microphoneStream });
    await this.#list();
  }

  /** Hands over the open devices; whoever takes them closes them. */
  takeHandles(): { camera: DeviceHandle | undefined; microphone: DeviceHandle | undefined } {
    return { camera: this.#camera.take(), microphone: this.#microphone.take() };
  }

  /** Offers the look at the corners where it can be learned from; what was learned from a camera goes with it. */
  #offer(): void {
    const capabilities = this.vision?.capabilities;
    if (this.#camera.state !== 'open' || !this.calibrate || !capabilities?.pose || !capabilities.eyes) {
      this.#isOffered = false;
      this.#calibration?.reset();
    } else if (this.#corners.want()) this.#isOffered ||= this.#camera.showsFace;
  }

  #need(name: 'camera' | 'microphone'): DeviceNeed {
    return NEEDS.includes(this[name]) ? this[name] : 'optional';
  }

  async #list(): Promise<void> {
    this.devices = await listDevices();
  }

  /** Which of the wanted devices do not work. */
  get #missing(): readonly ('camera' | 'microphone')[] {
    const checks = { camera: this.#camera, microphone: this.#microphone };
    return (['camera', 'microphone'] as const).filter((name) => this.#need(name) !== 'off' && checks[name].state !== 'open');
  }

  /** Tells in words what the rows show, once per change. */
  #announce(): void {
    const rows = Object.fromEntries(this.#rows().map(({ id, title, message, action }) => [id, [`${title}:`, message, action].filter(Boolean).join(' ')]));
    const news = Object.keys(rows).filter((id) => rows[id] !== this.#said[id]);
    const first = Object.keys(this.#said).length === 0;
    this.#said = rows;
    if (news.length > 0 && !first) this.#announcer.announce(news.map((id) => rows[id]).join(' '));
  }

  #handleContinue(): void {
    const result = this.result;
    this.step = 'done';
    this.#said = {};
    this.dispatchEvent(new InterviewDeviceCheckEvent(result));
    // What nobody took is closed: a lamp that stays on beside the camera frightens people.
    this.#camera.close();
    this.#microphone.close();
    this.#echo.reset();
  }

  #rows(): readonly CheckRow[] {
    const text = this.text.bind(this);
    const describe = this.describe.bind(this);
    return [
      cameraRow({
        text,
        describe,
        need: this.#need('camera'),
        check: this.#camera,
        devices: this.devices.cameras,
        retry: (deviceId) => void this.#camera.open({ deviceId, stream: deviceId ? undefined : this.cameraStream }),
      }),
      ...(this.#isOffered && this.#calibration && this.#corners.part ? [this.#corners.part.calibrationRow(this.#calibration, text)] : []),
      microphoneRow({
        text,
        describe,
        need: this.#need('microphone'),
        check: this.#microphone,
        devices: this.devices.microphones,
        retry: (deviceId) => {
          this.#echo.reset();
          void this.#microphone.open({ deviceId, stream: deviceId ? undefined : this.microphoneStream });
        },
      }),
      speakerRow({
        text,
        describe,
        check: this.#speaker,
        echo: this.#echo,
        microphone: this.#microphone.handle?.track,
        devices: this.devices.speakers,
        current: this.#speakerId,
        choose: (deviceId) => {
          this.#speakerId = deviceId;
          this.#speaker.reset();
          this.#echo.reset();
        },
      }),
      browserRow(text, browserCapabilities()),
    ];
  }

  override render(): TemplateResult {
    return html`<section part="base" class="card" data-step=${this.step} aria-labelledby="title">
      <header>
        <h2 id="title" data-focus tabindex="-1">${this.text(this.step === 'done' ? 'checkDone' : 'checkHeading')}</h2>
        ${this.step === 'checking' ? nothing : html`<p>${this.text(this.step === 'done' ? 'checkDoneText' : 'checkIntro')}</p>`}
        <slot name="intro"></slot>
      </header>
      ${this.refused ? html`<p class="note" data-tone="caution">${this.refused}</p>` : nothing}
      ${this.step === 'intro' ? this.#renderIntro() : this.step === 'done' ? this.#renderDone() : this.#renderCheck()}
      ${this.#announcer.render()}
    </section>`;
  }

  #renderIntro(): TemplateResult {
    const wanted = (['camera', 'microphone'] as const).filter((name) => this.#need(name) !== 'off');
    const lines = [
      ...wanted.map((name) => [name, name === 'camera' ? 'checkCamera' : 'checkMicrophone', name === 'camera' ? 'checkCameraWhy' : 'checkMicrophoneWhy'] as const),
      ['speaker', 'checkSpeaker', 'checkSpeakerWhy'] as const,
    ];
    return html`<ul class="preview-rows">
        ${lines.map(([name, title, why]) => html`<li>${icon(name)}<div><h3>${this.text(title)}</h3><p>${this.text(why)}</p></div></li>`)}
      </ul>
      ${wanted.length > 0 ? html`<p class="over">${this.text('checkIntroText')}</p>` : nothing}
      <div class="bar" part="actions">
        ${wanted.some((name) => this.#need(name) === 'required')
          ? nothing
          : html`<button class="quiet" type="button" @click=${this.#handleContinue}>${this.text('checkSkip')}</button>`}
        <button class="primary" type="button" @click=${() => void this.start()}>${this.text('checkStart')}</button>
      </div>`;
  }

  #renderCheck(): TemplateResult {
    const missing = this.#missing;
    const waiting = this.#camera.state === 'waiting' || this.#microphone.state === 'waiting';
    const needed = waiting ? [] : missing.filter((name) => this.#need(name) === 'required');
    const without = missing.length > 0 && needed.length === 0 && !waiting;
    const names = (list: readonly ('camera' | 'microphone')[]): string =>
      new Intl.ListFormat(this.textLanguage, { type: 'disjunction' }).format(list.map((name) => this.text(name === 'camera' ? 'checkNameCamera' : 'checkNameMicrophone')));
    return html`<div class="stage" ?data-wide=${this.#need('camera') === 'off'}>
        ${this.#need('camera') === 'off' ? nothing : this.#renderPreview()}
        <ul class="rows">${this.#rows().filter(({ state: row, id }) => row !== 'off' || id === 'browser').map(checkRow)}</ul>
      </div>
      <div class="bar" part="actions">
        ${needed.length > 0 ? html`<p class="note" data-tone="caution">${this.text('checkNeeded', names(needed))}</p>` : nothing}
        <button class="go ${without ? '' : 'primary'}" type="button" ?disabled=${waiting || needed.length > 0} @click=${this.#handleContinue}>
          ${without ? this.text('checkWithout', names(missing)) : this.text('continue')}
        </button>
      </div>
      ${this.#isOffered && this.#calibration?.state.type === 'running' ? this.#corners.part?.calibrationDialog(this.#calibration, this.text.bind(this)) : nothing}`;
  }

  #renderPreview(): TemplateResult {
    const open = this.#camera.state === 'open';
    return html`<div class="preview" part="preview">
      ${open
        ? html`<video autoplay muted playsinline aria-label=${this.text('cameraView')}></video>
            <span class="mark" part="mark">${this.text('staysHere')}</span>`
        : html`<span class="nothing">${icon('camera')}${this.text(this.#camera.state === 'waiting' ? 'checkStarting' : 'cameraOff')}</span>`}
    </div>`;
  }

  #renderDone(): TemplateResult {
    return html`<div class="bar" part="actions"><button type="button" @click=${() => void this.start()}>${this.text('checkAgain')}</button></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-check': DeviceCheck;
  }
}
