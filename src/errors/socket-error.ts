import type { SocketFailure } from '../utils/socket-connection.js';
import { AdapterError, type AdapterReason } from './adapter-error.js';

/** What only the adapter of a vendor can read in a close code or its reason. */
export interface SocketErrorDetails {
  readonly reason?: AdapterReason | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly action?: string | undefined;
}

const REFUSED_ACTION = 'Check the token (it may have expired), the address, and that the page\'s policy (connect-src) allows it. Browsers do not tell which it was.';

/** The reason that a close code stands for (RFC 6455, 7.4.1, and IANA's registry of close codes). */
function closeReason(code: number): AdapterReason {
  if (code === 1008 || code === 3000 || code === 3003) return 'auth';
  if (code === 1002 || code === 1003 || code === 1007 || code === 1009 || code === 1010) return 'malformed';
  if (code === 1011 || code === 1012 || code === 1014) return 'server';
  if (code === 1013) return 'rate';
  return 'closed';
}

/** The typed error of a failed connection. Holds nothing of what was sent or received but the code. */
export function socketError(provider: string, failure: SocketFailure, details: SocketErrorDetails = {}): AdapterError {
  const [reason, detail, action] = told(failure);
  return new AdapterError(provider, details.reason ?? reason, detail, {
    cause: failure,
    ...(details.retryAfterMs !== undefined && { retryAfterMs: details.retryAfterMs }),
    ...((details.action ?? action) !== undefined && { action: details.action ?? action ?? '' }),
  });
}

function told({ kind, code }: SocketFailure): readonly [reason: AdapterReason, detail: string, action?: string] {
  if (kind === 'open') return ['network', 'the connection could not be opened', REFUSED_ACTION];
  return [closeReason(code), `the connection was closed (${code})`];
}
