/** Time and randomness, handed in so that a session can run on a virtual clock and be replayed. */
export interface Clock {
  /** Monotonic milliseconds, any origin. */
  now(): number;
  /** Milliseconds since 1970, for display only; never compared or used for order. */
  wallTime(): number;
  /** Calls back once after `ms`; the returned function cancels. */
  setTimer(ms: number, callback: () => void): () => void;
}

/** Makes unguessable ids (at least 128 bits). */
export type GenerateId = () => string;
