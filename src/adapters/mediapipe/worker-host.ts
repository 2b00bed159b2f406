import { explainScriptFailure, fileOf } from '../../errors/fetch-asset.js';
import { AssetError } from '../../errors/index.js';
import { watchPolicy } from '../../utils/policy-watch.js';
import { sameOriginScript } from '../../utils/same-origin-script.js';
import { trustedScriptUrl } from '../../utils/trusted-script-url.js';
import { adapterError, fromFailure } from './mediapipe-errors.js';
import type { FromWorker, ToWorker } from './worker-protocol.js';

type Pending = {
  readonly resolve: (answer: FromWorker) => void;
  readonly reject: (reason: unknown) => void;
  readonly timer: ReturnType<typeof setTimeout> | undefined;
};

/** One worker from birth to death: one request at a time, a limit for each answer, and one reason of its end for everybody. */
export class WorkerHost {
  readonly #worker: Worker;
  readonly #life = new AbortController();
  readonly #script: string;
  readonly #policy = watchPolicy();
  /** What the browser was told to start: the script, or the Blob that imports it. */
  readonly #url: string;
  #pending: Pending | undefined;
  #answered = false;

  /** Throws `AssetError` where the policy forbids the worker outright. */
  constructor(script: string) {
    this.#script = script;
    this.#url = sameOriginScript(script);
    try {
      this.#worker = new Worker(trustedScriptUrl(this.#url), { type: 'module', name: 'interview-vision' });
    } catch (error) {
      this.#release();
      throw new AssetError('blocked', fileOf(script), { cause: error });
    }
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#receive(data));
    this.#worker.addEventListener('messageerror', () => this.end(adapterError('closed', 'an answer of the worker could not be read.')));
    this.#worker.addEventListener('error', (event) => void this.#handleError(event));
  }

  /** Aborts when the worker ends, with why. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }

  get alive(): boolean {
    return !this.#life.signal.aborted;
  }

  get busy(): boolean {
    return this.#pending !== undefined;
  }

  /** Sends and waits. Rejects with the reason of the worker's end, or `adapter/timeout` after `limitMs`, which ends it. */
  async request(message: ToWorker, transfer: Transferable[] = [], limitMs?: number): Promise<FromWorker> {
    this.#life.signal.throwIfAborted();
    const answer = new Promise<FromWorker>((resolve, reject) => {
      const late = () => this.end(adapterError('timeout', `the worker gave no answer within ${limitMs} ms.`));
      this.#pending = { resolve, reject, timer: limitMs === undefined ? undefined : setTimeout(late, limitMs) };
    });
    try {
      this.#worker.postMessage(message, transfer);
    } catch (error) {
      this.#settle()?.reject(adapterError('malformed', 'what was handed over cannot be sent to the worker.', { cause: error }));
    }
    return answer;
  }

  /** Terminates the worker; what waits rejects with `reason`. Safe to call twice. */
  end(reason: unknown): void {
    if (!this.alive) return;
    this.#worker.terminate();
    this.#release();
    this.#life.abort(reason);
    this.#settle()?.reject(reason);
  }

  #receive(answer: FromWorker): void {
    if (!this.#answered) {
      this.#answered = true;
      this.#release();
    }
    if (answer.type === 'failed') this.end(fromFailure(answer.failure));
    else this.#settle()?.resolve(answer);
  }

  async #handleError(event: ErrorEvent): Promise<void> {
    if (this.#answered) {
      this.end(adapterError('closed', 'the worker ended.', { cause: event.error ?? new Error(event.message) }));
      return;
    }
    const refused = await this.#policy.refused(this.#url, this.#script);
    this.end(refused ? new AssetError('blocked', fileOf(this.#script)) : await explainScriptFailure(this.#script));
  }

  #settle(): Pending | undefined {
    const pending = this.#pending;
    clearTimeout(pending?.timer);
    this.#pending = undefined;
    return pending;
  }

  /** What is only needed until the script runs. */
  #release(): void {
    this.#policy.end();
    if (this.#url !== this.#script) URL.revokeObjectURL(this.#url);
  }
}
