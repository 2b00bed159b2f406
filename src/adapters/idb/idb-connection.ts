import { StoreError } from '../../errors/index.js';
import { finalError } from './idb-errors.js';
import type { SessionDatabase } from './idb-schema.js';
import { openDatabase, type OpenDatabaseOptions } from './open-database.js';

/** How often a call may ask for a fresh connection. More does not help: what three cannot mend is not the handle. */
const MAX_REOPENS = 3;

/**
 * One connection for all calls, opened when first needed. A connection that fails is never used again: the call gets
 * a fresh one and is run once more. Only work that may be run twice can be given to it.
 */
export class IdbConnection {
  readonly #options: Omit<OpenDatabaseOptions, 'onGone'>;
  readonly #running = new Set<Promise<unknown>>();
  #handle: Promise<SessionDatabase> | undefined;

  constructor(options: Omit<OpenDatabaseOptions, 'onGone'>) {
    this.#options = options;
  }

  /** Rejects with `StoreError` only. */
  run<Result>(work: (database: SessionDatabase) => Promise<Result>): Promise<Result> {
    const running = this.#attempt(work);
    const forget = () => void this.#running.delete(running);
    this.#running.add(running);
    running.then(forget, forget);
    return running;
  }

  /** Waits for the calls under way. A later call opens anew. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#running);
    const handle = this.#handle;
    if (handle) await this.#drop(handle);
  }

  async #attempt<Result>(work: (database: SessionDatabase) => Promise<Result>): Promise<Result> {
    for (let reopened = 0; ; reopened++) {
      const handle = this.#connect();
      try {
        return await work(await handle);
      } catch (cause) {
        const error = finalError(cause);
        if (error) throw error;
        void this.#drop(handle);
        if (reopened === MAX_REOPENS) throw new StoreError('lost', { cause });
      }
    }
  }

  /**
   * When another tab upgrades or deletes the database (`versionchange`) the connection is closed, which lets running
   * transactions end. The next call opens again, behind the other tab's request: after an upgrade that is a
   * `VersionError`, reported as `store/moved`; after a deletion the database is new and empty.
   */
  #connect(): Promise<SessionDatabase> {
    if (this.#handle) return this.#handle;
    const handle = openDatabase({ ...this.#options, onGone: () => void this.#drop(handle) });
    this.#handle = handle;
    // A database that did not open is not kept, whoever waits for it.
    handle.catch(() => this.#drop(handle));
    return handle;
  }

  async #drop(handle: Promise<SessionDatabase>): Promise<void> {
    if (this.#handle === handle) this.#handle = undefined;
    await handle.then(
      (database) => database.close(),
      () => undefined,
    );
  }
}
