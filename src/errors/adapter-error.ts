import { InterviewError } from './interview-error.js';

/** What kind of failure an adapter met; the session decides by it. */
export type AdapterReason =
  | 'rate'
  | 'quota'
  | 'auth'
  | 'cors'
  | 'network'
  | 'server'
  | 'timeout'
  | 'unsupported'
  /** There is no voice, or no recogniser, for the language that was asked for; others work. */
  | 'language'
  | 'malformed'
  | 'closed';

const RETRYABLE: ReadonlySet<AdapterReason> = new Set<AdapterReason>(['rate', 'network', 'server', 'timeout', 'closed']);

const ACTIONS: Record<AdapterReason, string> = {
  rate: 'Wait as long as the provider says, then try again.',
  quota: 'Raise the quota with the provider, or use another one.',
  auth: 'Check the key or token that the host hands to the adapter.',
  cors: 'Allow this page\'s origin at the provider, or go through your own server.',
  network: 'Check the connection; it is tried again.',
  server: 'The provider has a fault; it is tried again or another one takes over.',
  timeout: 'The provider took too long; it is tried again or another one takes over.',
  unsupported: 'Use another browser or another adapter; the interview goes on by typing.',
  language: 'Questions are shown and answers can be typed; install a voice or language pack of this language, or use another adapter.',
  malformed: 'Report this to the adapter\'s author; another one takes over.',
  closed: 'The connection was closed; it is opened again.',
};

/** A vendor adapter failed. Codes: `adapter/<reason>`. `AbortError` is never wrapped: a cancelled call is not a failure. */
export class AdapterError extends InterviewError {
  /** Adapter name, e.g. `mediapipe-vision`. */
  readonly provider: string;
  readonly isRetryable: boolean;
  /** How long the provider asked us to wait, in ms. */
  readonly retryAfterMs: number | undefined;

  constructor(
    provider: string,
    reason: AdapterReason,
    detail: string,
    options: { cause?: unknown; retryAfterMs?: number; action?: string } = {},
  ) {
    super({
      code: `adapter/${reason}`,
      message: `${provider}: ${detail}`,
      action: options.action ?? ACTIONS[reason],
      recoverable: true,
      cause: options.cause,
    });
    this.provider = provider;
    this.isRetryable = RETRYABLE.has(reason);
    this.retryAfterMs = options.retryAfterMs;
  }
}
