export interface ConnectionStormOptions {
  /** Of the connects that are limited, 0..1. */
  readonly share: number;
  /** In [0, 1). Default `Math.random`. */
  readonly random?: () => number;
  /** The wait that is told where one is told at all, ms. Default 1000. */
  readonly retryAfterMs?: number;
}

/**
 * Limits some of the connects to a simulator (`limit` of its options): every second one by HTTP 429, which a page only sees as
 * a connection that could not be opened; the others after the handshake, with the wait.
 */
export function connectionStorm({ share, random = Math.random, retryAfterMs = 1_000 }: ConnectionStormOptions): () => { readonly status: number } | { readonly retryAfterMs: number } | undefined {
  let count = 0;
  return () => {
    if (random() >= share) return undefined;
    count += 1;
    return count % 2 === 1 ? { status: 429 } : { retryAfterMs };
  };
}
