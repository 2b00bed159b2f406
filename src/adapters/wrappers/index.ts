export { fallback, type FallbackOptions, type FallbackStep } from './fallback.js';
export { modelSpeechToText, type ModelSpeechToTextOptions } from './model-speech-to-text.js';
export { withRetry, type Retry, type RetryOptions } from './with-retry.js';
export type { RetryClock } from './machine-clock.js';
