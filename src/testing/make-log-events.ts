import type { LogEntry, LogEvent } from '../spec/index.js';
import { canonicalJson } from '../utils/canonical-json.js';
import { sha256Hex } from '../utils/sha256.js';

const FIRST_PREV_HASH = '0'.repeat(64);
/** 2024-01-01T00:00:00Z, so that no test depends on the day it runs. */
const EPOCH = 1_704_067_200_000;

export interface MakeLogEventOptions {
  readonly sessionId?: string;
  /** The event before; absent for the first. */
  readonly previous?: LogEvent;
  /** What happened; a recognised stretch of speech by default. */
  readonly entry?: LogEntry;
  /** Monotonic ms; one second after the event before by default. */
  readonly at?: number;
  /** ms since 1970. */
  readonly wallTime?: number;
}

/** A valid event, hashed by the rule that `LogEvent` states and chained to `previous`. The same input makes the same event. */
export function makeLogEvent(options: MakeLogEventOptions = {}): LogEvent {
  const { previous } = options;
  const sessionId = options.sessionId ?? previous?.sessionId ?? 'session-1';
  const seq = previous ? previous.seq + 1 : 0;
  const at = options.at ?? (previous ? previous.at + 1000 : 0);
  const { type, data } = options.entry ?? spoken(seq);
  const salt = sha256Hex(`${sessionId}/${seq}`).slice(0, 32);
  const dataHash = sha256Hex(salt + canonicalJson(data));
  const link = { sessionId, seq, type, at, wallTime: options.wallTime ?? EPOCH + at, dataHash, prevHash: previous?.hash ?? FIRST_PREV_HASH };
  // The entry's type and data belong together; taking them apart lost that for the compiler.
  return { ...link, salt, data, hash: sha256Hex(canonicalJson(link)) } as LogEvent;
}

/** A chain of `count` events; with `previous` it goes on from there. */
export function makeLogEvents(count: number, options: Pick<MakeLogEventOptions, 'sessionId' | 'previous'> = {}): readonly LogEvent[] {
  const events: LogEvent[] = [];
  for (let index = 0; index < count; index++) {
    events.push(makeLogEvent({ ...options, ...(index > 0 && { previous: events[index - 1]! }) }));
  }
  return events;
}

function spoken(seq: number): LogEntry {
  return { type: 'transcript-ended', data: { answerId: 'answer-1', text: `Sentence number ${seq}.`, confidence: 0.9, provider: 'scripted' } };
}
