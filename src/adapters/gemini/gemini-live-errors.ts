import { AdapterError, type AdapterReason } from '../../errors/index.js';
import { httpReason, requestError } from '../../errors/request-error.js';
import { socketError } from '../../errors/socket-error.js';
import { numberMember, textMember } from '../../utils/member.js';
import { RequestFailure } from '../../utils/request-failure.js';
import { rpcRetryDelayMs } from '../../utils/rpc-status.js';
import { SocketFailure } from '../../utils/socket-connection.js';

export const LIVE_PROVIDER = 'gemini-live-voice';

/** Why a connection failed, and what of the next one has to be different. */
export class LiveFailure extends Error {
  readonly error: AdapterError;
  /** The handle of the conversation is not known any more. */
  readonly isHandleStale: boolean;
  /** The model wants to choose the language by itself. */
  readonly isLanguageRefused: boolean;

  constructor(error: AdapterError, stated = '') {
    super(error.message);
    this.error = error;
    this.isHandleStale = /session (handle|not found)|entity was not found/i.test(stated);
    this.isLanguageRefused = /language code/i.test(stated);
  }
}

/**
 * A close is told by its code and a short text; the code alone is not enough: 1011 stands for faults and for limits, 1008
 * for tokens and for models. What nobody foresaw is told without its message.
 */
export function liveFailure(error: unknown): LiveFailure {
  if (error instanceof LiveFailure) return error;
  if (error instanceof AdapterError) return new LiveFailure(error);
  if (error instanceof RequestFailure) return new LiveFailure(requestError(LIVE_PROVIDER, error));
  if (!(error instanceof SocketFailure)) return new LiveFailure(new AdapterError(LIVE_PROVIDER, 'malformed', 'the connection could not be used'));
  const retryAfterMs = statedDelay(error.reason);
  return new LiveFailure(socketError(LIVE_PROVIDER, error, { reason: statedReason(error.reason), retryAfterMs, action: statedAction(error.reason) }), error.reason);
}

/** An error that came as a message, with the details of google.rpc. */
export function messageFailure(message: unknown): LiveFailure {
  const text = textMember(message, 'error', 'message') ?? '';
  const reason = statedReason(`${textMember(message, 'error', 'status') ?? ''} ${text}`) ?? httpReason(numberMember(message, 'error', 'code') ?? 500);
  const retryAfterMs = rpcRetryDelayMs(message) ?? statedDelay(text);
  return new LiveFailure(new AdapterError(LIVE_PROVIDER, reason, 'the server told of an error', retryAfterMs === undefined ? {} : { retryAfterMs }), text);
}

function statedReason(text: string): AdapterReason | undefined {
  if (/credits? (are|is) depleted|per ?day/i.test(text)) return 'quota';
  if (/resource_exhausted|exceeded your current quota|maximum concurrent/i.test(text)) return 'rate';
  if (/is not found for API version|is not supported for bidi/i.test(text)) return 'unsupported';
  if (/api key|token|unregistered callers|permission/i.test(text)) return 'auth';
  return undefined;
}

function statedAction(text: string): string | undefined {
  return statedReason(text) === 'unsupported' ? 'Check the name of the model: not all can be talked to.' : undefined;
}

/** "Please retry in 45.8s", or the duration of a `RetryInfo`. Rounded up: earlier would be too early. */
function statedDelay(text: string): number | undefined {
  const seconds = /(?:retry in|retryDelay\W*)\s*(\d+(?:\.\d+)?)s/i.exec(text)?.[1];
  return seconds === undefined ? undefined : Math.ceil(Number(seconds) * 1000);
}
