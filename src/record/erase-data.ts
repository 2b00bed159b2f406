import type { LogEvent } from '../spec/index.js';

/**
 * Erases what the chosen events say, for good: data and salt become null; number, type, times and hashes stay, so the
 * chain still verifies with the same head. Returns a new list; the events handed in are not changed.
 */
export function eraseData(events: readonly LogEvent[], which: (event: LogEvent) => boolean): LogEvent[] {
  return events.map((event) => (which(event) ? Object.freeze({ ...event, data: null, salt: null }) : event));
}
