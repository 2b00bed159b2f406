export { fallback, type FallbackOptions, type FallbackStep } from './fallback.js';
export { modelSpeechToText, type ModelSpeechToTextOptions } from './model-speech-to-text.js';
export { resilientSpeechToText, type ResilientSpeechToTextOptions } from './resilient-speech-to-text.js';
export type { LostSound } from './listening/resilient-listening.js';
export type { AdapterFallback, AdapterRetry } from './roster.js';
export { realtimeSpeech, type RealtimeSpeech, type RealtimeSpeechOptions } from './realtime-speech.js';
export { withRetry, type Retry, type RetryOptions } from './with-retry.js';
export type { RetryClock } from './machine-clock.js';
