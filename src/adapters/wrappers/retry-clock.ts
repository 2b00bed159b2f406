import type { Clock } from '../../spec/index.js';

/** What of a clock is used here. */
export type RetryClock = Pick<Clock, 'now' | 'setTimer'>;
