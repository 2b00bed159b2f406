import { InvalidInputError } from '../errors/index.js';
import type { LogEvent } from '../spec/index.js';

/** The whole record of one session as a file: everything needed to check it offline, erased data as null. */
export interface RecordExport {
  readonly format: 'interview-elements-record';
  readonly schemaVersion: '1';
  /** Hash of the last event. */
  readonly head: string;
  /** Number of events. */
  readonly length: number;
  readonly events: readonly LogEvent[];
}

/** Throws `InvalidInputError` (`record/invalid`) for an empty log. */
export function exportRecord(events: readonly LogEvent[]): RecordExport {
  const last = events.at(-1);
  if (!last) throw new InvalidInputError('record', [{ path: 'events', message: 'there are none' }]);
  return { format: 'interview-elements-record', schemaVersion: '1', head: last.hash, length: events.length, events: [...events] };
}
