/** What every error of this package carries beyond `message`. */
export interface InterviewErrorOptions {
  /** Stable, machine-readable `domain/reason`, e.g. `media/denied`. Never translated, never reused. */
  code: string;
  /** One sentence: what went wrong. Holds no transcript text, no name, no frame. */
  message: string;
  /** One sentence: what the reader can do next. */
  action: string;
  /** True when the interview can go on without what failed (by typing, unmonitored, from memory...). */
  recoverable?: boolean;
  cause?: unknown;
}

const MARKER = Symbol.for('interview-elements.error');

/**
 * Base of all typed errors. `isInstance` works across two copies of the package on one page,
 * where `instanceof` would not.
 */
export class InterviewError extends Error {
  readonly code: string;
  readonly action: string;
  readonly recoverable: boolean;

  constructor({ code, message, action, recoverable = false, cause }: InterviewErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.action = action;
    this.recoverable = recoverable;
    Object.defineProperty(this, MARKER, { value: true });
  }

  /** The part of `code` after the slash. */
  get reason(): string {
    return this.code.slice(this.code.indexOf('/') + 1);
  }

  static isInstance(value: unknown): value is InterviewError {
    return value instanceof Error && MARKER in value;
  }
}
