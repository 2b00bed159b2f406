import type { LogEvent } from '../spec/index.js';
import { sha256Hex } from '../utils/sha256.js';

/** What the first event has instead of the hash of the one before. */
export const GENESIS_HASH = '0'.repeat(64);

/** Hash over `data`. The salt keeps short data ("yes", a name) from being guessed after its erasure. */
export function hashData(salt: string, json: string): string {
  return sha256Hex(salt + json);
}

/** Hash over everything but `data` and `salt`, which the data's hash stands for: they can be erased and it still holds. */
export function hashEnvelope({ at, dataHash, prevHash, seq, sessionId, type, wallTime }: Omit<LogEvent, 'data' | 'salt' | 'hash'>): string {
  // Their canonical JSON: the names are in order, and of strings and finite numbers the browser writes just that. Sorting
  // them for each event would take a third of the time of verifying.
  return sha256Hex(JSON.stringify({ at, dataHash, prevHash, seq, sessionId, type, wallTime }));
}
