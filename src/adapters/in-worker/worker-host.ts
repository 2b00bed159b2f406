import { explainScriptFailure, fileOf } from '../../errors/fetch-asset.js';
import { AssetError, type AdapterError, type AdapterReason } from '../../errors/index.js';
import { watchPolicy } from '../../utils/policy-watch.js';
import { sameOriginScript } from '../../utils/same-origin-script.js';
import { trustedScriptUrl } from '../../utils/trusted-script-url.js';
import { engineError, fromFailure, type EngineName } from './engine-failure.js';
import type { FromEngine, ToEngine } from './engine-protocol.js';

type Pending<Seen> = {
  readonly resolve: (answer: FromEngine<Seen>) => void;
  readonly reject: (reason: unknown) => void;
  readonly timer: ReturnType<typeof setTimeout> | undefined;
};

export interface WorkerScript extends EngineName {
  readonly url: string;
  /** As developer tools show it. */
  readonly threadName: string;
}

/** One worker from birth to death: one request at a time, a limit for each answer, and one reason of its end for everybody. */
export class WorkerHost<Settings, Seen> {
  readonly #worker: Worker;
  readonly #life = new AbortController();
  readonly #script: WorkerScript;
  readonly #policy = watchPolicy();
  /** What the browser was told to start: the script, or the Blob that imports it. */
  readonly #url: string;
  #pending: Pending<Seen> | undefined;
  #answered = false;

  /** Throws `AssetError` where the policy forbids the worker outright. */
  constructor(script: WorkerScript) {
    this.#script = script;
    this.#url = sameOriginScript(script.url);
    try {
      this.#worker = new Worker(trustedScriptUrl(this.#url), { type: 'module', name: script.threadName });
    } catch (cause) {
      this.#release();
      throw this.#blocked(cause);
    }
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromEngine<Seen>>) => this.#receive(data));
    this.#worker.addEventListener('messageerror', () => this.end(this.#error('closed', 'an answer of the worker could not be read.')));
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
  async request(message: ToEngine<Settings>, transfer: Transferable[] = [], limitMs?: number): Promise<FromEngine<Seen>> {
    this.#life.signal.throwIfAborted();
    const answer = new Promise<FromEngine<Seen>>((resolve, reject) => {
      const late = () => this.end(this.#error('timeout', `the worker gave no answer within ${limitMs} ms.`));
      this.#pending = { resolve, reject, timer: limitMs === undefined ? undefined : setTimeout(late, limitMs) };
    });
    try {
      this.#worker.postMessage(message, transfer);
    } catch (error) {
      this.#settle()?.reject(this.#error('malformed', 'what was handed over cannot be sent to the worker.', { cause: error }));
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

  #receive(answer: FromEngine<Seen>): void {
    if (!this.#answered) {
      this.#answered = true;
      this.#release();
    }
    if (answer.type === 'failed') this.end(fromFailure(answer.failure, this.#script));
    else this.#settle()?.resolve(answer);
  }

  async #handleError(event: ErrorEvent): Promise<void> {
    if (this.#answered) {
      this.end(this.#error('closed', 'the worker ended.', { cause: event.error ?? new Error(event.message) }));
      return;
    }
    const { url, part } = this.#script;
    const refused = await this.#policy.refused(this.#url, url);
    this.end(refused ? this.#blocked() : await explainScriptFailure(url, { ...(part && { part }) }));
  }

  #error(reason: AdapterReason, detail: string, options: { cause?: unknown } = {}): AdapterError {
    return engineError(this.#script.provider, reason, detail, options);
  }

  #blocked(cause?: unknown): AssetError {
    const { url, part } = this.#script;
    return new AssetError('blocked', fileOf(url), { cause, ...(part && { part }) });
  }

  #settle(): Pending<Seen> | undefined {
    const pending = this.#pending;
    clearTimeout(pending?.timer);
    this.#pending = undefined;
    return pending;
  }

  /** What is only needed until the script runs. */
  #release(): void {
    this.#policy.end();
    if (this.#url !== this.#script.url) URL.revokeObjectURL(this.#url);
  }
}
