/** What is watched. Each signal has its own coverage. */
export const COVERAGE_SIGNALS = ['camera', 'page', 'microphone', 'objects'] as const;
export type CoverageSignal = (typeof COVERAGE_SIGNALS)[number];

/**
 * `watched`: works and can judge. `unassessable`: works but cannot tell (too dark, too far).
 * `gap`: should work and does not. `off`: not asked for, not consented to, or excused by an accommodation.
 * `unsupported`: cannot work on this machine, or the device is missing.
 */
export type CoverageState = 'watched' | 'unassessable' | 'gap' | 'off' | 'unsupported';

/** A change; it holds until the next one of the same signal. */
export interface CoverageChange {
  readonly signal: CoverageSignal;
  readonly state: CoverageState;
  /** ms on the session clock. */
  readonly at: number;
  /** Error code or reason, e.g. `media/denied`, `too-dark`. */
  readonly code?: string;
}
