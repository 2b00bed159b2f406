import type { AudioFrame } from '../../spec/index.js';
import { parseJson } from '../../utils/parse-json.js';
import { resolveCredentials } from '../../utils/resolve-credentials.js';
import { SocketConnection } from '../../utils/socket-connection.js';
import type { OpenaiRealtimeVoiceOptions } from './realtime-options.js';

/** One connection to the API, of either kind. */
export interface RealtimeLine {
  /** Events of the server, for one reader. Fails with what the line failed with; ends where either side closed it. */
  readonly events: AsyncIterable<unknown>;
  /** Where sound goes over tracks: the candidate's is let through or not. Undefined where sound is sent in events. */
  readonly track?: LineTrack;
  /** False where the line is over. */
  send(event: object): boolean;
  close(): void;
}

export interface LineTrack {
  listen(isListening: boolean): void;
  /** ms that sound may still be on its way once its track was shut. */
  readonly delayMs: number;
}

/** Besides the server's own events, a line with tracks tells what it hears of the voice. */
export type VoiceEvent =
  | { readonly type: 'voice.frame'; readonly response_id: string; readonly frame: AudioFrame }
  | { readonly type: 'voice.end'; readonly response_id: string };

export const BASE_URL = 'https://api.openai.com/v1';

/** Over a WebSocket; the ephemeral key goes in a subprotocol, as a browser has no other way. */
export async function openSocketLine({ credentials, model, baseUrl = BASE_URL, WebSocket }: OpenaiRealtimeVoiceOptions, signal: AbortSignal): Promise<RealtimeLine> {
  const key = await resolveCredentials(credentials, signal);
  const url = `${baseUrl.replace(/^http/, 'ws').replace(/\/+$/, '')}/realtime?model=${encodeURIComponent(model)}`;
  const connection = await SocketConnection.open({ url, protocols: ['realtime', `openai-insecure-api-key.${key}`], WebSocket, signal });
  return {
    events: parsed(connection),
    send: (event) => connection.sendJson(event),
    close: () => void connection.close(),
  };
}

async function* parsed({ messages }: SocketConnection): AsyncGenerator<unknown> {
  for await (const message of messages) yield typeof message === 'string' ? parseJson(message) : undefined;
}
