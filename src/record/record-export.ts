import * as v from 'valibot';
import { parse } from '../spec/index.js';
import { LogEventSchema } from './event-schemas.js';
import type { RecordExport } from './export-record.js';
import { assertVerified } from './verify-log.js';

const RecordSchema = v.object({
  format: v.literal('interview-elements-record'),
  schemaVersion: v.literal('1'),
  head: v.string(),
  length: v.number(),
  events: v.pipe(v.array(LogEventSchema), v.minLength(1, 'there are none')),
});

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
