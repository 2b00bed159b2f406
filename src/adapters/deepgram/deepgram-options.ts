import type { Credentials } from '../../spec/index.js';
import type { Timing } from '../../utils/machine-clock.js';
import type { WebSocketConstructor } from '../../utils/socket-connection.js';

/** How all adapters of Deepgram reach it. */
export interface DeepgramOptions {
  /** Asked for at every connection: tokens live for seconds. Your server mints them with `POST /v1/auth/grant`. */
  readonly credentials: Credentials;
  /** `bearer`: a token. `token`: an API key, which no page must hold. Default `bearer`. */
  readonly credentialKind?: 'bearer' | 'token';
  /** Default `wss://api.deepgram.com`; `wss://api.eu.deepgram.com` keeps the sound in the European Union. */
  readonly baseUrl?: string;
  /** Whether Deepgram may keep what it hears to train its models (`mip_opt_out`; refusing may cost more). Default false. */
  readonly modelImprovement?: boolean;
  /** Stands in for the page's own. */
  readonly WebSocket?: WebSocketConstructor;
  /** Default: the machine's. */
  readonly clock?: Timing;
}

export interface DeepgramSpeechToTextOptions extends DeepgramOptions {
  /** Default `nova-3`. */
  readonly model?: string;
  /** Deepgram's own code, e.g. `multi` for speakers who change languages. Default: what fits the language of the call. */
  readonly language?: string;
  /** Silence after which a stretch is certain, ms. Default 300; Deepgram's own default is 10, which cuts within sentences. */
  readonly endpointingMs?: number;
  /** Gap between words after which speech counts as over where the silence is never quiet, ms. From 1000; default 1000. */
  readonly utteranceEndMs?: number;
  /** Punctuation and capitals. Default true. */
  readonly punctuate?: boolean;
  /** Numbers, dates and addresses as they are written; may wait for more words. Default false. */
  readonly smartFormat?: boolean;
  /** Keeps "uh" and "um"; Deepgram does so in English only. Default true. */
  readonly fillerWords?: boolean;
}

export interface DeepgramFluxOptions extends DeepgramOptions {
  /** Default: `flux-general-en` for English, `flux-general-multi` for the other languages that Flux knows. */
  readonly model?: string;
  /** Confidence from which a turn is over, 0.5..1. Default: Deepgram's, 0.7. */
  readonly eotThreshold?: number;
  /** Confidence from which a turn is probably over, 0.3..0.9, at most `eotThreshold`; without it no `turn-eager` comes. */
  readonly eagerEotThreshold?: number;
  /** Silence after which a turn is over in any case, ms, 500..60000. Default: Deepgram's, 5000. */
  readonly eotTimeoutMs?: number;
}

export interface DeepgramTextToSpeechOptions extends DeepgramOptions {
  /** Voice for the language in its name, e.g. `aura-2-thalia-en`; in other languages the first of Deepgram's voices speaks. */
  readonly model?: string;
  /** BCP 47 tag of the voice that `warm` connects. Default: that of `model`, else English. */
  readonly language?: string;
}
