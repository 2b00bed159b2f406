import { InvalidInputError } from '../errors/index.js';
import { createProctor, ignoredKinds, type Proctor, type ProctorOptions } from '../proctoring/index.js';
import type { MonitorStart } from './monitor.js';

/** The rules as the plan wants them. Thresholds that there are not are told as an error; the interview is then watched with the rules' own. */
export function startProctor({ proctoring, onError }: Pick<MonitorStart, 'proctoring' | 'onError'>, accommodations: ProctorOptions['accommodations']): Proctor {
  const { policy, thresholds = {}, readingPattern = false } = proctoring ?? {};
  const options: ProctorOptions = { ignore: ignoredKinds(policy), readingPattern, ...(accommodations && { accommodations }) };
  try {
    return createProctor({ ...options, thresholds });
  } catch (error) {
    if (!InvalidInputError.isInstance(error)) throw error;
    onError(error);
    return createProctor(options);
  }
}
