import type { IDBPTransaction, StoreNames, StoreValue } from 'idb';
import type { Durability } from '../../spec/index.js';
import type { IdbSchema, SessionDatabase } from './idb-schema.js';

type Stores = StoreNames<IdbSchema>[];
export type Writing<Names extends Stores> = IDBPTransaction<IdbSchema, Names, 'readwrite'>;

/**
 * Writes all or nothing; resolves on the transaction's `complete`, never on a request's success, which an abort can
 * still undo. `work` may await requests of this transaction only: with anything else pending, the browser commits.
 */
export async function transact<Names extends Stores>(
  database: SessionDatabase,
  names: Names,
  durability: Durability,
  work: (transaction: Writing<Names>) => Promise<void>,
): Promise<void> {
  const transaction = database.transaction(names, 'readwrite', { durability });
  const done = transaction.done;
  try {
    await Promise.all([work(transaction), done]);
  } catch (error) {
    abort(transaction);
    // The abort's own reason (a full disk at commit) says more than the requests that fell with it.
    throw transaction.error ?? error;
  }
}

/** Everything in a range of keys, in their order. */
export async function readAll<Name extends StoreNames<IdbSchema>>(
  database: SessionDatabase,
  name: Name,
  range?: IDBKeyRange,
): Promise<StoreValue<IdbSchema, Name>[]> {
  const transaction = database.transaction(name);
  // The request tells of a failure; idb's own promise for the transaction would be an unhandled rejection as well.
  transaction.done.catch(() => undefined);
  return transaction.store.getAll(range);
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It is over already, which is what was wanted.
  }
}
