import { InvalidInputError } from '../errors/index.js';
import type { LogEvent } from '../spec/index.js';
import { canonicalJson } from '../utils/canonical-json.js';
import { GENESIS_HASH, hashData, hashEnvelope } from './chain.js';

/**
 * What is wrong with a link: `session`: belongs to another session. `gap`: its number is not the next one, or the log
 * is longer or shorter than expected. `link`: does not name the event before it, or the log does not end as expected.
 * `order`: its time is before that of the event before. `hash`: number, type, time or another field was changed.
 * `data`: the data or its salt was changed, or only one of the two was erased.
 */
export type LogProblem = 'gap' | 'hash' | 'link' | 'data' | 'session' | 'order';

export type LogVerdict =
  | { readonly valid: true; /** `hash` of the last event; 64 zeros for an empty log. */ readonly head: string }
  | { readonly valid: false; /** Place of the first bad event, counted from 0. */ readonly seq: number; readonly problem: LogProblem };

/** What is known of a log from elsewhere. Without it, cutting off the end of a log leaves no trace in the rest. */
export interface ExpectedLog {
  readonly expectedHead?: string | undefined;
  readonly expectedLength?: number | undefined;
}

/** Fields of an event. More would be outside the hash, so more are refused. */
const FIELDS = 10;

/** Checks the chain and every hash in it. Erased data (data and salt null) is accepted. Never throws, whatever it is handed. */
export function verifyLog(events: readonly LogEvent[], { expectedHead, expectedLength }: ExpectedLog = {}): LogVerdict {
  let previous: LogEvent | undefined;
  for (const [seq, event] of events.entries()) {
    const problem = problemOf(event, seq, previous, events[0]?.sessionId);
    if (problem) return { valid: false, seq, problem };
    previous = event;
  }
  const head = previous?.hash ?? GENESIS_HASH;
  if (expectedLength !== undefined && events.length !== expectedLength) {
    return { valid: false, seq: Math.min(events.length, expectedLength), problem: 'gap' };
  }
  if (expectedHead !== undefined && head !== expectedHead) return { valid: false, seq: Math.max(0, events.length - 1), problem: 'link' };
  return { valid: true, head };
}

/** Throws `InvalidInputError` (`record/invalid`) that names the first bad event. */
export function assertVerified(events: readonly LogEvent[], expected?: ExpectedLog): void {
  const verdict = verifyLog(events, expected);
  if (verdict.valid) return;
  throw new InvalidInputError(
    'record',
    [{ path: `events.${verdict.seq}`, message: `the chain is broken here (${verdict.problem})` }],
    'Do not rely on this record; get the original once more.',
  );
}

function problemOf(event: LogEvent, seq: number, previous: LogEvent | undefined, sessionId: string | undefined): LogProblem | undefined {
  // A log may come from a file: nothing of its shape is certain.
  if (typeof event !== 'object' || event === null || Object.keys(event).length !== FIELDS) return 'hash';
  if (typeof event.sessionId !== 'string' || event.sessionId !== sessionId) return 'session';
  if (event.seq !== seq) return 'gap';
  if (event.prevHash !== (previous?.hash ?? GENESIS_HASH)) return 'link';
  if (previous && event.at < previous.at) return 'order';
  const { type, at, wallTime, data, dataHash, salt } = event;
  if (typeof type !== 'string' || !Number.isFinite(at) || !Number.isFinite(wallTime) || typeof dataHash !== 'string') return 'hash';
  if (event.hash !== hashEnvelope(event)) return 'hash';
  if (data === null && salt === null) return undefined;
  if (typeof data !== 'object' || data === null || typeof salt !== 'string') return 'data';
  try {
    return dataHash === hashData(salt, canonicalJson(data)) ? undefined : 'data';
  } catch {
    // What has no canonical form has no hash either.
    return 'data';
  }
}
