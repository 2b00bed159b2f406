export { embeddedAdapters, type EmbeddedAdapters, type EmbeddedAdaptersOptions } from './embedded-adapters.js';
