import type { ContractCase } from './contract-case.js';
import type { CreateStore } from './session-store-context.js';
import { sessionStoreDurableCases } from './session-store-durable-cases.js';
import { sessionStoreLogCases } from './session-store-log-cases.js';
import { sessionStoreMediaCases } from './session-store-media-cases.js';
import { sessionStoreSessionCases } from './session-store-session-cases.js';

export interface SessionStoreContractOptions {
  /** Two stores made by `create` work on the same data, as two tabs do. Default false. */
  readonly durable?: boolean;
}

/**
 * What every `SessionStore` must do. `create` returns a new store, not yet opened; each case opens and closes it, uses
 * session ids of its own, and deletes them, so that the data behind need not be empty.
 */
export function sessionStoreContract(create: CreateStore, options: SessionStoreContractOptions = {}): readonly ContractCase[] {
  return [
    ...sessionStoreLogCases(create),
    ...sessionStoreMediaCases(create),
    ...sessionStoreSessionCases(create),
    ...(options.durable ? sessionStoreDurableCases(create) : []),
  ];
}
