import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { InterviewError } from '../../src/errors/index.js';
import { openAudioPlayer, openAudioTap, openCamera, openMicrophone, type AudioTap, type DeviceHandle, type OpenAudioPlayer } from '../../src/media/index.js';
import { FullScreen, InterviewSession, ProctorMonitor, type MonitorState, type SessionState } from '../../src/session/index.js';
import type { ConsentPurpose, CoverageSignal, DeviceResult } from '../../src/spec/index.js';
import { withEmbeddedDefaults, type InterviewAdapters } from '../internal/embedded-defaults.js';
import { LazyPart } from '../internal/lazy-part.js';
import { adaptersInUse } from './adapters-in-use.js';
import { forwardEvents } from './forward-events.js';
import { banksOf, planOf, type PanelInputs } from './panel-inputs.js';
import type { PanelModel } from './panel-model.js';
import { wantsCamera, wantsMicrophone } from './panel-step.js';
import type { KeptPictures } from './watched/kept-pictures.js';

/** How long an element may be out of the page before its devices are closed, ms: moving it must not drop the camera. */
const GRACE_MS = 500;

export interface PanelOptions extends PanelInputs {
  /** What the host hands over instead of the embedded defaults. */
  readonly adapters: Partial<InterviewAdapters>;
  readonly assetsUrl: string;
  readonly sessionId: string | undefined;
}

export interface PanelCallbacks {
  /** An attribute holds a value that does not exist. */
  refuse(attribute: string, allowed: readonly string[]): void;
  /** Failed, and not told to the page yet. */
  onFailure(error: InterviewError): void;
  /** Failed in the session, which has told the page; to be shown on top. */
  onSessionFailure(error: InterviewError): void;
  /** The element was off the page for too long: all is closed, and may be opened again. */
  onClosed(): void;
  /** The words and styles of a part that has come. */
  onWatched(part: typeof import('./watched-part.js')): void;
}

/** One interview behind the panel: its session, its monitor, its devices. Knows nothing of how it looks. */
export class PanelController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #callbacks: PanelCallbacks;
  #session: InterviewSession | undefined;
  #monitor: ProctorMonitor | undefined;
  #camera: DeviceHandle | undefined;
  #microphone: DeviceHandle | undefined;
  #tap: AudioTap | undefined;
  #player: OpenAudioPlayer | undefined;
  #assetsUrl = '';
  #sessionId: string | undefined;
  #adapters: InterviewAdapters | undefined;
  #life = new AbortController();
  #grace: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  readonly #watched: LazyPart<typeof import('./watched-part.js')>;
  #pictures: KeptPictures | undefined;

  readonly #fullscreen: FullScreen;

  constructor(host: ReactiveControllerHost & HTMLElement, callbacks: PanelCallbacks) {
    this.#host = host;
    this.#fullscreen = new FullScreen(host);
    this.#callbacks = callbacks;
    this.#watched = new LazyPart(host, {
      name: 'watched',
      load: () => import('./watched-part.js'),
      onLoad: (part) => {
        this.#pictures = new part.KeptPictures({
          read: async (snapshotId) => this.#session?.readSnapshot(snapshotId),
          delete: (snapshotId) => void this.run((session) => session.deleteSnapshot(snapshotId)),
          changed: () => host.requestUpdate(),
        });
        callbacks.onWatched(part);
      },
      onFailure: (error) => callbacks.onFailure(error),
    });
    host.addController(this);
  }

  get session(): InterviewSession | undefined {
    return this.#session;
  }

  get state(): SessionState | undefined {
    return this.#session?.state;
  }

  get monitor(): MonitorState | undefined {
    return this.#monitor?.state;
  }

  get camera(): DeviceHandle | undefined {
    return this.#camera;
  }

  get microphone(): DeviceHandle | undefined {
    return this.#microphone;
  }

  /** Loudness of the microphone, for the waveform. */
  get tap(): AudioTap | undefined {
    return this.#tap;
  }

  get vision(): InterviewAdapters['vision'] {
    return this.#adapters?.vision;
  }

  /** What there is to watch with. */
  get signals(): readonly CoverageSignal[] {
    const state = this.state;
    if (!state?.plan.proctoring.enabled) return [];
    const { noCamera } = state.plan.accommodations;
    const camera = this.vision && !noCamera;
    const objects = this.#adapters?.objects && !noCamera;
    return ['page', ...(camera ? (['camera'] as const) : []), ...(objects ? (['objects'] as const) : []), ...(wantsMicrophone(state) ? (['microphone'] as const) : [])];
  }

  get #wantsFullscreen(): boolean {
    const { plan, consent } = this.state ?? {};
    return plan?.proctoring.enabled === true && plan.proctoring.fullscreen && consent?.proctoring === true;
  }

  /** The interview is to be in full screen, could be, and is not. */
  get lacksFullscreen(): boolean {
    return this.#wantsFullscreen && this.#fullscreen.isSupported && !this.#fullscreen.isOn;
  }

  /** What the dialog "What is watched" tells; loaded when it is first asked for. */
  get watched(): PanelModel['watched'] {
    const pictures = this.#pictures;
    const part = pictures && this.#watched.part;
    if (!part || !this.#session || !this.#adapters) return { failure: this.#watched.failure };
    const { state, events } = this.#session;
    const adapters = adaptersInUse(this.#adapters, state.plan);
    return { details: (model, text, language) => part.watchedDetails(model, { events, adapters, pictures, language }, text) };
  }

  openWatched(): void {
    this.#watched.retry();
    this.#watched.want();
  }

  closeWatched(): void {
    this.#pictures?.release();
  }

  hostConnected(): void {
    clearTimeout(this.#grace);
  }

  hostDisconnected(): void {
    this.#grace = setTimeout(() => {
      this.close();
      this.#callbacks.onClosed();
    }, GRACE_MS);
  }

  /** Makes the session and takes up a saved one: that of the host's id, else the one that was open here before. Rejects with `InvalidInputError` when the interview cannot be held. */
  async open(options: PanelOptions): Promise<void> {
    this.close();
    this.#life = new AbortController();
    const { signal } = this.#life;
    const { assetsUrl, sessionId = this.#sessionId } = options;
    const plan = planOf(options, (attribute, allowed) => this.#callbacks.refuse(attribute, allowed));
    const adapters = await withEmbeddedDefaults(options.adapters, plan, { assetsUrl, banks: await banksOf(options, signal) });
    if (signal.aborted) return;
    this.#assetsUrl = assetsUrl;
    this.#adapters = adapters;
    const monitor = new ProctorMonitor({
      accommodations: plan.accommodations,
      ...(adapters.vision ? { vision: adapters.vision } : {}),
      ...(adapters.objects ? { objects: adapters.objects } : {}),
    });
    const session = new InterviewSession({
      plan,
      interviewer: adapters.interviewer,
      store: adapters.store,
      monitor,
      ...(adapters.speechToText ? { speechToText: adapters.speechToText } : {}),
      ...(adapters.scoringSpeechToText ? { scoringSpeechToText: adapters.scoringSpeechToText } : {}),
      ...(adapters.textToSpeech ? { textToSpeech: adapters.textToSpeech } : {}),
      ...(adapters.voiceActivity ? { voiceActivity: adapters.voiceActivity } : {}),
      ...(adapters.turnDetector ? { turnDetector: adapters.turnDetector } : {}),
      ...(sessionId === undefined ? {} : { sessionId }),
    });
    this.#monitor = monitor;
    this.#session = session;
    this.#sessionId = session.state.sessionId;
    forwardEvents(session, this.#host);
    // What an adapter fails in is shown where it is missing: beside the question, in the answer, at the camera. By code: an adapter may come with a copy of the package of its own.
    session.addEventListener('error', ({ detail: { error } }) => {
      if (!error.code.startsWith('adapter/')) this.#callbacks.onSessionFailure(error);
    });
    session.addEventListener('end', () => {
      this.releaseDevices();
      void this.#fullscreen.leave();
    });
    document.addEventListener('fullscreenchange', () => this.#host.requestUpdate(), { signal });
    session.subscribe((state) => {
      this.#pictures?.release(state);
      this.#host.requestUpdate();
    }, { signal });
    monitor.subscribe(() => this.#host.requestUpdate(), { signal });
    await session.prepare();
    // Times on screen change without an event.
    if (!signal.aborted) this.#clock = setInterval(() => this.#host.requestUpdate(), 1000);
  }

  /** Takes over open devices, and closes them at the end. */
  async useDevices({ camera, microphone }: { camera: DeviceHandle | undefined; microphone: DeviceHandle | undefined }): Promise<void> {
    if (camera !== this.#camera) this.#camera?.stop();
    if (microphone !== this.#microphone) this.#microphone?.stop();
    await this.#tap?.close();
    this.#tap = undefined;
    this.#camera = camera;
    this.#microphone = microphone;
    this.#monitor?.attachCamera(camera);
    this.#monitor?.attachMicrophone(undefined);
    this.#session?.attachMicrophone(microphone ? { stream: microphone.stream } : {});
    this.#host.requestUpdate();
    if (!microphone) return;
    const { signal } = this.#life;
    try {
      const tap = await openAudioTap(microphone.track, {
        assetsUrl: this.#assetsUrl,
        now: () => this.#session?.at ?? 0,
        signal,
      });
      if (signal.aborted) return void tap.close();
      this.#tap = tap;
      this.#session?.attachMicrophone({ stream: microphone.stream, audio: tap });
      this.#monitor?.attachMicrophone(microphone, tap);
      this.#host.requestUpdate();
    } catch (error) {
      // The answer can still be heard by recognisers that open the microphone by themselves; only the waveform is missing, and who listens to the room.
      if (!signal.aborted) this.#monitor?.attachMicrophone(microphone);
      if (InterviewError.isInstance(error)) this.#callbacks.onFailure(error);
      else if (!signal.aborted) throw error;
    }
  }

  /** Begins the interview. Called in a gesture, so that the browser lets a voice be heard. */
  async start(): Promise<void> {
    await Promise.all([this.enterFullscreen(), this.#openPlayer()]);
    await this.run((session) => session.start());
  }

  /** Called in a gesture; where the plan wants no full screen, nothing happens. */
  async enterFullscreen(): Promise<void> {
    if (this.#wantsFullscreen) await this.#fullscreen.enter();
  }

  /** Where the voice delivers sound; without it the questions are shown only. */
  async #openPlayer(): Promise<void> {
    const { textToSpeech } = this.#adapters ?? {};
    if (this.#player || textToSpeech?.output !== 'audio' || this.state?.plan.accommodations.textOnly) return;
    const { signal } = this.#life;
    try {
      this.#player = await openAudioPlayer({ assetsUrl: this.#assetsUrl, now: () => this.#session?.at ?? 0, signal });
      this.#session?.attachSpeaker(this.#player);
    } catch (error) {
      if (signal.aborted) return;
      if (!InterviewError.isInstance(error)) throw error;
      this.#callbacks.onFailure(error);
    }
  }

  /** Takes a choice back; a camera that nobody looks at any more is closed. */
  async withdraw(purpose: ConsentPurpose): Promise<void> {
    if (!(await this.run((session) => session.withdrawConsent([purpose]))) || purpose !== 'proctoring') return;
    this.#monitor?.attachCamera(undefined);
    this.#camera?.stop();
    this.#camera = undefined;
    this.#host.requestUpdate();
  }

  /** Goes on after a break or a reload: devices that are gone are opened anew; what cannot be opened is told and gone without. */
  async resume(): Promise<void> {
    const state = this.state;
    if (!state) return;
    const { deviceCheck } = state;
    const { signal } = this.#life;
    await Promise.all([this.enterFullscreen(), this.#openPlayer()]);
    const camera = await this.#reopen(this.#camera, wantsCamera(state) && wasUsed(deviceCheck?.camera), () => openCamera({ signal }));
    const microphone = await this.#reopen(this.#microphone, wantsMicrophone(state) && wasUsed(deviceCheck?.microphone), () => openMicrophone({ signal }));
    if (signal.aborted) {
      camera?.stop();
      return;
    }
    if (camera !== this.#camera || microphone !== this.#microphone) await this.useDevices({ camera, microphone });
    await this.run((session) => session.resume());
  }

  async #reopen(present: DeviceHandle | undefined, wanted: boolean, open: () => Promise<DeviceHandle>): Promise<DeviceHandle | undefined> {
    if (!wanted || present?.state === 'live') return present;
    try {
      return await open();
    } catch (error) {
      if (this.#life.signal.aborted) return undefined;
      if (!InterviewError.isInstance(error)) throw error;
      this.#callbacks.onFailure(error);
      return undefined;
    }
  }

  /** Runs a command; a refusal is told, not thrown. True when it was carried out. */
  async run(command: (session: InterviewSession) => Promise<void> | void): Promise<boolean> {
    if (!this.#session) return false;
    try {
      await command(this.#session);
      return true;
    } catch (error) {
      if (!InterviewError.isInstance(error)) throw error;
      this.#callbacks.onFailure(error);
      return false;
    }
  }

  /** Closes the devices once nobody needs them any more; the session stays readable. */
  releaseDevices(): void {
    this.#monitor?.attachCamera(undefined);
    this.#monitor?.attachMicrophone(undefined);
    this.#camera?.stop();
    this.#microphone?.stop();
    void this.#tap?.close();
    void this.#player?.close();
    this.#session?.attachSpeaker(undefined);
    this.#player = undefined;
    this.#camera = undefined;
    this.#microphone = undefined;
    this.#tap = undefined;
  }

  close(): void {
    this.#life.abort();
    clearInterval(this.#clock);
    this.#session?.dispose();
    this.#monitor?.stop();
    this.releaseDevices();
    this.#pictures?.release();
    void this.#fullscreen.leave();
    this.#session = undefined;
    this.#monitor = undefined;
  }
}

/** What the check had no use for, or could not open, is not asked for again. */
function wasUsed(device: DeviceResult | undefined): boolean {
  return device?.state !== 'skipped' && device?.state !== 'failed';
}
