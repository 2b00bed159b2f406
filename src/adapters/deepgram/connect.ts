import { AdapterError } from '../../errors/index.js';
import { machineClock } from '../../utils/machine-clock.js';
import { resolveCredentials } from '../../utils/resolve-credentials.js';
import { SocketConnection } from '../../utils/socket-connection.js';
import { untilAborted } from '../../utils/until-aborted.js';
import { withTimeLimit } from '../../utils/with-time-limit.js';
import type { DeepgramOptions } from './deepgram-options.js';

/** Where it is unless an option says otherwise. */
export const DEEPGRAM = 'wss://api.deepgram.com';
/** Longer than any network that a conversation is possible on. */
const OPEN_LIMIT_MS = 10_000;

/** A member that is undefined is left out, a list is repeated. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface ConnectTo {
  /** E.g. `/v1/listen`. */
  readonly path: string;
  readonly query: Query;
}

/**
 * Opens a connection that lasts until the signal ends. Browsers can send no header with a WebSocket, so that credentials go as
 * a subprotocol (Deepgram, "Using the Sec-WebSocket-Protocol"). Rejects with `SocketFailure`, `RequestFailure` (`credentials`),
 * `AdapterError` (`timeout`), or the signal's reason.
 */
export async function connect(provider: string, options: DeepgramOptions, { path, query }: ConnectTo, signal: AbortSignal): Promise<SocketConnection> {
  const { credentials, credentialKind = 'bearer', baseUrl = DEEPGRAM, modelImprovement = false, clock = machineClock, WebSocket } = options;
  const url = `${baseUrl.replace(/^http/, 'ws').replace(/\/+$/, '')}${path}?${queryText({ ...query, mip_opt_out: modelImprovement ? undefined : true })}`;
  const late = (): AdapterError => new AdapterError(provider, 'timeout', 'the connection was not there in time');
  return withTimeLimit(
    async (limited) => {
      const secret = await resolveCredentials(credentials, limited);
      limited.throwIfAborted();
      return untilAborted(SocketConnection.open({ url, protocols: [credentialKind, secret], WebSocket, signal }), limited);
    },
    { signal, timeLimitMs: OPEN_LIMIT_MS, clock },
    late,
  );
}

/** Whether there are WebSockets here at all. */
export function canConnect({ WebSocket = globalThis.WebSocket }: DeepgramOptions): boolean {
  return typeof WebSocket === 'function';
}

function queryText(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    return typeof value === 'object' ? value.map((item) => [name, item]) : [[name, String(value)]];
  });
  return new URLSearchParams(given).toString();
}
