import { explainScriptFailure, fetchAssetBytes } from '../../errors/fetch-asset.js';
import { AdapterError, AssetError } from '../../errors/index.js';
import { watchPolicy } from '../../utils/policy-watch.js';
import { sameOriginScript } from '../../utils/same-origin-script.js';
import { trustedScriptUrl } from '../../utils/trusted-script-url.js';
import { SILERO_FILES, type FromSilero, type ToSilero } from './protocol.js';

export const PROVIDER = 'silero-voice-activity';
/** Compiling the runtime and reading the model; nothing is fetched any more. A second or two on a slow machine. */
const LOAD_LIMIT_MS = 30_000;

export interface SileroHostOptions {
  /** Folder of the assets, with a trailing slash. */
  readonly folder: string;
  readonly fetch: typeof fetch;
  /** Called for each window, in their order. */
  onHeard(probability: number): void;
}

/** The worker that hears, from birth to death. */
export class SileroHost {
  readonly #options: SileroHostOptions;
  readonly #life = new AbortController();
  readonly #policy = watchPolicy();
  readonly #script: string;
  /** What the browser is told to start: the script, or a Blob that imports it. */
  readonly #address: string;
  #worker: Worker | undefined;
  #isRunning = false;
  #onNext: (() => void) | undefined;

  constructor(options: SileroHostOptions) {
    this.#options = options;
    this.#script = options.folder + SILERO_FILES.worker;
    this.#address = sameOriginScript(this.#script);
  }

  /** Why it is of no more use; undefined while it lives. */
  get end(): unknown {
    return this.#life.signal.aborted ? this.#life.signal.reason : undefined;
  }

  /** Rejects with `AssetError`, `AdapterError` or the reason that it was stopped with. */
  async start(): Promise<void> {
    const { folder, fetch } = this.#options;
    const request = { fetch, signal: this.#life.signal, part: 'silero' } as const;
    try {
      const isRunning = this.#next();
      this.#worker = this.#create();
      const [engine, model] = await Promise.all([fetchAssetBytes(folder + SILERO_FILES.engine, request), fetchAssetBytes(folder + SILERO_FILES.model, request), isRunning]);
      const isLoaded = this.#next();
      this.#post({ type: 'load', engine, model }, [engine, model]);
      const timer = setTimeout(() => this.stop(new AdapterError(PROVIDER, 'timeout', 'the model was not ready in time')), LOAD_LIMIT_MS);
      await isLoaded.finally(() => clearTimeout(timer));
    } catch (error) {
      this.stop(error);
      throw this.#life.signal.reason;
    }
  }

  hear(samples: Int16Array<ArrayBuffer>): void {
    this.#post({ type: 'window', samples }, [samples.buffer]);
  }

  reset(): void {
    this.#post({ type: 'reset' });
  }

  /** Safe to call twice; the first reason counts. */
  stop(reason: unknown): void {
    this.#worker?.terminate();
    this.#release();
    this.#life.abort(reason);
  }

  /** Resolves when the worker has done what it is at; rejects when it ends before. */
  #next(): Promise<void> {
    const { signal } = this.#life;
    const next = new Promise<void>((resolve, reject) => {
      this.#onNext = resolve;
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    // Whoever waits is told; before that, nobody is to hear of it.
    next.catch(() => undefined);
    return next;
  }

  #create(): Worker {
    let worker: Worker;
    try {
      worker = new Worker(trustedScriptUrl(this.#address), { type: 'module', name: 'interview-voice' });
    } catch (cause) {
      throw new AssetError('blocked', SILERO_FILES.worker, { cause, part: 'silero' });
    }
    worker.addEventListener('message', ({ data }: MessageEvent<FromSilero>) => this.#receive(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (this.#isRunning) this.stop(hasEnded());
      else void this.#whyUnstarted().then((error) => this.stop(error));
    });
    return worker;
  }

  #receive(answer: FromSilero): void {
    switch (answer.type) {
      case 'running':
        this.#isRunning = true;
        this.#release();
        return this.#onNext?.();
      case 'loaded':
        return this.#onNext?.();
      case 'heard':
        return this.#options.onHeard(answer.probability);
      case 'broken':
        return this.stop(new AssetError(answer.reason, SILERO_FILES[answer.file], { part: 'silero' }));
      case 'failed':
        return this.stop(hasEnded());
    }
  }

  async #whyUnstarted(): Promise<AssetError> {
    if (await this.#policy.refused(this.#address, this.#script)) return new AssetError('blocked', SILERO_FILES.worker, { part: 'silero' });
    return explainScriptFailure(this.#script, { part: 'silero' });
  }

  #post(message: ToSilero, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }

  /** What is only needed until the script runs. */
  #release(): void {
    this.#policy.end();
    if (this.#address !== this.#script) URL.revokeObjectURL(this.#address);
  }
}

function hasEnded(): AdapterError {
  return new AdapterError(PROVIDER, 'closed', 'the worker that hears has ended');
}
