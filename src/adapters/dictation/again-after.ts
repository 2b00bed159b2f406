import { AdapterError } from '../../errors/index.js';

/** Longest first pause, ms; doubles with each, up to the longest. As in `withRetry` for language models. */
const BASE_MS = 250;
const CAP_MS = 2_000;
const REPETITIONS = 3;

/**
 * When a stretch that was not written down is sent again: for what passes (`rate`, `network`, `server`, `closed`), not
 * before the provider says, with full jitter on top ("Exponential Backoff and Jitter", AWS Architecture Blog). Not where the
 * provider asks for more than `longestMs`, nor after a timeout: what took so long once would hold up all words after it.
 */
export function againAfter(longestMs: number, random: () => number = Math.random): (error: unknown, attempt: number) => number | undefined {
  return (error, attempt) => {
    if (attempt > REPETITIONS || !(error instanceof AdapterError) || !error.isRetryable || error.reason === 'timeout') return undefined;
    const told = error.retryAfterMs ?? 0;
    return told > longestMs ? undefined : told + random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));
  };
}
