import type { CallContext, LanguageModel, ModelPart, ModelRequest } from '../../spec/index.js';
import { machineClock } from '../../utils/machine-clock.js';
import { sleep } from '../../utils/sleep.js';
import { pauseMs, type BackoffOptions } from './backoff.js';
import { isRetryable, providerGate, type Passage, type ProviderGate } from './provider-gate.js';
import type { RetryClock } from './retry-clock.js';
import { tell } from './tell.js';

/** A call is about to be tried again. */
export interface Retry {
  /** 1 for the first repetition. */
  readonly attempt: number;
  /** How long is waited first, ms. */
  readonly delayMs: number;
  /** Why the call before failed. */
  readonly error: unknown;
}

export interface RetryOptions extends BackoffOptions {
  /** Wrappers that share a clock share what they know of a provider. Default: the machine's. */
  readonly clock?: RetryClock;
  /** Time from the call in which a repetition may still begin, ms. Default 4000; 0 repeats nothing. */
  readonly totalMs?: number;
  readonly onRetry?: (retry: Retry) => void;
}

/** The first try, and one for each pause that fits into the default total (250, 500, 1000, 2000 ms at the longest). */
const TRIES = 5;

/**
 * Tries a call again that failed before its first token, for reasons that pass (`rate`, `network`, `server`, `timeout`,
 * `closed`). Pauses have full jitter ("Exponential Backoff and Jitter", AWS Architecture Blog), and are never shorter than
 * the provider asks; if it asks for more than is left of the total, the call fails at once, so that another adapter can take
 * over. Text that was handed out is never taken back.
 * All wrappers around the same provider and model share a circuit breaker: after 3 failures in a row within 30 s no call goes
 * out until the time that the provider gave (else 10 s) has passed, then one at a time; a used-up quota is asked for again
 * after 15 minutes. Meanwhile calls fail at once with the reason of the failure and the wait that is left.
 */
export function withRetry(model: LanguageModel, options: RetryOptions = {}): LanguageModel {
  return new RetryingModel(model, options);
}

class RetryingModel implements LanguageModel {
  readonly specificationVersion = 'v1';
  readonly #model: LanguageModel;
  readonly #options: RetryOptions;
  readonly #clock: RetryClock;
  readonly #gate: ProviderGate;

  constructor(model: LanguageModel, options: RetryOptions) {
    this.#model = model;
    this.#options = options;
    this.#clock = options.clock ?? machineClock;
    this.#gate = providerGate(this.#clock, model);
  }

  get provider(): string {
    return this.#model.provider;
  }

  get destinations(): LanguageModel['destinations'] {
    return this.#model.destinations;
  }

  get modelId(): string {
    return this.#model.modelId;
  }

  get capabilities(): LanguageModel['capabilities'] {
    return this.#model.capabilities;
  }

  async warm(context: CallContext): Promise<void> {
    await this.#model.warm?.(context);
  }

  async *stream(request: ModelRequest, context: CallContext): AsyncGenerator<ModelPart> {
    const { signal } = context;
    const deadline = this.#clock.now() + (this.#options.totalMs ?? 4000);
    signal.throwIfAborted();
    let error: unknown;
    for (let attempt = 1; ; attempt += 1) {
      const passage = await this.#enter(deadline, error, signal);
      let hasBegun = false;
      try {
        for await (const part of this.#model.stream(request, context)) {
          if (!hasBegun) passage.succeeded();
          hasBegun = true;
          yield part;
        }
        return;
      } catch (failure) {
        signal.throwIfAborted();
        passage.failed(failure);
        if (hasBegun || !isRetryable(failure)) throw failure;
        error = failure;
      } finally {
        passage.released();
      }
      const delayMs = this.#delay(attempt, error, deadline);
      tell(this.#options.onRetry, { attempt, delayMs, error });
      await sleep(this.#clock, delayMs, signal);
    }
  }

  /**
   * Waits until the gate is open, and passes in the same moment; fails where that is too late. Also after a pause: another
   * call may have been told to wait meanwhile, and timers may be early by a part of a ms. `error`: of the try before.
   */
  async #enter(deadline: number, error: unknown, signal: AbortSignal): Promise<Passage> {
    for (let wait = this.#gate.waitMs; wait > 0; wait = this.#gate.waitMs) {
      if (this.#clock.now() + wait > deadline) throw error ?? this.#gate.refusal(this.#model);
      await sleep(this.#clock, wait, signal);
    }
    return this.#gate.enter();
  }

  /** Throws the error where a repetition would begin too late, or would be one too many. */
  #delay(attempt: number, error: unknown, deadline: number): number {
    const left = deadline - this.#clock.now();
    const delay = pauseMs({ attempt, toldMs: this.#gate.waitMs, leftMs: left }, this.#options);
    if (attempt >= TRIES || delay > left) throw error;
    return delay;
  }
}
