import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AdapterError, AssetError, InterviewError, loadPart, MediaDeviceError } from '../../src/errors/index.js';
import type { AudioTap, DeviceHandle, Recorder } from '../../src/media/index.js';
import { barHeight } from '../live-waveform/wave-path.js';

/** How long the element may be out of the page before its microphone is closed, ms. */
const GRACE_MS = 500;
/** How often the time on screen is looked at, ms. */
const TICK_MS = 200;
/** Levels of 20 ms that make one bar of the picture. */
const PER_BAR = 5;
const WORKLET = 'frame-worklet.js';

type Parts = typeof import('./recorder-parts.js');

export type RecorderState = 'empty' | 'permission' | 'recording' | 'paused' | 'done' | 'error';

export interface Recording {
  readonly blob: Blob;
  readonly durationMs: number;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** Loudness, a bar for each 100 ms, 0..1. */
  readonly bars: readonly number[];
}

export interface RecorderSettings {
  /** A microphone that the host keeps; ours is opened where absent. */
  readonly stream: MediaStream | undefined;
  readonly assetsUrl: string;
  readonly maxMs: number;
}

export interface RecorderCallbacks {
  settings(): RecorderSettings;
  onRecording(recording: Recording): void;
  /** Told once each; `state` says whether the recording goes on. */
  onFailure(error: InterviewError): void;
}

/** One recording at a time: opens the microphone, records, and closes what it opened. Knows nothing of how it looks. */
export class RecorderController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #callbacks: RecorderCallbacks;
  #state: RecorderState = 'empty';
  #recording: Recording | undefined;
  #life = new AbortController();
  #microphone: DeviceHandle | undefined;
  #tap: AudioTap | undefined;
  #recorder: Recorder | undefined;
  #slices: Uint8Array<ArrayBuffer>[] = [];
  #levels: number[] = [];
  #bars: number[] = [];
  #ranMs = 0;
  #since: number | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, callbacks: RecorderCallbacks) {
    this.#host = host;
    this.#callbacks = callbacks;
    host.addController(this);
  }

  get state(): RecorderState {
    return this.#state;
  }

  get recording(): Recording | undefined {
    return this.#recording;
  }

  get tap(): AudioTap | undefined {
    return this.#tap;
  }

  get elapsedMs(): number {
    return this.#ranMs + (this.#since === undefined ? 0 : performance.now() - this.#since);
  }

  hostConnected(): void {
    clearTimeout(this.#grace);
  }

  /** What was recorded until then is kept. */
  hostDisconnected(): void {
    this.#grace = setTimeout(() => void this.stop(), GRACE_MS);
  }

  /** Opens the microphone and records. Failures are told and shown, not thrown. */
  async start(): Promise<void> {
    if (this.#state === 'permission' || this.#state === 'recording' || this.#state === 'paused') return;
    this.discard();
    this.#life = new AbortController();
    const { signal } = this.#life;
    const { stream, assetsUrl } = this.#callbacks.settings();
    this.#set('permission');
    let parts: Parts;
    try {
      parts = await loadPart('recorder', () => import('./recorder-parts.js'));
      if (signal.aborted) return;
      const microphone = stream ? parts.deviceHandle('microphone', withSound(stream)) : await parts.openMicrophone({ signal });
      if (signal.aborted) return void microphone.stop();
      this.#microphone = microphone;
      microphone.subscribe((state) => void (state === 'ended' && this.#lose()), { signal });
      this.#recorder = parts.openRecorder(new MediaStream([microphone.track]), {
        kind: 'audio',
        onSlice: (bytes) => void this.#slices.push(bytes),
        onError: (error) => this.#fail(error),
      });
      this.#recorder.start();
      this.#since = performance.now();
      this.#tick = setInterval(() => this.#look(), TICK_MS);
      this.#set('recording');
    } catch (error) {
      if (!signal.aborted) this.#fail(asInterviewError(error));
      return;
    }
    await this.#listen(parts.openAudioTap(this.#microphone.track, { assetsUrl, now: () => performance.now(), signal }), signal);
  }

  pause(): void {
    if (this.#state !== 'recording') return;
    this.#recorder?.pause();
    this.#ranMs = this.elapsedMs;
    this.#since = undefined;
    this.#set('paused');
  }

  resume(): void {
    if (this.#state !== 'paused') return;
    this.#recorder?.resume();
    this.#since = performance.now();
    this.#set('recording');
  }

  /** Ends the recording and hands it over; before it has begun, it takes the request back. */
  async stop(): Promise<void> {
    if (this.#state === 'permission') return this.discard();
    const recorder = this.#recorder;
    if (!recorder || (this.#state !== 'recording' && this.#state !== 'paused')) return;
    const { signal } = this.#life;
    const durationMs = this.elapsedMs;
    this.#ranMs = durationMs;
    this.#since = undefined;
    this.#recorder = undefined;
    const { hash } = await recorder.stop();
    if (signal.aborted) return;
    // Stopped before the first sound arrived: there is nothing to hand over.
    if (this.#slices.length === 0) return this.discard();
    this.#recording = { blob: new Blob(this.#slices, { type: recorder.contentType }), durationMs, hash, bars: this.#bars };
    this.#release();
    this.#set('done');
    this.#callbacks.onRecording(this.#recording);
  }

  /** Throws away what there is and closes the microphone. */
  discard(): void {
    this.#release();
    void this.#recorder?.stop().catch(() => undefined);
    this.#recorder = undefined;
    this.#recording = undefined;
    this.#slices = [];
    this.#levels = [];
    this.#bars = [];
    this.#ranMs = 0;
    this.#since = undefined;
    this.#set('empty');
  }

  /** Without levels only the picture is missing: the recording goes on. */
  async #listen(opening: Promise<AudioTap>, signal: AbortSignal): Promise<void> {
    try {
      const tap = await opening;
      if (signal.aborted) return void tap.close();
      this.#tap = tap;
      tap.subscribe(({ rms }) => this.#measure(rms), { signal });
      this.#host.requestUpdate();
    } catch (error) {
      if (signal.aborted) return;
      this.#callbacks.onFailure(InterviewError.isInstance(error) ? error : new AssetError('invalid', WORKLET, { cause: error }));
    }
  }

  #measure(rms: number): void {
    if (this.#state !== 'recording' || this.#levels.push(rms) < PER_BAR) return;
    this.#bars.push(barHeight(Math.max(...this.#levels.splice(0))));
  }

  #look(): void {
    if (this.#state === 'recording' && this.elapsedMs >= this.#callbacks.settings().maxMs) void this.stop();
    this.#host.requestUpdate();
  }

  /** Unplugged or taken away: better half an answer than none. */
  #lose(): void {
    const error = new MediaDeviceError('microphone', 'lost');
    void this.stop().then(() => this.#callbacks.onFailure(error));
  }

  #fail(error: InterviewError): void {
    this.discard();
    this.#set('error');
    this.#callbacks.onFailure(error);
  }

  #release(): void {
    this.#life.abort();
    clearInterval(this.#tick);
    this.#microphone?.stop();
    this.#microphone = undefined;
    void this.#tap?.close();
    this.#tap = undefined;
  }

  #set(state: RecorderState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function withSound(stream: MediaStream): MediaStream {
  if (stream.getAudioTracks().length === 0) throw new MediaDeviceError('microphone', 'not-found');
  return stream;
}

function asInterviewError(error: unknown): InterviewError {
  return InterviewError.isInstance(error) ? error : new AdapterError('recorder', 'unsupported', 'the recording could not begin', { cause: error });
}
