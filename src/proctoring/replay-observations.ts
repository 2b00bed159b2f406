import { createProctor, type ProctorOptions, type ProctorOutput } from './proctor.js';
import type { Observation } from '../spec/index.js';

export interface ReplayOptions extends ProctorOptions {
  /** When watching ended, ms on the session clock; the latest of the observations where absent, which is what a monitor that was stopped tells last. */
  readonly endAt?: number;
}

/**
 * What the rules say of observations that were kept, in the order in which they came: the same incidents, traces and
 * measures as live, to the last bit and with the same ids, if the rules, thresholds and options are the same. Where the
 * page was closed in the middle, what was open then is ended here and has no end in the record. Throws
 * `InvalidInputError` (`option/invalid`) as `createProctor` does.
 */
export function replayObservations(observations: readonly Observation[], { endAt, ...options }: ReplayOptions = {}): ProctorOutput[] {
  const proctor = createProctor(options);
  const last = observations.reduce((latest, { at }) => Math.max(latest, at), -Infinity);
  const outputs = observations.flatMap((observation) => proctor.push(observation));
  return observations.length === 0 ? outputs : [...outputs, ...proctor.end(endAt ?? last)];
}
