import type { RequestFailure } from '../utils/request-failure.js';
import { AdapterError, type AdapterReason } from './adapter-error.js';

/** What only the adapter of a vendor can read in an answer. */
export interface RequestErrorDetails {
  readonly reason?: AdapterReason | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly action?: string | undefined;
}

/** The reason that an HTTP status stands for (RFC 9110, 15; 529 is Anthropic's "overloaded"). */
export function httpReason(status: number): AdapterReason {
  if (status === 401 || status === 403) return 'auth';
  if (status === 402) return 'quota';
  if (status === 404) return 'unsupported';
  if (status === 408 || status === 504) return 'timeout';
  if (status === 429) return 'rate';
  return status >= 500 ? 'server' : 'malformed';
}

/** The typed error of a failed request. Holds nothing of what was sent or answered but the status. */
export function requestError(provider: string, failure: RequestFailure, details: RequestErrorDetails = {}): AdapterError {
  const [reason, detail, action] = told(failure);
  const retryAfterMs = details.retryAfterMs ?? failure.retryAfterMs;
  return new AdapterError(provider, details.reason ?? reason, detail, {
    ...(failure.cause !== undefined && { cause: failure.cause }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...((details.action ?? action) !== undefined && { action: details.action ?? action ?? '' }),
  });
}

function told({ kind, status = 0 }: RequestFailure): readonly [reason: AdapterReason, detail: string, action?: string] {
  switch (kind) {
    case 'credentials':
      return ['auth', 'the function that returns the key or token failed'];
    case 'network':
      return ['network', 'the server could not be reached'];
    case 'cors':
      return ['cors', 'the server answers, but does not let this page read its answers'];
    case 'content':
      return ['malformed', 'the answer is of another kind than was asked for', 'Check the base URL: something else than the provider answers there.'];
    case 'broken':
      return ['closed', 'the answer broke off'];
    case 'status':
      if (status === 404) return ['unsupported', 'the server does not know this address or model (HTTP 404)', 'Check the base URL and the name of the model.'];
      return [httpReason(status), `the request was refused (HTTP ${status})`];
  }
}
