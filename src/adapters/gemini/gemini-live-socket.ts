import type { WebSocketConstructor } from '../../utils/socket-connection.js';
import { SocketConnection } from '../../utils/socket-connection.js';
import { parseJson } from '../../utils/parse-json.js';
import type { LiveInput, LiveSetup } from './gemini-live-setup.js';

/** One connection of a conversation, after its setup was sent. */
export interface LiveLine {
  /** As they come, parsed; for one reader. Ends when either side has closed normally, fails when the line broke. */
  readonly messages: AsyncIterable<unknown>;
  send(input: LiveInput): void;
  close(): void;
}

export interface SocketLineOptions {
  readonly baseUrl: string;
  /** Default: `v1alpha` for tokens, `v1beta` for keys. */
  readonly apiVersion: string | undefined;
  /** A key or an ephemeral token. */
  readonly credential: string;
  readonly WebSocket: WebSocketConstructor | undefined;
  readonly signal: AbortSignal;
}

const TOKEN = /^auth_tokens\//;

/** Over the page's own WebSocket. Tokens have a method of their own, and are taken in the query, for browsers send no headers. */
export async function openSocketLine(setup: LiveSetup, { baseUrl, apiVersion, credential, WebSocket, signal }: SocketLineOptions): Promise<LiveLine> {
  const isToken = TOKEN.test(credential);
  const method = isToken ? 'BidiGenerateContentConstrained?access_token=' : 'BidiGenerateContent?key=';
  const service = `google.ai.generativelanguage.${apiVersion ?? (isToken ? 'v1alpha' : 'v1beta')}.GenerativeService`;
  const url = `${baseUrl.replace(/\/+$/, '')}/ws/${service}.${method}${encodeURIComponent(credential)}`;
  const connection = await SocketConnection.open({ url, WebSocket, signal });
  connection.sendJson({ setup });
  return {
    messages: jsonOf(connection),
    send: (input) => void connection.sendJson(input),
    close: () => void connection.close(),
  };
}

/** The server sends its JSON as bytes. */
async function* jsonOf({ messages }: SocketConnection): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  for await (const message of messages) yield parseJson(typeof message === 'string' ? message : decoder.decode(message));
}
