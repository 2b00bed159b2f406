import { AdapterError, InterviewError, type AdapterReason } from '../../errors/index.js';
import { requestError } from '../../errors/request-error.js';
import { socketError, type SocketErrorDetails } from '../../errors/socket-error.js';
import { textMember } from '../../utils/member.js';
import { RequestFailure } from '../../utils/request-failure.js';
import { SocketFailure } from '../../utils/socket-connection.js';

/** Window over which Deepgram counts characters and flushes, ms. */
export const RATE_WINDOW_MS = 60_000;

const ADDRESS_ACTION = 'Check the names of the model and the language, and the base URL.';

/** Codes in the reason of a close, by Deepgram's tables "WebSocket, NET, and DATA Errors" (speech to text, text to speech). */
const STATED: Readonly<Record<string, SocketErrorDetails>> = {
  'NET-0000': { reason: 'server' },
  'NET-0001': { reason: 'closed', action: 'No sound reached the provider for 10 s; it is connected again. Check the network if it happens often.' },
  'NET-0002': { reason: 'network' },
  'NET-0003': { reason: 'closed', action: 'The provider ends each connection after an hour; it is opened again.' },
  'NET-0004': { reason: 'closed' },
  'DATA-0000': { reason: 'malformed' },
  'DATA-0001': { reason: 'rate', retryAfterMs: RATE_WINDOW_MS },
  'BIG-0000': { reason: 'malformed' },
  'BIG-0001': { reason: 'malformed' },
  'MESSAGE-0000': { reason: 'malformed' },
};

/** Codes of messages of the type `Error`. */
const TOLD: Readonly<Record<string, AdapterReason>> = {
  INTERNAL_SERVER_ERROR: 'server',
  UNPARSABLE_CLIENT_MESSAGE: 'malformed',
  INVALID_AUTH: 'auth',
  INSUFFICIENT_PERMISSIONS: 'auth',
  TOO_MANY_REQUESTS: 'rate',
  ASR_PAYMENT_REQUIRED: 'quota',
};

/** What a call rejects with. Errors with a type of ours pass; what nobody foresaw is told without its message. */
export function deepgramError(provider: string, error: unknown): InterviewError {
  if (InterviewError.isInstance(error)) return error;
  if (error instanceof SocketFailure) return socketError(provider, error, statedIn(error.reason));
  if (error instanceof RequestFailure) return requestError(provider, error);
  return new AdapterError(provider, 'malformed', 'the answer could not be read');
}

/** The error that a message of the type `Error` tells of. Its description stays out: it may quote. */
export function messageError(provider: string, message: unknown): AdapterError {
  const code = textMember(message, 'code') ?? textMember(message, 'err_code') ?? '';
  const reason = Object.hasOwn(TOLD, code) ? TOLD[code] : undefined;
  const stated = statedIn(code);
  return new AdapterError(provider, reason ?? stated.reason ?? 'server', 'the provider told of an error', {
    ...(stated.retryAfterMs !== undefined && { retryAfterMs: stated.retryAfterMs }),
  });
}

export function malformedError(provider: string): AdapterError {
  return new AdapterError(provider, 'malformed', 'a message is not of the form that the provider documents');
}

/** Deepgram's own end of a connection that nobody asked to end. */
export function endedError(provider: string): AdapterError {
  return new AdapterError(provider, 'closed', 'the provider ended the connection');
}

export function unsupportedLanguage(provider: string, language: string, action = ADDRESS_ACTION): AdapterError {
  return new AdapterError(provider, 'unsupported', `the provider has nothing for the language "${language}"`, { action });
}

/** "NET-0001", or the address of its explanation: "https://dpgr.am/net0001". */
function statedIn(reason: string): SocketErrorDetails {
  const match = /\b(NET|DATA|BIG|MESSAGE)-?(\d{4})\b/i.exec(reason);
  const code = match && `${match[1]?.toUpperCase()}-${match[2]}`;
  return (code && Object.hasOwn(STATED, code) && STATED[code]) || {};
}
