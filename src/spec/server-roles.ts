import type { Adapter } from './adapter.js';
import type { LogEvent } from './log-event.js';

/** A database that speaks Postgres' SQL. Values are bound, never spliced. */
export interface Database extends Adapter {
  query<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs `work` in one transaction; a rejection rolls back. */
  transaction<Result>(work: (database: Pick<Database, 'query'>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Holds recordings and snapshots. Keys are chosen by us and hold no personal data. */
export interface BlobStore extends Adapter {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  delete(key: string): Promise<void>;
}

/** Receives what was written, after it was written; at least once, in order per session. */
export interface EventSink extends Adapter {
  send(sessionId: string, events: readonly LogEvent[]): Promise<void>;
}
