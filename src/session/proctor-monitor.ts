import { AdapterError, InterviewError, loadPart } from '../errors/index.js';
import type { DeviceHandle } from '../media/index.js';
import type { Proctor, ProctorOutput } from '../proctoring/index.js';
import type { Accommodations, AudioSource, Clock, Incident, MonitorObservation, ObjectEngine, Observation, VisionEngine } from '../spec/index.js';
import { Evidence } from './evidence.js';
import type { MonitorOutput, MonitorStart, SessionMonitor } from './monitor.js';
import { CameraNames } from './camera-names.js';
import { DeviceChange } from './device-change.js';
import { startProctor } from './start-proctor.js';
import { watchPage } from './page/page-watch.js';
import { every } from './page/watch.js';
import { systemClock } from './system-clock.js';
import { watchCamera, type VisionWatchOptions } from './vision-watch.js';

/** How often time itself is told to the rules, ms: a dwell then ends at most this much late when nothing is seen. */
const TICK_MS = 200;

export interface ProctorMonitorOptions {
  /** Without one, the camera is not looked at and says so. */
  readonly vision?: VisionEngine;
  /** Looks for phones and books in the camera's picture, every 2 to 6 s. Without one that is `unsupported`. */
  readonly objects?: ObjectEngine;
  readonly accommodations?: Partial<Pick<Accommodations, 'noCamera' | 'noGaze'>>;
  readonly clock?: Clock;
  /** Frames looked at a second, at most; 1..30. */
  readonly maxRate?: number;
  /** Also watch the page: tab, window, screens, what is copied and pasted. */
  readonly page?: boolean;
}

export type VisionState = 'off' | 'loading' | 'on' | 'failed' | 'unsupported';

/** What monitoring does right now; for the eye. */
export interface MonitorState {
  readonly vision: VisionState;
  /** Loading progress of the engine, 0..1. */
  readonly progress: number;
  readonly framesPerSecond: number;
  readonly incidents: readonly Incident[];
  readonly camera: 'none' | 'live' | 'muted' | 'ended';
  readonly failure: InterviewError | undefined;
}

const IDLE: MonitorState = { vision: 'off', progress: 0, framesPerSecond: 0, incidents: [], camera: 'none', failure: undefined };

interface Microphone {
  readonly handle: DeviceHandle;
  readonly audio: AudioSource | undefined;
}

/** Camera, microphone, page and rules put together. Works with a session or alone; the devices stay the caller's. */
export class ProctorMonitor implements SessionMonitor {
  readonly #options: ProctorMonitorOptions;
  readonly #clock: Clock;
  readonly #listeners = new Set<(state: MonitorState) => void>();
  #state = IDLE;
  #camera: DeviceHandle | undefined;
  #microphone: Microphone | undefined;
  readonly #cameraNames = new CameraNames();
  #start: MonitorStart | undefined;
  #proctor: Proctor | undefined;
  #running = new AbortController();
  #cameraWatch = new AbortController();
  #microphoneWatch = new AbortController();
  /** Settles when nothing watches the camera any more and the engine has stopped. */
  #watched = Promise.resolve();
  #objectsWatched = Promise.resolve();
  #paused = false;
  #evidence: Evidence | undefined;
  #settled: Promise<void> | undefined;
  readonly #cameras = new DeviceChange();
  readonly #microphones = new DeviceChange();

  constructor(options: ProctorMonitorOptions = {}) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get state(): MonitorState {
    return this.#state;
  }

  /** Calls back at once and at each change. */
  subscribe(listener: (state: MonitorState) => void, { signal }: { signal?: AbortSignal } = {}): () => void {
    const stop = (): void => void this.#listeners.delete(listener);
    if (signal?.aborted) return stop;
    this.#listeners.add(listener);
    signal?.addEventListener('abort', stop, { once: true });
    listener(this.#state);
    return stop;
  }

  /** Hands over the camera, before or while monitoring runs; undefined takes it away. */
  attachCamera(camera: DeviceHandle | undefined): void {
    this.#camera = camera;
    this.#change({ camera: camera?.state ?? 'none' });
    if (this.#start && !this.#paused) this.#watchCamera();
  }

  /** Hands over the microphone and what it hears, before or while monitoring runs; undefined takes it away. Without `audio` it counts as one that cannot be listened to here. */
  attachMicrophone(handle: DeviceHandle | undefined, audio?: AudioSource): void {
    const had = this.#microphone;
    this.#microphone = handle && { handle, audio };
    if (!this.#start || this.#paused) return;
    if (handle) this.#watchMicrophone();
    else if (had) {
      this.#microphoneWatch.abort();
      this.#tellMicrophone('off');
    }
  }

  start(options: MonitorStart): void {
    this.stop();
    this.#start = options;
    this.#paused = false;
    this.#running = new AbortController();
    if (!options.consented) {
      for (const signal of ['camera', ...(this.#options.objects ? ['objects' as const] : []), 'page', ...(this.#microphone ? ['microphone' as const] : [])] as const) {
        options.onOutput({ type: 'coverage', change: { signal, state: 'off', at: options.now(), code: 'not-agreed' } });
      }
      return;
    }
    this.#evidence = new Evidence(options, this.#clock);
    this.#proctor = startProctor(options, this.#options.accommodations);
    options.onOutput({ type: 'entry', entry: { type: 'rules-started', data: { rules: this.#proctor.rules } } });
    if (options.calibration) this.#push({ type: 'calibration', at: options.now(), calibration: options.calibration });
    this.#watchAll();
  }

  pause(): void {
    if (!this.#start?.consented || this.#paused) return;
    this.#paused = true;
    this.#running.abort();
    this.#cameraWatch.abort();
    this.#microphoneWatch.abort();
    if (this.#microphone?.audio) this.#tellMicrophone('paused');
    this.#push({ type: 'monitor', at: this.#start.now(), monitor: 'vision', state: 'paused' });
    if (this.#options.objects) this.#push({ type: 'monitor', at: this.#start.now(), monitor: 'objects', state: 'paused' });
    this.#push({ type: 'monitor', at: this.#start.now(), monitor: 'environment', state: 'paused' });
    this.#evidence?.pause();
  }

  resume(): void {
    if (!this.#start?.consented || !this.#paused) return;
    this.#paused = false;
    this.#running = new AbortController();
    this.#watchAll();
  }

  stop(): void {
    const { now } = this.#start ?? {};
    this.#running.abort();
    this.#cameraWatch.abort();
    this.#microphoneWatch.abort();
    if (now) {
      const at = now();
      // A replay ends where the last observation is.
      if (this.#evidence) this.#push({ type: 'tick', at });
      for (const output of this.#proctor?.end(at) ?? []) this.#output(output);
    }
    this.#settled = this.#evidence?.stop();
    this.#start = undefined;
    this.#proctor = undefined;
    this.#evidence = undefined;
    this.#change({ vision: 'off', incidents: [], framesPerSecond: 0, failure: undefined });
  }

  stopSnapshots(): void {
    this.#evidence?.stopSnapshots();
  }

  settled(): Promise<void> | undefined {
    return this.#settled;
  }

  #watchAll(): void {
    if (!this.#start) return;
    const { now, proctoring, otherTabs, onError } = this.#start;
    const { signal } = this.#running;
    if (this.#options.page !== false) {
      this.#push({ type: 'monitor', at: now(), monitor: 'environment', state: 'on' });
      const onObservation = (observation: Observation): void => this.#push(observation);
      watchPage({ now, clock: this.#clock, fullscreen: proctoring?.fullscreen === true, otherTabs, onObservation, onError }, signal);
    }
    this.#tick(signal);
    this.#watchCamera();
    this.#watchMicrophone();
  }

  #tick(signal: AbortSignal): void {
    every(TICK_MS, this.#clock, () => this.#start && this.#push({ type: 'tick', at: this.#start.now() }), signal);
  }

  #watchCamera(): void {
    const start = this.#start;
    if (!start?.consented) return;
    this.#cameraWatch.abort();
    this.#cameraWatch = new AbortController();
    const { signal } = this.#cameraWatch;
    const { vision, accommodations, maxRate = 10 } = this.#options;
    const camera = this.#camera;
    const { now } = start;
    if (accommodations?.noCamera) {
      this.#push({ type: 'monitor', at: now(), monitor: 'vision', state: 'off', code: 'accommodation' });
      return;
    }
    if (camera) this.#evidence?.watch(camera, signal);
    this.#watchObjects(start, camera, signal);
    if (!camera || !vision) {
      this.#change({ vision: 'unsupported' });
      this.#push({ type: 'monitor', at: now(), monitor: 'vision', state: 'unsupported', code: camera ? 'adapter/unsupported' : 'media/not-found' });
      return;
    }
    camera.subscribe(
      (state) => {
        this.#change({ camera: state });
        this.#push({ type: 'device', at: now(), device: 'camera', state });
      },
      { signal },
    );
    this.#cameras.watch(camera, () => this.#push({ type: 'device', at: now(), device: 'camera', state: 'changed', ...this.#named(camera) }), signal);
    this.#push({ type: 'device', at: now(), device: 'camera', state: camera.state, ...this.#named(camera) });
    this.#change({ vision: 'loading', camera: camera.state, failure: undefined });
    const options: VisionWatchOptions = {
      engine: vision,
      camera,
      clock: this.#clock,
      maxRate,
      now,
      onObservation: (observation) => this.#push(observation),
      onStarted: () => {
        this.#change({ vision: 'on', failure: undefined });
        start.onEngine(vision.provider, vision.modelHash);
      },
      onRate: (framesPerSecond) => this.#change({ framesPerSecond }),
      onProgress: (progress) => this.#change({ progress }),
      onError: (failure) => {
        this.#change({ failure });
        start.onError(failure);
      },
    };
    // One after the other: the last thing that a watch does is to stop the engine, which must not be in use again by then.
    this.#watched = this.#watched.catch(() => undefined).then(() => watchCamera(options, signal));
  }

  #watchObjects(start: MonitorStart, camera: DeviceHandle | undefined, signal: AbortSignal): void {
    const { objects: engine, vision, maxRate = 10 } = this.#options;
    const { now } = start;
    if (!camera || !engine) {
      this.#push({ type: 'monitor', at: now(), monitor: 'objects', state: 'unsupported', code: engine ? 'media/not-found' : 'adapter/unsupported' });
      return;
    }
    const watch = async (): Promise<void> => {
      // Most interviews have no such engine; those never load it.
      const { watchObjects } = await loadPart('object-watch', () => import('./object-watch.js'));
      if (signal.aborted) return;
      const facesShare = (): number | undefined => (vision && this.#state.vision === 'on' && this.#state.framesPerSecond > 0 ? this.#state.framesPerSecond / maxRate : undefined);
      const onStarted = (): void => start.onEngine(engine.provider, engine.modelHash, 'objects');
      await watchObjects({ engine, camera, clock: this.#clock, now, facesShare, onObservation: (observation) => this.#push(observation), onStarted, onError: (error) => start.onError(error) }, signal);
    };
    const fail = (cause: unknown): void => {
      if (signal.aborted) return;
      const error = InterviewError.isInstance(cause) ? cause : new AdapterError(engine.provider, 'malformed', 'objects could not be looked for', { cause });
      this.#push({ type: 'monitor', at: now(), monitor: 'objects', state: 'failed', code: error.code });
      start.onError(error);
    };
    this.#objectsWatched = this.#objectsWatched.then(watch).catch(fail);
  }

  #watchMicrophone(): void {
    const start = this.#start;
    const microphone = this.#microphone;
    if (!start?.consented || !microphone) return;
    this.#microphoneWatch.abort();
    this.#microphoneWatch = new AbortController();
    this.#microphones.watch(microphone.handle, () => this.#push({ type: 'device', at: start.now(), device: 'microphone', state: 'changed' }), this.#microphoneWatch.signal);
    if (microphone.audio) void this.#listen(start, microphone.handle, microphone.audio, this.#microphoneWatch.signal);
    else this.#tellMicrophone('unsupported', 'media/unsupported');
  }

  async #listen({ now, onError, interviewerSpeaks = () => false }: MonitorStart, microphone: DeviceHandle, audio: AudioSource, signal: AbortSignal): Promise<void> {
    try {
      // Many interviews are typed or not watched; those never load it.
      const { watchMicrophone } = await loadPart('audio-watch', () => import('./audio-watch.js'));
      if (signal.aborted) return;
      await watchMicrophone({ microphone, audio, now, interviewerSpeaks, onObservation: (observation) => this.#push(observation) }, signal);
    } catch (cause) {
      if (signal.aborted) return;
      const error = InterviewError.isInstance(cause) ? cause : new AdapterError('audio-watch', 'malformed', 'the microphone could not be listened to', { cause });
      this.#tellMicrophone('failed', error.code);
      onError(error);
    }
  }

  #named({ track }: DeviceHandle): { readonly label?: string } {
    const label = this.#cameraNames.nameOf(track);
    return label === undefined ? {} : { label };
  }

  #tellMicrophone(state: MonitorObservation['state'], code?: string): void {
    if (this.#start?.consented) this.#push({ type: 'monitor', at: this.#start.now(), monitor: 'audio', state, ...(code !== undefined && { code }) });
  }

  #push(observation: Observation): void {
    if (observation.type === 'monitor' && observation.monitor === 'vision') {
      if (observation.state === 'failed' || observation.state === 'unsupported') this.#change({ vision: observation.state });
    }
    this.#evidence?.saw(observation);
    for (const output of this.#proctor?.push(observation) ?? []) this.#output(output);
  }

  #output(output: ProctorOutput): void {
    if (output.type === 'incident') {
      const others = this.#state.incidents.filter(({ id }) => id !== output.incident.id);
      this.#change({ incidents: output.incident.phase === 'start' ? [...others, output.incident] : others });
    }
    const told = written(output);
    this.#start?.onOutput(told);
    this.#evidence?.told(told);
  }

  #change(change: Partial<MonitorState>): void {
    this.#state = Object.freeze({ ...this.#state, ...change });
    for (const listener of this.#listeners) listener(this.#state);
  }
}

/** As the session takes it. */
function written(output: ProctorOutput): MonitorOutput {
  switch (output.type) {
    case 'movement':
      return { type: 'entry', entry: { type: 'movement-measured', data: output.measure } };
    case 'trace':
      return { type: 'entry', entry: { type: 'trace-kept', data: output.trace } };
    default:
      return output;
  }
}
