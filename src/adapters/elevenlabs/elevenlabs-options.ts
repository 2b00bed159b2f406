import type { Credentials } from '../../spec/index.js';
import type { Timing } from '../../utils/machine-clock.js';
import type { WebSocketConstructor } from '../../utils/socket-connection.js';

/** How the voice sounds. Source: ElevenLabs API reference, "Multi-Context WebSocket", `voice_settings`. */
export interface ElevenLabsVoiceSettings {
  /** 0..1; lower is livelier. */
  readonly stability?: number;
  /** 0..1; how close to the original voice. */
  readonly similarityBoost?: number;
  /** 0..1; not every model knows it. */
  readonly style?: number;
  readonly speakerBoost?: boolean;
}

export interface ElevenLabsTextToSpeechOptions {
  /**
   * A token of `POST /v1/single-use-token/tts_websocket`, which your server fetches for the page: good for one connection,
   * within 15 minutes. So hand in a function: it is asked for each connection. A page must not hold a key.
   */
  readonly credentials: Credentials;
  /** Id of the voice, for calls that name none. */
  readonly voice: string;
  /** Default `eleven_flash_v2_5`. Models of the dialogue endpoint (`eleven_v3`, `eleven_v4`) do not speak over this one. */
  readonly model?: string;
  /** ISO 639-1. Told to the model, for those that take it (Flash and Turbo 2.5); by default it reads the language from the text. */
  readonly language?: string;
  readonly voiceSettings?: ElevenLabsVoiceSettings;
  /** The query parameter that carries the credentials. Default `single_use_token`; `xi-api-key` and `authorization` are others. */
  readonly credentialsParameter?: string;
  /** Stands in for `wss://api.elevenlabs.io`, e.g. `wss://api.eu.residency.elevenlabs.io`, or a proxy of yours. */
  readonly baseUrl?: string;
  /** After so long without a message that was due, the call fails, ms. Default 10,000. */
  readonly timeLimitMs?: number;
  /** Stands in for the browser's own. */
  readonly WebSocket?: WebSocketConstructor;
  /** Default: the machine's. */
  readonly clock?: Timing;
}
