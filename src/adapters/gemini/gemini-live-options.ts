import type { Clock, Credentials } from '../../spec/index.js';
import type { WebSocketConstructor } from '../../utils/socket-connection.js';
import type { GenaiLiveClient } from './gemini-live-client.js';

/** Takes texts to say all through a conversation, which `gemini-3.1-flash-live-preview` did not ("Gemini 3.8 Live", migration). */
export const DEFAULT_LIVE_MODEL = 'gemini-3.8-live';

export interface GeminiLiveVoiceOptions {
  /**
   * An ephemeral token (`auth_tokens/...`), or a function that fetches one from your server; asked at every connect. A key
   * works too, and must not be in a page.
   */
  readonly credentials?: Credentials;
  /** An existing client of `@google/genai`; its `live.connect` is used then. It brings its own key or token, for good. */
  readonly client?: GenaiLiveClient;
  /** Default `gemini-3.8-live`. Older models take texts only at the beginning and cannot be used. */
  readonly model?: string;
  /** Default: `v1alpha` for tokens, `v1beta` for keys. Not used with a `client`. */
  readonly apiVersion?: 'v1alpha' | 'v1beta';
  /** Address up to the path. Default `wss://generativelanguage.googleapis.com`. Not used with a `client`. */
  readonly baseUrl?: string;
  /** Stands in for the page's own. */
  readonly WebSocket?: WebSocketConstructor;
  /** Default: the machine's. */
  readonly clock?: Pick<Clock, 'now' | 'setTimer'>;
  /** In [0, 1), for pauses before a connection is tried again. Default `Math.random`. */
  readonly random?: () => number;
}
