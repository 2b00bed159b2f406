// The headless entry: everything but elements and adapters.
export * from './errors/index.js';
export * from './spec/index.js';
export * from './session/index.js';
export * from './record/index.js';
export * from './proctoring/index.js';
export * from './documents/index.js';
export * from './interviewer/index.js';
export * from './media/index.js';
export { departures, noteDeparture, type Departure } from './utils/departures.js';
export { defaultAssetsUrl, setDefaultAssetsUrl } from './utils/assets-url.js';
