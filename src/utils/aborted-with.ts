/** A controller that is aborted with the first of these signals. Its own end lets go of them all. */
export function abortedWith(...signals: readonly (AbortSignal | undefined)[]): AbortController {
  const own = new AbortController();
  const abort = (): void => own.abort();
  for (const signal of signals) {
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { signal: own.signal });
  }
  return own;
}
