import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { InterviewError, loadPart } from '../../src/errors/index.js';
import type { DeviceHandle } from '../../src/media/index.js';
import type { ProctorMonitor, MonitorState } from '../../src/session/proctor-monitor.js';
import type { ObjectEngine, VisionEngine } from '../../src/spec/index.js';
import { InterviewErrorEvent } from '../events/interview-error.js';
import { InterviewIncidentEvent } from '../events/interview-incident.js';
import { percent } from '../internal/format.js';
import { InterviewElement } from '../internal/interview-element.js';
import { camera as cameraTexts } from '../internal/strings/en/camera.js';
import { base } from '../styles/base.styles.js';
import { controls } from '../styles/controls.styles.js';
import { status } from '../styles/status.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { OwnCamera } from './own-camera.js';
import { styles } from './proctor-camera.styles.js';

/**
 * The candidate's own picture, and, alone on a page, a proctor: it opens the camera when asked, watches on this
 * machine, and tells of incidents. Inside an interview it only shows what the session watches.
 *
 * @tagname proctor-camera
 * @summary Self-view with on-device monitoring.
 * @event {InterviewIncidentEvent} interview-incident - Something was noticed, or is over.
 * @event {InterviewErrorEvent} interview-error - Camera or monitoring failed.
 * @csspart base - The frame of the picture.
 * @csspart mark - The line that says what happens to the picture.
 */
export class ProctorCamera extends InterviewElement {
  static override texts = cameraTexts;
  static override styles = [tokens, base, controls, status, styles];

  /** A camera that the host opened and keeps; without one the element offers to open its own. */
  @property({ attribute: false }) camera: DeviceHandle | undefined;

  /** What watches, where somebody else runs it. Shown here, never started or stopped here. */
  @property({ attribute: false }) monitor: MonitorState | undefined;

  /** Engine for standing alone; MediaPipe by default, loaded when the camera is turned on. */
  @property({ attribute: false }) vision: VisionEngine | undefined;

  /** Engine that looks for phones and books beside the faces, for standing alone; none by default. */
  @property({ attribute: false }) objects: ObjectEngine | undefined;

  /** Camera to open, by its id. */
  @property({ attribute: 'device-id' }) deviceId: string | undefined;

  @query('video') private video: HTMLVideoElement | null | undefined;
  @state() private failure: InterviewError | undefined;
  @state() private ownState: MonitorState | undefined;

  readonly #own = new OwnCamera(this, () => this.stop());
  #ownMonitor: ProctorMonitor | undefined;
  /** Counts starts and stops; what an older start still waits for is dropped. */
  #run = 0;

  get #shown(): DeviceHandle | undefined {
    return this.camera ?? this.#own.handle;
  }

  /** Opens the camera and watches. Asks for permission, so call it after a gesture. Failures are shown and told. */
  async start(): Promise<void> {
    this.failure = undefined;
    const run = ++this.#run;
    this.#stopWatching();
    try {
      const { openCamera, ProctorMonitor } = await loadPart('camera', () => import('./camera-parts.js'));
      if (run !== this.#run) return;
      const camera = this.camera ?? (await this.#own.open(openCamera, this.deviceId));
      this.requestUpdate();
      const vision = this.vision ?? (await this.#defaultVision());
      if (run !== this.#run) return;
      const monitor = new ProctorMonitor({ vision, ...(this.objects && { objects: this.objects }) });
      this.#ownMonitor = monitor;
      monitor.subscribe((ownState) => (this.ownState = ownState));
      monitor.attachCamera(camera);
      monitor.start({
        now: () => performance.now(),
        consented: true,
        onOutput: (output) => {
          if (output.type === 'incident') this.dispatchEvent(new InterviewIncidentEvent(output.incident));
        },
        onError: (error) => this.#fail(error),
        onEngine: () => undefined,
      });
    } catch (error) {
      if (run !== this.#run) return;
      if (!InterviewError.isInstance(error)) throw error;
      this.#fail(error);
    }
  }

  /** Stops watching and closes the camera that the element opened. */
  stop(): void {
    this.#run += 1;
    this.#stopWatching();
    this.#own.close();
    this.requestUpdate();
  }

  #stopWatching(): void {
    this.#ownMonitor?.stop();
    this.#ownMonitor = undefined;
    this.ownState = undefined;
  }

  async #defaultVision(): Promise<VisionEngine> {
    const { loadVision } = await loadPart('vision', () => import('../internal/load-vision.js'));
    return loadVision(this.assets);
  }

  #fail(error: InterviewError): void {
    this.failure = error;
    this.dispatchEvent(new InterviewErrorEvent(error));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('camera') || !this.#ownMonitor) return;
    if (this.camera) this.#own.close();
    this.#ownMonitor.attachCamera(this.#shown);
  }

  override updated(): void {
    const stream = this.#shown?.stream ?? null;
    if (this.video && this.video.srcObject !== stream) this.video.srcObject = stream;
  }

  override render(): TemplateResult {
    const shown = this.#shown;
    return html`<div part="base">
      ${shown
        ? html`<video autoplay muted playsinline aria-label=${this.text('cameraView')}></video>${this.#renderMark()}`
        : this.#renderEmpty()}
    </div>`;
  }

  #renderMark(): TemplateResult {
    const monitor = this.monitor ?? this.ownState;
    const [state, words] = this.#status(monitor);
    return html`<span class="mark" part="mark"><span class="dot" data-state=${state}></span><span class="words">${words}</span></span>`;
  }

  #status(monitor: MonitorState | undefined): [state: string, words: string] {
    if (monitor?.camera === 'ended' || monitor?.camera === 'muted') return ['warning', this.text('cameraNotWatched')];
    switch (monitor?.vision) {
      case 'on':
        return ['ok', this.text('staysHere')];
      case 'loading':
        return ['', this.text('cameraLoading', percent(monitor.progress, this.textLanguage))];
      case 'failed':
      case 'unsupported':
        return ['warning', this.text('cameraNotWatched')];
      default:
        return ['', this.text('staysHere')];
    }
  }

  #renderEmpty(): TemplateResult {
    const failure = this.failure && this.describe(this.failure);
    return html`<div class="empty">
      ${failure ? html`<p role="alert">${failure.message} ${failure.action}</p>` : html`<p>${this.text('cameraOff')}</p>`}
      ${this.monitor === undefined
        ? html`<button type="button" @click=${() => this.start()}>${this.text(failure ? 'tryAgain' : 'cameraStart')}</button>`
        : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'proctor-camera': ProctorCamera;
  }
}
