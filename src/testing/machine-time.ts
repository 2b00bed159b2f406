import type { Clock } from '../spec/index.js';

/** The machine's time, for simulators that nobody gave another. */
export const machineTime: Pick<Clock, 'now' | 'setTimer'> = {
  now: () => performance.now(),
  setTimer(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
