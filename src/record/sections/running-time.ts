import type { LogEvent } from '../../spec/index.js';
import type { Span } from '../spans.js';

export interface RunningTime {
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** Time of the last event. */
  readonly lastAt: number;
  /** Stretches in which the interview ran, in order. */
  readonly spans: readonly Span[];
}

/** The page went away without a word: what ran then, ran until the event before. */
export function isReload(event: LogEvent): boolean {
  return event.type === 'session-paused' && event.data?.reason === 'reload';
}

export function runningTimeOf(events: readonly LogEvent[]): RunningTime {
  const spans: Span[] = [];
  let startedAt: number | undefined;
  let endedAt: number | undefined;
  let since: number | undefined;
  let lastAt = 0;
  const stop = (to: number): void => {
    if (since !== undefined && to > since) spans.push({ from: since, to });
    since = undefined;
  };
  for (const event of events) {
    if (event.type === 'interview-started') startedAt ??= event.at;
    if (event.type === 'session-paused') stop(isReload(event) ? lastAt : event.at);
    if (event.type === 'session-ended') {
      stop(event.at);
      endedAt = event.at;
    }
    const runs = event.type === 'interview-started' || (event.type === 'session-resumed' && startedAt !== undefined);
    if (runs && endedAt === undefined) since ??= event.at;
    lastAt = event.at;
  }
  stop(lastAt);
  return { startedAt, endedAt, lastAt, spans };
}
