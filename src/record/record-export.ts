import * as v from 'valibot';
import { InvalidInputError } from '../errors/index.js';
import { parse, type LogEvent } from '../spec/index.js';
import { LogEventSchema } from './event-schemas.js';
import { assertVerified } from './verify-log.js';

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

const RecordSchema = v.object({
  format: v.literal('interview-elements-record'),
  schemaVersion: v.literal('1'),
  head: v.string(),
  length: v.number(),
  events: v.pipe(v.array(LogEventSchema), v.minLength(1, 'there are none')),
});

/** Throws `InvalidInputError` (`record/invalid`) for an empty log. */
export function exportRecord(events: readonly LogEvent[]): RecordExport {
  const last = events.at(-1);
  if (!last) throw new InvalidInputError('record', [{ path: 'events', message: 'there are none' }]);
  return { format: 'interview-elements-record', schemaVersion: '1', head: last.hash, length: events.length, events: [...events] };
}

/**
 * Reads a record that came from outside, e.g. `JSON.parse` of a file. Throws `InvalidInputError` (`record/invalid`) that
 * names the bad fields, or the first event at which the chain is broken; nothing of such a record should be used.
 * What is in the file agrees with itself then; that it is the file that was written, only a head kept elsewhere can tell.
 */
export function parseRecord(json: unknown): RecordExport {
  parse('record', RecordSchema, json);
  // What came in, not what the schema made of it: defaults filled into a plan would not match its hash.
  const { format, schemaVersion, head, length, events } = json as RecordExport;
  assertVerified(events, { expectedHead: head, expectedLength: length });
  return { format, schemaVersion, head, length, events };
}
