import type { Clock, EnvironmentObservation, Observation } from '../../spec/index.js';

/** What each watch of the page is given. */
export interface PageWatch {
  /** Session time, ms. */
  now(): number;
  readonly clock: Clock;
  onObservation(observation: Observation): void;
}

/** Tells the state of one signal. */
export function teller({ now, onObservation }: PageWatch, signal: EnvironmentObservation['signal']): (ok: boolean, detail?: EnvironmentObservation['detail']) => void {
  return (ok, detail) => onObservation({ type: 'environment', at: now(), signal, ok, ...(detail && { detail }) });
}

/** Calls back every so often until the signal ends. */
export function every(ms: number, clock: Clock, callback: () => unknown, signal: AbortSignal): void {
  let cancel = (): void => undefined;
  const next = (): void => {
    cancel = clock.setTimer(ms, () => {
      if (signal.aborted) return;
      callback();
      next();
    });
  };
  next();
  // One for all calls: an interview has thousands of them.
  signal.addEventListener('abort', () => cancel(), { once: true });
}
