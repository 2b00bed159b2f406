import { machineClock, type Timing } from './machine-clock.js';

export interface TimeLimit {
  readonly signal: AbortSignal;
  readonly timeLimitMs: number;
  /** Default: the machine's. */
  readonly clock?: Pick<Timing, 'setTimer'>;
}

/** Runs the work with a signal that ends with the caller's, or after the time; then rejects with `late()`, whatever the work does. */
export async function withTimeLimit<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  { signal, timeLimitMs, clock = machineClock }: TimeLimit,
  late: () => Error,
): Promise<Result> {
  signal.throwIfAborted();
  const own = new AbortController();
  return new Promise<Result>((resolve, reject) => {
    const end = (reason: unknown): void => {
      reject(reason);
      own.abort(reason);
    };
    const abort = (): void => end(signal.reason);
    const cancel = clock.setTimer(timeLimitMs, () => end(late()));
    signal.addEventListener('abort', abort, { once: true });
    work(own.signal)
      .then(resolve, reject)
      .finally(() => {
        cancel();
        signal.removeEventListener('abort', abort);
      });
  });
}
