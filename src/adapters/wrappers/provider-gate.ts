import { AdapterError } from '../../errors/index.js';
import type { Adapter } from '../../spec/index.js';
import type { RetryClock } from './retry-clock.js';

/** So many failures in a row, the last within this time, open the breaker. */
const FAILURES = 3;
const WINDOW_MS = 30_000;
/** How long it stays open where the provider does not say. */
const OPEN_MS = 10_000;
/** An allowance that is used up does not come back by asking; this often it is looked whether the host has raised it. */
const QUOTA_MS = 15 * 60_000;

/** Who is asked; of language models each model for itself, for they are limited apart. */
export type Asked = Pick<Adapter, 'provider'> & { readonly modelId?: string };

/** One call that was let through; tells what comes of it. */
export interface Passage {
  succeeded(): void;
  failed(error: unknown): void;
  /** The call is over, whatever came of it. */
  released(): void;
}

/**
 * Decides when a provider may be asked again: never before the time that it has told anybody; not while it keeps
 * failing (the breaker is open); then by one call at a time until one succeeds (half open).
 */
export class ProviderGate {
  readonly #clock: RetryClock;
  /** When the failures since the last success were. */
  #failures: number[] = [];
  /** Told by the provider. */
  #heldUntil = -Infinity;
  #openUntil: number | undefined;
  #isProbing = false;
  #lastError: unknown;

  constructor(clock: RetryClock) {
    this.#clock = clock;
  }

  /** Ms until a call may go out; Infinity while another one finds out whether the provider works again. */
  get waitMs(): number {
    const until = Math.max(this.#heldUntil, this.#openUntil ?? -Infinity);
    const now = this.#clock.now();
    if (until > now) return until - now;
    return this.#openUntil !== undefined && this.#isProbing ? Infinity : 0;
  }

  /** Whether it is the provider's own word that keeps it closed. */
  get isTold(): boolean {
    return this.#heldUntil > this.#clock.now() && this.#heldUntil >= (this.#openUntil ?? -Infinity);
  }

  /** Only when `waitMs` is 0. */
  enter(): Passage {
    let isProbe = this.#openUntil !== undefined;
    if (isProbe) this.#isProbing = true;
    const end = (): void => {
      if (isProbe) this.#isProbing = false;
      isProbe = false;
    };
    return {
      succeeded: () => {
        end();
        this.#failures = [];
        this.#openUntil = undefined;
      },
      failed: (error) => {
        const wasProbe = isProbe;
        end();
        this.#fail(error, wasProbe);
      },
      released: end,
    };
  }

  /** Why no call goes out. The reason is that of the failure before. */
  refusal({ provider }: Asked): AdapterError {
    const { waitMs } = this;
    const reason = reasonOf(this.#lastError) === 'quota' ? 'quota' : reasonOf(this.#lastError) === 'rate' ? 'rate' : 'server';
    return new AdapterError(provider, reason, 'is not asked again yet, because it failed before', Number.isFinite(waitMs) ? { retryAfterMs: Math.ceil(waitMs) } : {});
  }

  #fail(error: unknown, wasProbe: boolean): void {
    const now = this.#clock.now();
    const hint = member(error, 'retryAfterMs');
    const told = typeof hint === 'number' ? hint : undefined;
    const isQuota = reasonOf(error) === 'quota';
    if (told !== undefined) this.#heldUntil = Math.max(this.#heldUntil, now + told);
    // A wrong key or a request that is refused says nothing of the provider's health.
    if (!isQuota && !isRetryable(error)) return;
    this.#lastError = error;
    this.#failures = [...this.#failures.filter((at) => now - at < WINDOW_MS), now];
    if (isQuota) this.#openUntil = now + QUOTA_MS;
    else if (wasProbe || this.#failures.length >= FAILURES) this.#openUntil = now + (told ?? OPEN_MS);
  }
}

/** Whether what failed may pass. By its members, as all here: the error may come from another copy of the package. */
export function isRetryable(error: unknown): boolean {
  return member(error, 'isRetryable') === true;
}

export function reasonOf(error: unknown): unknown {
  return member(error, 'reason');
}

/** Also of accessors. */
function member(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Readonly<Record<string, unknown>>)[name] : undefined;
}

const gates = new WeakMap<RetryClock, Map<string, ProviderGate>>();

/** The gate that all wrappers around this provider and model share, as far as they live in the same time. */
export function providerGate(clock: RetryClock, { provider, modelId = '' }: Asked): ProviderGate {
  const ofClock = gates.get(clock) ?? new Map<string, ProviderGate>();
  gates.set(clock, ofClock);
  const key = `${provider} ${modelId}`;
  const gate = ofClock.get(key) ?? new ProviderGate(clock);
  ofClock.set(key, gate);
  return gate;
}
