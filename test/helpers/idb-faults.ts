// Faults of IndexedDB, made with real connections and transactions wherever the browser lets a page make them.

/** A real factory that notes what it opens; `onOpen` sees each connection before anybody else does. */
export class WatchedFactory implements IDBFactory {
  /** Every connection that was opened, in order. */
  readonly connections: IDBDatabase[] = [];
  /** How often `open` was called. */
  opens = 0;
  /** Added to the version that is asked for: makes a newer release of the schema. */
  readonly #newer: number;
  onOpen: (database: IDBDatabase) => void = () => undefined;
  /** Called when somebody else's connection is in the way. */
  onBlocked: () => void = () => undefined;
  /** What `open` throws, call by call; undefined lets it through. */
  readonly refusals: (Error | undefined)[] = [];

  constructor(options: { newer?: number } = {}) {
    this.#newer = options.newer ?? 0;
  }

  open(name: string, version?: number): IDBOpenDBRequest {
    this.opens++;
    const refusal = this.refusals.shift();
    if (refusal) throw refusal;
    const request = indexedDB.open(name, version === undefined ? undefined : version + this.#newer);
    request.addEventListener('blocked', () => this.onBlocked());
    request.addEventListener('success', () => {
      this.connections.push(request.result);
      this.onOpen(request.result);
    });
    return request;
  }

  get last(): IDBDatabase {
    const database = this.connections.at(-1);
    if (!database) throw new Error('Nothing was opened yet.');
    return database;
  }

  cmp(first: unknown, second: unknown): number {
    return indexedDB.cmp(first, second);
  }

  databases(): Promise<IDBDatabaseInfo[]> {
    return indexedDB.databases();
  }

  deleteDatabase(name: string): IDBOpenDBRequest {
    return indexedDB.deleteDatabase(name);
  }
}

/** Shows every transaction of the connection to `see` before the store gets it. */
export function onTransaction(database: IDBDatabase, see: (transaction: IDBTransaction) => void): void {
  const begin = database.transaction.bind(database);
  database.transaction = (...call: Parameters<IDBDatabase['transaction']>) => {
    const transaction = begin(...call);
    see(transaction);
    return transaction;
  };
}

/** Shows every `add` and `put` of the transaction to `see`, which may throw instead of the browser. */
export function onWrite(transaction: IDBTransaction, see: (value: unknown, request: () => IDBRequest<IDBValidKey>) => IDBRequest<IDBValidKey>): void {
  const objectStore = transaction.objectStore.bind(transaction);
  transaction.objectStore = (name) => {
    const store = objectStore(name);
    for (const method of ['add', 'put'] as const) {
      const write = store[method].bind(store);
      store[method] = (value: unknown, key?: IDBValidKey) => see(value, () => write(value, key));
    }
    return store;
  };
}

/** What WebKit does when its database process has died: the connection looks open and every use of it fails. */
export function killConnection(database: IDBDatabase): void {
  database.transaction = () => {
    throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
  };
}

/** What the browser does when it closes a connection by itself (site data cleared, disk failure). */
export function terminateConnection(database: IDBDatabase): void {
  database.close();
  database.dispatchEvent(new Event('close'));
}

/** Resolves when the database is gone, that is when nobody holds a connection. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** A connection of another program on this page, which does not care about `versionchange`. */
export function openStubborn(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Begins an upgrade and keeps it going: every other request to open this database waits, without any event.
 * Returns what lets it end.
 */
export function holdUpgrade(name: string, version: number, upgrade: (database: IDBDatabase) => void): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    let held = true;
    const ended = new Promise<void>((end, fail) => {
      request.onsuccess = () => {
        request.result.close();
        end();
      };
      request.onerror = () => {
        fail(request.error);
        reject(request.error);
      };
    });
    request.onupgradeneeded = () => {
      upgrade(request.result);
      const store = request.transaction!.objectStore('probe');
      const keepAlive = () => {
        if (held) store.get('nothing').onsuccess = keepAlive;
      };
      keepAlive();
      resolve(() => {
        held = false;
        return ended;
      });
    };
  });
}
