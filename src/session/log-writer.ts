import { InterviewError, StoreError } from '../errors/index.js';
import type { Clock, LogEvent, SessionStore } from '../spec/index.js';
import { durabilityOf } from '../spec/log-event.js';
import type { SavingState } from './state.js';

/** Wait before the next try, ms; the last one repeats. Short at first: a dead handle is usually back at once. */
const RETRY_MS = [250, 1000, 2000, 5000];

export interface LogWriterOptions {
  readonly sessionId: string;
  readonly store: SessionStore;
  readonly clock: Clock;
  onSaving(saving: SavingState): void;
  /** Events that are on disk now. */
  onSaved(events: readonly LogEvent[]): void;
  /** Once per kind of failure, not once per try. */
  onError(error: InterviewError): void;
}

/**
 * Brings events to the store in order. What cannot be saved stays in memory and is tried again until it can; only
 * an interview that goes on elsewhere (`store/moved`, `store/conflict`) is given up.
 */
export class LogWriter {
  readonly #options: LogWriterOptions;
  #waiting: LogEvent[] = [];
  #flushing = false;
  #failures = 0;
  #failure: InterviewError | undefined;
  #wake: (() => void) | undefined;
  #closed = false;
  readonly #waiters: { seq: number; done: () => void }[] = [];

  constructor(options: LogWriterOptions) {
    this.#options = options;
  }

  /** Takes an event. The promise resolves once it is on disk, or once saving is known to fail. */
  write(event: LogEvent): Promise<void> {
    this.#waiting.push(event);
    this.#report();
    // Whoever waits for a strict write must not wait out the pause between two tries.
    this.#wake?.();
    void this.#flush();
    return this.#settled(event.seq);
  }

  /** Tries once more, now, and says whether all is saved. */
  async flush(): Promise<boolean> {
    this.#wake?.();
    void this.#flush();
    const last = this.#waiting.at(-1);
    if (last && !this.#closed) await this.#settled(last.seq);
    return this.#waiting.length === 0;
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
    this.#resolveUpTo(Infinity);
  }

  #settled(seq: number): Promise<void> {
    return new Promise((done) => this.#waiters.push({ seq, done }));
  }

  async #flush(): Promise<void> {
    if (this.#flushing) return;
    this.#flushing = true;
    while (this.#waiting.length > 0 && !this.#closed) {
      const batch = this.#waiting.slice();
      const durability = batch.some(({ type }) => durabilityOf(type) === 'strict') ? 'strict' : 'relaxed';
      try {
        await this.#options.store.append(this.#options.sessionId, batch, { durability });
      } catch (cause) {
        if (!(await this.#failed(cause))) break;
        continue;
      }
      this.#waiting.splice(0, batch.length);
      this.#failures = 0;
      this.#failure = undefined;
      this.#options.onSaved(batch);
      this.#resolveUpTo(batch.at(-1)?.seq ?? -1);
      this.#report();
    }
    this.#flushing = false;
  }

  /** Waits for the next try; false when there will be none. */
  async #failed(cause: unknown): Promise<boolean> {
    // By code: a host's store may come with a copy of the package of its own.
    const error = InterviewError.isInstance(cause) && cause.code.startsWith('store/') ? cause : new StoreError('lost', { cause });
    const isNew = this.#failure?.code !== error.code;
    this.#failure = error;
    this.#report();
    if (isNew) this.#options.onError(error);
    this.#resolveUpTo(Infinity);
    if (error.reason === 'moved' || error.reason === 'conflict') {
      this.#closed = true;
      return false;
    }
    const ms = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)] ?? 0;
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.setTimer(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
    this.#wake = undefined;
    return !this.#closed;
  }

  #resolveUpTo(seq: number): void {
    for (const waiter of this.#waiters.filter((candidate) => candidate.seq <= seq)) {
      this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
      waiter.done();
    }
  }

  #report(): void {
    const status = this.#failure ? 'failed' : this.#waiting.length > 0 ? 'saving' : 'saved';
    this.#options.onSaving({ status, code: this.#failure?.code });
  }
}
