import type { DBSchema, IDBPDatabase } from 'idb';
import type { LogEvent, MediaSlice, SessionSummary } from '../../spec/index.js';

/** Raise it with every change of the object stores, and add a step to `upgrade`. */
export const SCHEMA_VERSION = 1;

export interface IdbSchema extends DBSchema {
  events: { key: [sessionId: string, seq: number]; value: LogEvent };
  /** Kept beside the events, so that a list needs not read them. */
  sessions: { key: string; value: SessionSummary };
  media: { key: [sessionId: string, recordingId: string, index: number]; value: MediaSlice & { readonly sessionId: string } };
  /** Holds nothing but the trial write of `open`. */
  probe: { key: string; value: number };
}

export type SessionDatabase = IDBPDatabase<IdbSchema>;

/** Brings a database of any older version to the present one. */
export function upgrade(database: IDBDatabase, oldVersion: number): void {
  if (oldVersion < 1) {
    database.createObjectStore('events', { keyPath: ['sessionId', 'seq'] });
    database.createObjectStore('sessions', { keyPath: 'sessionId' });
    database.createObjectStore('media', { keyPath: ['sessionId', 'recordingId', 'index'] });
    database.createObjectStore('probe');
  }
}

/** All keys that begin with these parts: an array sorts after every number and string (W3C Indexed Database API 3.0, 2.4). */
export function keysUnder(...prefix: (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}
