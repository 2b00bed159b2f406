import type { Clock } from '../spec/index.js';
import { machineClock } from '../utils/machine-clock.js';

/** The machine's own clock. */
export const systemClock: Clock = { ...machineClock, wallTime: () => Date.now() };
