import type { VisionEngine, VisionEngineStartOptions, VisionObservation } from '../../spec/index.js';
import { resolveAssetsUrl } from '../../utils/assets-url.js';
import { adapterError, fromFailure, PROVIDER } from './mediapipe-errors.js';
import { loadModel, MODEL_FILE, MODEL_HASH } from './model-loader.js';
import type { Delegate } from './worker-protocol.js';
import { WorkerHost } from './worker-host.js';

/** A live frame takes 20 to 100 ms; a worker that is silent for this long is taken for dead. */
const FRAME_LIMIT_MS = 5_000;
/** Building the tasks and one trial run; nothing is fetched any more. */
const CREATE_LIMIT_MS = 30_000;

const WORKER_FILE = 'vision-worker.js';

/** Shares of the loading progress. The model's is measured by bytes, the engine's is known only when it is there. */
const PROGRESS = { model: 0.4, engine: 0.5 };

export interface MediapipeVisionOptions {
  /** Folder of worker, wasm and model; by default the one that the package ships. */
  readonly assetsUrl?: string;
  /** Where the models run. `GPU` is slower than `CPU` on software WebGL and not right on every driver. Default `CPU`. */
  readonly delegate?: Delegate;
  /** Most faces that get landmarks, 1 or more. Default 4. */
  readonly faces?: number;
  /** The face detector, which counts people, runs on every n-th frame, at least every n x 100 ms, and when the number of faces changes. Default 3. */
  readonly detectorEvery?: number;
  /** Expected SHA-256 of the model, hex; false takes any model. Default: that of Google's FaceLandmarker, version 1. */
  readonly modelHash?: string | false;
  /** Fetches the model; everything else is loaded by the worker. */
  readonly fetch?: typeof fetch;
}

/**
 * Faces, head pose and eyes by MediaPipe tasks-vision, in a worker, on this machine alone.
 * `start` rejects with `AssetError` (a file is missing, altered, refused or broken) or `AdapterError`
 * (`unsupported` without WebGL2). After a worker's death (`closed`, `timeout`) `start` may be called again.
 */
export function mediapipeVision(options: MediapipeVisionOptions = {}): VisionEngine {
  return new MediapipeVision(options);
}

class MediapipeVision implements VisionEngine {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations = [];
  readonly capabilities: VisionEngine['capabilities'];

  readonly #options: MediapipeVisionOptions;
  #modelHash: string | undefined;
  #host: WorkerHost | undefined;
  #started: Promise<void> | undefined;
  #ready = false;

  constructor(options: MediapipeVisionOptions) {
    this.#options = options;
    this.capabilities = { faces: Math.max(1, Math.trunc(options.faces ?? 4)), pose: true, eyes: true };
  }

  get modelHash(): string | undefined {
    return this.#modelHash;
  }

  /** A second call while the engine starts or runs gets the first one's promise. */
  async start(options: VisionEngineStartOptions): Promise<void> {
    options.signal.throwIfAborted();
    if (!this.#host?.alive || !this.#started) {
      this.#ready = false;
      this.#host = new WorkerHost(resolveAssetsUrl(this.#options.assetsUrl) + WORKER_FILE);
      this.#started = this.#load(this.#host, options);
    }
    return this.#started;
  }

  async analyse(frame: VideoFrame | ImageBitmap, at: number): Promise<VisionObservation> {
    const host = this.#host;
    if (!this.#ready || !host?.alive || host.busy) {
      frame.close();
      throw host?.busy && this.#ready
        ? adapterError('malformed', 'a frame came while another one was looked at.')
        : adapterError('closed', 'the engine is not running.');
    }
    const began = performance.now();
    try {
      const answer = await host.request({ type: 'frame', frame, at }, [frame], FRAME_LIMIT_MS);
      if (answer.type === 'frame-failed') throw fromFailure(answer.failure);
      if (answer.type !== 'observation') throw adapterError('malformed', 'the worker gave another answer than asked for.');
      return { ...answer.observation, latency: performance.now() - began };
    } finally {
      // Ours again only if it could not be sent.
      frame.close();
    }
  }

  async stop(): Promise<void> {
    this.#host?.end(adapterError('closed', 'the engine was stopped.'));
    this.#ready = false;
    this.#host = undefined;
    this.#started = undefined;
  }

  async #load(host: WorkerHost, { signal, onProgress }: VisionEngineStartOptions): Promise<void> {
    const { delegate = 'CPU', detectorEvery = 3, modelHash = MODEL_HASH, fetch } = this.#options;
    const assetsUrl = resolveAssetsUrl(this.#options.assetsUrl);
    const abort = () => host.end(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    const done = { model: 0, engine: 0 };
    const report = (part: keyof typeof done, share: number) => {
      done[part] = share;
      if (host.alive) onProgress?.(done.model * PROGRESS.model + done.engine * PROGRESS.engine);
    };
    try {
      const [model] = await Promise.all([
        loadModel(assetsUrl + MODEL_FILE, {
          expected: modelHash,
          fetch: fetch ?? ((input, init) => globalThis.fetch(input, init)),
          signal: host.signal,
          onProgress: (share) => report('model', share),
        }),
        host.request({ type: 'prepare', assetsUrl }).then(() => report('engine', 1)),
      ]);
      const { faces } = this.capabilities;
      await host.request(
        { type: 'create', model: model.bytes, delegate, faces, detectorEvery: Math.max(1, Math.trunc(detectorEvery)) },
        [model.bytes],
        CREATE_LIMIT_MS,
      );
      this.#modelHash = model.hash;
      this.#ready = true;
      onProgress?.(1);
    } catch (error) {
      host.end(error);
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }
}
