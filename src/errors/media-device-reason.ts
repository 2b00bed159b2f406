import type { MediaDeviceReason } from './media-device-error.js';

/**
 * Names that `getUserMedia` rejects with, by browser.
 * Sources: W3C Media Capture and Streams 10.2; `TrackStartError` and `DevicesNotFoundError` are Chromium's old names.
 */
const REASONS: Readonly<Record<string, MediaDeviceReason>> = {
  NotAllowedError: 'denied',
  PermissionDeniedError: 'denied',
  NotFoundError: 'not-found',
  DevicesNotFoundError: 'not-found',
  NotReadableError: 'in-use',
  TrackStartError: 'in-use',
  AbortError: 'in-use',
  OverconstrainedError: 'constraints',
  ConstraintNotSatisfiedError: 'constraints',
  SecurityError: 'insecure-page',
  TypeError: 'unsupported',
};

/** Maps what `getUserMedia` threw to our reason. By name alone: Safari's `OverconstrainedError` was no `Error` until 2026 (WebKit bug 318127). */
export function mediaDeviceReason(error: unknown): MediaDeviceReason {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
  return (typeof name === 'string' && Object.hasOwn(REASONS, name) && REASONS[name]) || 'unknown';
}
