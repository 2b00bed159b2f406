import type { Adapter } from '../../spec/index.js';
import { sleep } from '../../utils/sleep.js';
import { pauseMs, type BackoffOptions } from './backoff.js';
import { isRetryable, providerGate, type Passage, type ProviderGate } from './provider-gate.js';
import type { RetryClock } from './retry-clock.js';
import { tell } from './tell.js';
import type { Retry } from './with-retry.js';

/** The same adapter is about to be asked again. */
export interface AdapterRetry extends Retry {
  readonly provider: string;
}

/** An adapter failed, or is not to be asked yet. */
export interface AdapterFallback {
  readonly failed: Pick<Adapter, 'provider'>;
  readonly error: unknown;
  /** Who is asked instead; undefined where nobody is left, and the call rejects with the error. */
  readonly next?: Pick<Adapter, 'provider'>;
}

export interface RosterTerms extends BackoffOptions {
  readonly clock: RetryClock;
  /** From the first failure or wait on, a wait is borne until here before another adapter is looked at, ms. */
  readonly quickMs: number;
  /** And until here where no other is left, ms. `isTold`: the provider said itself how long it takes. */
  patienceMs(isTold: boolean): number;
  /** Whether the one that failed is asked again before the others are. */
  insists(error: unknown): boolean;
  readonly onRetry: ((retry: AdapterRetry) => void) | undefined;
  readonly onFallback: ((step: AdapterFallback) => void) | undefined;
}

/** An adapter whose turn it is. */
export interface Turn<Role extends Adapter> {
  readonly index: number;
  readonly adapter: Role;
  readonly passage: Passage;
}

interface Seat<Role extends Adapter> {
  readonly index: number;
  readonly adapter: Role;
  readonly gate: ProviderGate;
}

/** Adapters of one role, in the order in which they are wanted. Each is asked only when the gate of its provider is open. */
export class Roster<Role extends Adapter> {
  readonly #seats: readonly Seat<Role>[];
  readonly #terms: RosterTerms;

  constructor(adapters: readonly Role[], terms: RosterTerms) {
    this.#terms = terms;
    this.#seats = adapters.map((adapter, index) => ({ index, adapter, gate: providerGate(terms.clock, adapter) }));
  }

  /** One thing that somebody has to do. `from`: who is asked first. */
  errand(from = 0): Errand<Role> {
    return new Errand([...this.#seats.slice(from), ...this.#seats.slice(0, from)], this.#terms);
  }
}

/** Finds somebody for one thing, until it is done or nobody is left. */
export class Errand<Role extends Adapter> {
  readonly #seats: readonly Seat<Role>[];
  readonly #terms: RosterTerms;
  /** When it first did not go as it should. */
  #since: number | undefined;
  readonly #tried = new Set<Seat<Role>>();
  /** Failed for a reason that does not pass. */
  readonly #spent = new Set<Seat<Role>>();
  readonly #notBefore = new Map<Seat<Role>, number>();
  readonly #failures = new Map<Seat<Role>, number>();
  #last: { readonly seat: Seat<Role>; readonly error: unknown } | undefined;

  constructor(seats: readonly Seat<Role>[], terms: RosterTerms) {
    this.#seats = seats;
    this.#terms = terms;
  }

  /**
   * Waits for whoever is next. Rejects with the last failure when nobody is, or with the signal's reason. `change`: when it
   * ends, the patience may be another; it is thought over again.
   */
  async next(signal: AbortSignal, change?: AbortSignal): Promise<Turn<Role>> {
    signal.throwIfAborted();
    let told: Seat<Role> | undefined;
    for (;;) {
      const choice = this.#choose();
      const failed = this.#last ?? this.#passedOver(choice?.seat);
      if (choice?.seat !== told || !choice) this.#announce(failed, choice);
      if (!choice) throw failed?.error;
      told = choice.seat;
      if (choice.waitMs > 0) {
        this.#since ??= this.#terms.clock.now();
        await this.#wait(choice.waitMs, signal, change?.aborted ? undefined : change);
        continue;
      }
      this.#tried.add(choice.seat);
      const { index, adapter, gate } = choice.seat;
      return { index, adapter, passage: gate.enter() };
    }
  }

  /** After the passage was told. `mayPass`: whether it may go well the next time. */
  failed({ index }: Turn<Role>, error: unknown, mayPass = isRetryable(error)): void {
    const seat = this.#seats.find((each) => each.index === index);
    if (!seat) return;
    const now = this.#terms.clock.now();
    this.#since ??= now;
    this.#last = { seat, error };
    if (!mayPass) {
      this.#spent.add(seat);
      return;
    }
    const attempt = (this.#failures.get(seat) ?? 0) + 1;
    this.#failures.set(seat, attempt);
    const leftMs = this.#since + this.#terms.quickMs - now;
    this.#notBefore.set(seat, now + pauseMs({ attempt, toldMs: seat.gate.waitMs, leftMs }, this.#terms));
  }

  async #wait(ms: number, signal: AbortSignal, change: AbortSignal | undefined): Promise<void> {
    const awake = new AbortController();
    const wake = (): void => awake.abort();
    const ends = [signal, ...(change ? [change] : [])];
    for (const end of ends) end.addEventListener('abort', wake);
    try {
      await sleep(this.#terms.clock, ms, awake.signal).catch(() => undefined);
      signal.throwIfAborted();
    } finally {
      for (const end of ends) end.removeEventListener('abort', wake);
    }
  }

  #choose(): { readonly seat: Seat<Role>; readonly waitMs: number } | undefined {
    const { clock, quickMs, patienceMs, insists } = this.#terms;
    const now = clock.now();
    const elapsed = now - (this.#since ?? now);
    const failed = this.#last;
    const open = this.#seats.filter((seat) => !this.#spent.has(seat)).map((seat) => ({ seat, waitMs: this.#waitFor(seat) }));
    const first = open.findIndex(({ seat }) => seat === failed?.seat);
    // From the one that failed on.
    const order = first < 0 ? open : [...open.slice(first), ...open.slice(0, first)];
    const quick = order.find(({ seat, waitMs }) => {
      if (seat === failed?.seat && !insists(failed.error)) return false;
      return (waitMs === 0 && !this.#tried.has(seat)) || elapsed + waitMs <= quickMs;
    });
    if (quick) return quick;
    const soonest = order.reduce<(typeof order)[number] | undefined>((best, each) => (best && best.waitMs <= each.waitMs ? best : each), undefined);
    return soonest && elapsed + soonest.waitMs <= patienceMs(soonest.seat.gate.isTold) ? soonest : undefined;
  }

  /** ms; Infinity while another call finds out whether the provider works again. */
  #waitFor(seat: Seat<Role>): number {
    return Math.max(0, seat.gate.waitMs, (this.#notBefore.get(seat) ?? 0) - this.#terms.clock.now());
  }

  /** The one that would have been asked, had it not failed others before. */
  #passedOver(chosen: Seat<Role> | undefined): { readonly seat: Seat<Role>; readonly error: unknown } | undefined {
    const [seat] = this.#seats;
    return seat && seat !== chosen ? { seat, error: seat.gate.refusal(seat.adapter) } : undefined;
  }

  #announce(failed: { readonly seat: Seat<Role>; readonly error: unknown } | undefined, choice: { readonly seat: Seat<Role>; readonly waitMs: number } | undefined): void {
    if (!failed) return;
    const { onRetry, onFallback } = this.#terms;
    const { seat, error } = failed;
    const name = ({ provider }: Adapter): Pick<Adapter, 'provider'> => ({ provider });
    if (choice?.seat !== seat) return tell(onFallback, { failed: name(seat.adapter), error, ...(choice && { next: name(choice.seat.adapter) }) });
    tell(onRetry, { provider: seat.adapter.provider, attempt: this.#failures.get(seat) ?? 1, delayMs: choice.waitMs, error });
  }
}
