export interface BackoffOptions {
  /** In [0, 1). Default `Math.random`. */
  readonly random?: () => number;
  /** Longest first pause, ms; doubles with each. Default 250. */
  readonly baseMs?: number;
  /** Longest pause, ms. Default 2000. */
  readonly capMs?: number;
}

export interface Setback {
  /** 1 after the first failure. */
  readonly attempt: number;
  /** How long the provider is not to be asked, ms; 0 where it did not say. */
  readonly toldMs: number;
  /** Time in which the next attempt must begin, ms. */
  readonly leftMs: number;
}

/** Pause before the next attempt, ms: full jitter ("Exponential Backoff and Jitter", AWS Architecture Blog), never shorter than told. */
export function pauseMs({ attempt, toldMs, leftMs }: Setback, { random = Math.random, baseMs = 250, capMs = 2000 }: BackoffOptions): number {
  // Those who were told the same time shall not all come at it.
  if (toldMs > 0) return Math.min(toldMs + random() * baseMs, Math.max(leftMs, toldMs));
  return random() * Math.min(capMs, baseMs * 2 ** (attempt - 1));
}
