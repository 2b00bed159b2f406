/**
 * What went wrong with a request: the credentials did not come; no answer (`network`), or one that the browser keeps from
 * the page (`cors`); an answer that says no (`status`); one of the wrong kind (`content`); one that broke off (`broken`).
 */
export type RequestFailureKind = 'credentials' | 'network' | 'cors' | 'status' | 'content' | 'broken';

/** A request failed. Its message holds nothing of what was sent or answered; `body` may, and stays inside the adapter. */
export class RequestFailure extends Error {
  readonly kind: RequestFailureKind;
  /** Only for `status`. */
  readonly status: number | undefined;
  /** How long the server asks to wait, ms. */
  readonly retryAfterMs: number | undefined;
  /** The parsed JSON of an answer that says no. */
  readonly body: unknown;

  constructor(kind: RequestFailureKind, options: { cause?: unknown; status?: number; retryAfterMs?: number | undefined; body?: unknown } = {}) {
    super(`The request failed: ${kind}.`, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
    this.body = options.body;
  }
}
