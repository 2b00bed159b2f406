/** What of a clock most callers need; `Clock` of the spec is one. */
export interface Timing {
  /** Monotonic milliseconds, any origin. */
  now(): number;
  /** Calls back once after `ms`; the returned function cancels. */
  setTimer(ms: number, callback: () => void): () => void;
}

/** The machine's, for whoever was given none. */
export const machineClock: Timing = {
  now: () => performance.now(),
  setTimer(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
