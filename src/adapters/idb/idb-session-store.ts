import { InvalidInputError, StoreError } from '../../errors/index.js';
import type { Durability, LogEvent, MediaSlice, SessionStore, SessionSummary } from '../../spec/index.js';
import { newLinks } from '../../utils/new-links.js';
import { IdbConnection } from './idb-connection.js';
import { keysUnder, type SessionDatabase } from './idb-schema.js';
import { readAll, transact } from './transact.js';

const DEFAULT_NAME = 'interview-elements';
/** Healthy databases open within tens of milliseconds; some WebKit releases never answer. */
const DEFAULT_OPEN_TIMEOUT_MS = 2000;

export interface IdbSessionStoreOptions {
  /** Name of the database. Default `interview-elements`. */
  readonly name?: string;
  /** How long opening may take, in ms. Default 2000. */
  readonly openTimeoutMs?: number;
  /** The page's own where absent. */
  readonly indexedDB?: IDBFactory;
}

/**
 * Keeps sessions in the browser (IndexedDB), across reloads and crashes. The database is opened when first needed.
 *
 * Rejects with `StoreError`: `unavailable` (private mode, a sandboxed frame), `timeout`, `blocked` (a tab with an
 * older schema does not let go), `moved` (a tab with a newer schema has taken over), `quota`, `lost` (three fresh
 * connections failed as well; the next call tries anew), `conflict`, `corrupt`. After `close` the next call opens again.
 * When the data was deleted by somebody else, appending to the session is a `conflict`: its beginning is gone.
 */
export function idbSessionStore(options: IdbSessionStoreOptions = {}): SessionStore {
  const { name = DEFAULT_NAME, openTimeoutMs = DEFAULT_OPEN_TIMEOUT_MS } = options;
  if (!(openTimeoutMs > 0)) throw new InvalidInputError('option', [{ path: 'openTimeoutMs', message: 'must be above 0' }]);
  return new IdbSessionStore(new IdbConnection({ name, timeoutMs: openTimeoutMs, factory: options.indexedDB }));
}

class IdbSessionStore implements SessionStore {
  readonly specificationVersion = 'v1';
  readonly provider = 'idb-session-store';
  readonly destinations = [];
  readonly #connection: IdbConnection;

  constructor(connection: IdbConnection) {
    this.#connection = connection;
  }

  async open(): Promise<void> {
    await this.#connection.run((database) =>
      transact(database, ['probe'], 'strict', async (transaction) => {
        await transaction.objectStore('probe').put(1, 'probe');
      }),
    );
    askForPersistence();
  }

  async append(sessionId: string, events: readonly LogEvent[], options: { readonly durability: Durability }): Promise<void> {
    if (events.length === 0) return;
    await this.#connection.run((database) => append(database, sessionId, events, options.durability));
  }

  read(sessionId: string, options: { readonly fromSeq?: number } = {}): Promise<readonly LogEvent[]> {
    return this.#connection.run((database) =>
      readAll(database, 'events', IDBKeyRange.bound([sessionId, options.fromSeq ?? 0], [sessionId, []])),
    );
  }

  putMedia(sessionId: string, slice: MediaSlice): Promise<void> {
    const row = { ...slice, sessionId, bytes: ownBytes(slice.bytes) };
    return this.#connection.run((database) =>
      transact(database, ['media'], 'relaxed', async (transaction) => {
        await transaction.objectStore('media').put(row);
      }),
    );
  }

  async readMedia(sessionId: string, recordingId: string): Promise<readonly MediaSlice[]> {
    const rows = await this.#connection.run((database) => readAll(database, 'media', keysUnder(sessionId, recordingId)));
    return rows.map(({ track, index, contentType, bytes }) => ({ track, index, recordingId, contentType, bytes }));
  }

  deleteMedia(sessionId: string, recordingId: string): Promise<void> {
    return this.#connection.run((database) =>
      // Strict: who had a picture deleted is not to find it again after a crash.
      transact(database, ['media'], 'strict', async (transaction) => {
        await transaction.objectStore('media').delete(keysUnder(sessionId, recordingId));
      }),
    );
  }

  list(): Promise<readonly SessionSummary[]> {
    return this.#connection.run((database) => readAll(database, 'sessions'));
  }

  delete(sessionId: string): Promise<void> {
    return this.#connection.run((database) =>
      transact(database, ['events', 'sessions', 'media'], 'strict', async (transaction) => {
        await Promise.all([
          transaction.objectStore('events').delete(keysUnder(sessionId)),
          transaction.objectStore('sessions').delete(sessionId),
          transaction.objectStore('media').delete(keysUnder(sessionId)),
        ]);
      }),
    );
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}

/** Reads and writes in one transaction, so that two tabs cannot both add the same number. */
function append(database: SessionDatabase, sessionId: string, events: readonly LogEvent[], durability: Durability): Promise<void> {
  return transact(database, ['events', 'sessions'], durability, async (transaction) => {
    const [log, sessions] = [transaction.objectStore('events'), transaction.objectStore('sessions')];
    const summary = await sessions.get(sessionId);
    const length = summary?.length ?? 0;
    const first = events.reduce((lowest, { seq }) => Math.min(lowest, seq), length);
    const known = first < length ? await log.getAll(IDBKeyRange.bound([sessionId, first], [sessionId, length])) : [];
    const added = newLinks(sessionId, events, length, (seq) => known[seq - first]?.hash);
    if (!added) throw new StoreError('conflict');
    const last = added.at(-1);
    if (!last) return;
    const createdAt = summary?.createdAt ?? added[0]?.wallTime ?? last.wallTime;
    const row: SessionSummary = { sessionId, length: length + added.length, createdAt, updatedAt: last.wallTime };
    // Async functions, so that what throws at once (a value that cannot be cloned) is one rejection among the others.
    await Promise.all([sessions.put(row), ...added.map(async (event) => log.add(event))]);
  });
}

/** A view into a larger buffer would be stored with the whole of it. */
function ownBytes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

/** Keeps the data from being evicted. Firefox asks the user, who may take long or refuse: neither is a failure. */
function askForPersistence(): void {
  const storage: StorageManager | undefined = globalThis.navigator?.storage;
  if (typeof storage?.persist !== 'function') return;
  storage.persist().catch(() => undefined);
}
