export { fallback, type FallbackOptions, type FallbackStep } from './fallback.js';
export { withRetry, type Retry, type RetryOptions } from './with-retry.js';
export type { RetryClock } from './machine-clock.js';
