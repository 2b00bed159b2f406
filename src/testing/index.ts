export type { ContractCase } from './contract-case.js';
export { StoreFaults, faultySessionStore, type FaultyCall, type StoreFault } from './failing-store.js';
export { makeLogEvent, makeLogEvents, type MakeLogEventOptions } from './make-log-events.js';
export { sessionStoreContract, type SessionStoreContractOptions } from './session-store-contract.js';
export { virtualClock, type VirtualClock } from './virtual-clock.js';
