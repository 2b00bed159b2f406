import type { Credentials } from '../../spec/index.js';
import type { Timing } from '../../utils/machine-clock.js';
import type { WebSocketConstructor } from '../../utils/socket-connection.js';

export interface OpenaiRealtimeVoiceOptions {
  /**
   * An ephemeral key (`ek_...`), which your server asks for with `POST /v1/realtime/client_secrets`. Hand in a function: it is
   * asked for each connection, and a conversation takes several. A page must not hold a key of the account.
   */
  readonly credentials: Credentials;
  /** E.g. `gpt-realtime-2.1`. */
  readonly model: string;
  /**
   * Default `websocket`: sound is counted to the sample, and sent again after a line that broke. `webrtc` copes better with
   * bad networks; there the voice comes at the pace at which it sounds.
   */
  readonly transport?: 'websocket' | 'webrtc';
  /** For conversations that name none. Default `marin`. */
  readonly voice?: string;
  /** Writes down what the candidate says. Default `gpt-4o-transcribe`. */
  readonly transcriptionModel?: string;
  /** Who finds the end of a turn where the provider is to tell. Default `semantic_vad`. */
  readonly turnDetection?: 'semantic_vad' | 'server_vad';
  /** Filters what the candidate says before it is heard. Default: not. */
  readonly noiseReduction?: 'near_field' | 'far_field';
  /** A pause after which what was said so far is written down while a turn goes on, ms. Default 800. */
  readonly pauseMs?: number;
  /** After so long without an answer that is due the line is opened again, ms. Default 10,000. */
  readonly timeLimitMs?: number;
  /** How often in a row a line is opened again before the conversation fails. Default 5. */
  readonly attempts?: number;
  /** How long the provider lets a session go on, ms; it is renewed in a pause before. Default 60 minutes. */
  readonly sessionLimitMs?: number;
  /** Stands in for `https://api.openai.com/v1`. */
  readonly baseUrl?: string;
  /** Folder of `frame-worklet.js`, for `webrtc`. Default: beside the script. */
  readonly assetsUrl?: string;
  /** Stands in for the browser's own, for `webrtc`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Stands in for the browser's own, for `websocket`. */
  readonly WebSocket?: WebSocketConstructor;
  /** Default: the machine's. */
  readonly clock?: Timing;
  /** In [0, 1), for the waits between attempts. Default `Math.random`. */
  readonly random?: () => number;
}

export const DEFAULT_TIME_LIMIT_MS = 10_000;
/** Hz; the only rate of the API's PCM. */
export const SAMPLE_RATE = 24_000;
