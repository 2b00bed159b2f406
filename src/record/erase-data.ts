import type { LogEvent } from '../spec/index.js';

/**
 * Erases what the chosen events say, for good: data and salt become null; number, type, times and hashes stay, so the
 * chain still verifies with the same head. With an answer, or a stretch of it, goes what a second recogniser heard in its sound.
 * Returns a new list; the events handed in are not changed.
 */
export function eraseData(events: readonly LogEvent[], which: (event: LogEvent) => boolean): LogEvent[] {
  const chosen = new Set(events.filter(which));
  const answers = new Set([...chosen].flatMap(({ type, data }) => ((type === 'answer-submitted' || type === 'transcript-ended') && data ? [data.answerId] : [])));
  const isOfOne = ({ type, data }: LogEvent): boolean => type === 'answer-heard-again' && data !== null && answers.has(data.answerId);
  return events.map((event) => (chosen.has(event) || isOfOne(event) ? Object.freeze({ ...event, data: null, salt: null }) : event));
}
