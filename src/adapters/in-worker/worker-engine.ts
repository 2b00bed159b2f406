import type { VisionEngineStartOptions } from '../../spec/index.js';
import { resolveAssetsUrl } from '../../utils/assets-url.js';
import { engineError, fromFailure, type EngineName } from './engine-failure.js';
import { loadModel, type ModelRequest } from './model-loader.js';
import { WorkerHost } from './worker-host.js';

/** A live frame takes 20 to 200 ms; a worker that is silent for this long is taken for dead. */
const FRAME_LIMIT_MS = 5_000;
/** Building the model and one trial run; nothing is fetched any more. */
const CREATE_LIMIT_MS = 30_000;

/** Shares of the loading progress. The model's is measured by bytes, the runtime's is known only when it is there. */
const PROGRESS = { model: 0.4, runtime: 0.5 };

export interface WorkerEngineOptions<Settings> extends EngineName {
  /** Name of the worker's script in the folder of the assets. */
  readonly workerFile: string;
  /** Of its thread, as developer tools show it. */
  readonly threadName: string;
  /** Folder of worker, runtime and model; by default the one that the package ships. */
  readonly assetsUrl: string | undefined;
  /** Where the model is, given the folder of the assets, and which it must be. */
  model(assetsUrl: string): Pick<ModelRequest, 'url' | 'expected' | 'size'>;
  /** Fetches the model; everything else is loaded by the worker. */
  readonly fetch: typeof fetch | undefined;
  readonly settings: Settings;
}

/** An engine whose model runs in a worker: loading, one frame at a time, its death and its next start. `Seen`: what it says of a frame. */
export class WorkerEngine<Settings, Seen> {
  readonly #options: WorkerEngineOptions<Settings>;
  #modelHash: string | undefined;
  #host: WorkerHost<Settings, Seen> | undefined;
  #started: Promise<void> | undefined;
  #ready = false;

  constructor(options: WorkerEngineOptions<Settings>) {
    this.#options = options;
  }

  /** SHA-256 of the model in use, hex. */
  get modelHash(): string | undefined {
    return this.#modelHash;
  }

  /** A second call while the engine starts or runs gets the first one's promise. */
  async start(options: VisionEngineStartOptions): Promise<void> {
    options.signal.throwIfAborted();
    if (!this.#host?.alive || !this.#started) {
      const { workerFile, assetsUrl } = this.#options;
      this.#ready = false;
      this.#host = new WorkerHost({ ...this.#options, url: resolveAssetsUrl(assetsUrl) + workerFile });
      this.#started = this.#load(this.#host, options);
    }
    return this.#started;
  }

  /** Owns the frame and closes it. */
  async look(frame: VideoFrame | ImageBitmap, at: number): Promise<Seen> {
    const host = this.#host;
    const { provider } = this.#options;
    if (!this.#ready || !host?.alive || host.busy) {
      frame.close();
      throw host?.busy && this.#ready
        ? engineError(provider, 'malformed', 'a frame came while another one was looked at.')
        : engineError(provider, 'closed', 'the engine is not running.');
    }
    try {
      const answer = await host.request({ type: 'frame', frame, at }, [frame], FRAME_LIMIT_MS);
      if (answer.type === 'frame-failed') throw fromFailure(answer.failure, this.#options);
      if (answer.type !== 'observation') throw engineError(provider, 'malformed', 'the worker gave another answer than asked for.');
      return answer.observation;
    } finally {
      // Ours again only if it could not be sent.
      frame.close();
    }
  }

  async stop(): Promise<void> {
    this.#host?.end(engineError(this.#options.provider, 'closed', 'the engine was stopped.'));
    this.#ready = false;
    this.#host = undefined;
    this.#started = undefined;
  }

  async #load(host: WorkerHost<Settings, Seen>, { signal, onProgress }: VisionEngineStartOptions): Promise<void> {
    const { settings, fetch } = this.#options;
    const assetsUrl = resolveAssetsUrl(this.#options.assetsUrl);
    const abort = () => host.end(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    const done = { model: 0, runtime: 0 };
    const report = (part: keyof typeof done, share: number) => {
      done[part] = share;
      if (host.alive) onProgress?.(done.model * PROGRESS.model + done.runtime * PROGRESS.runtime);
    };
    try {
      const request: ModelRequest = {
        ...this.#options.model(assetsUrl),
        fetch: fetch ?? ((input, init) => globalThis.fetch(input, init)),
        signal: host.signal,
        onProgress: (share) => report('model', share),
      };
      const [model] = await Promise.all([loadModel(request, this.#options), host.request({ type: 'prepare', assetsUrl }).then(() => report('runtime', 1))]);
      await host.request({ type: 'create', model: model.bytes, settings }, [model.bytes], CREATE_LIMIT_MS);
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
