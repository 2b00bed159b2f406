export { idbSessionStore, type IdbSessionStoreOptions } from './idb-session-store.js';
