// The part of the script-tag build that draws nothing; loaded after the elements are there.
export * from '../src/index.js';
export { embeddedAdapters } from '../src/adapters/embedded/index.js';
