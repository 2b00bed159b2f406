import type { Clock } from '../../spec/index.js';

export { machineClock } from '../../utils/machine-clock.js';
export { sleep } from '../../utils/sleep.js';

/** What of a clock is used here. */
export type RetryClock = Pick<Clock, 'now' | 'setTimer'>;
