export { memorySessionStore } from './memory-session-store.js';
