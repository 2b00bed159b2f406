import { wrap } from 'idb';
import { StoreError } from '../../errors/index.js';
import { openingError } from './idb-errors.js';
import { SCHEMA_VERSION, upgrade, type SessionDatabase } from './idb-schema.js';

export interface OpenDatabaseOptions {
  readonly name: string;
  readonly timeoutMs: number;
  /** The page's own where absent. */
  readonly factory: IDBFactory | undefined;
  /** The connection is of no more use: the browser closed it, or another tab needs it closed. */
  onGone(): void;
}

/**
 * Opens the database, or rejects within `timeoutMs`. A request that is answered too late is closed at once. `blocked`
 * alone is no failure yet: the other tab may be closing, with a transaction still under way.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<SessionDatabase> {
  try {
    const request = factoryOf(options).open(options.name, SCHEMA_VERSION);
    request.addEventListener('upgradeneeded', ({ oldVersion }) => upgrade(request.result, oldVersion));
    const database = await inTime(request, options.timeoutMs);
    database.addEventListener('versionchange', () => options.onGone());
    database.addEventListener('close', () => options.onGone());
    return database;
  } catch (cause) {
    throw openingError(cause);
  }
}

/** Reading `indexedDB` throws `SecurityError` in some frames, and gives nothing in some private modes. */
function factoryOf(options: OpenDatabaseOptions): IDBFactory {
  const factory: IDBFactory | null | undefined = options.factory ?? globalThis.indexedDB;
  if (!factory) throw new StoreError('unavailable');
  return factory;
}

function inTime(request: IDBOpenDBRequest, timeoutMs: number): Promise<SessionDatabase> {
  return new Promise((resolve, reject) => {
    let expired = false;
    let blocked = false;
    const timer = setTimeout(() => {
      expired = true;
      reject(new StoreError(blocked ? 'blocked' : 'timeout'));
    }, timeoutMs);
    request.addEventListener('blocked', () => {
      blocked = true;
    });
    (wrap(request) as Promise<unknown> as Promise<SessionDatabase>).then(
      (database) => {
        clearTimeout(timer);
        if (expired) database.close();
        else resolve(database);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
