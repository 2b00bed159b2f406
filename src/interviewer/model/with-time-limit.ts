import type { CallContext } from '../../spec/index.js';

/** Runs the work with a signal that ends with the caller's, or after the time; then rejects with `late()`, whatever the work does. */
export async function withTimeLimit<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  { signal, timeLimitMs }: CallContext & { readonly timeLimitMs: number },
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
    const timer = setTimeout(() => end(late()), timeLimitMs);
    signal.addEventListener('abort', abort, { once: true });
    work(own.signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
      });
  });
}
