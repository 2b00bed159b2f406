import type { Clock, Credentials } from '../../spec/index.js';

/** What both directions of speech need to reach Google Cloud. Exactly one of `accessToken` and `apiKey`. */
export interface GoogleCloudServer {
  /** OAuth 2 access token of the scope `cloud-platform`; lives for an hour, so hand in a function that asks your server for one. */
  readonly accessToken?: Credentials;
  /** API key; restrict it to the addresses of your pages and to this API, or put a proxy of yours in front. */
  readonly apiKey?: Credentials;
  /** The project that pays, for access tokens of a person (`x-goog-user-project`). */
  readonly quotaProject?: string;
  /** Stands in for the browser's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: the machine's. */
  readonly clock?: Pick<Clock, 'setTimer'>;
}

export interface GoogleCloudSpeechToTextOptions extends GoogleCloudServer {
  /** Address below which `/v1/speech:recognize` lies. Default `https://speech.googleapis.com`; regions have others. */
  readonly baseUrl?: string;
  /** E.g. `latest_long`, `latest_short`; Google chooses one where absent. */
  readonly model?: string;
  /** Up to 3 more languages that may be spoken, BCP 47 tags. */
  readonly alternativeLanguages?: readonly string[];
  /** For each try of a stretch; and, once nobody listens any more, for all that is left. ms, default 20000. */
  readonly timeLimitMs?: number;
  /** In [0, 1), for the pauses before a repetition. Default `Math.random`. */
  readonly random?: () => number;
}

export interface GoogleCloudTextToSpeechOptions extends GoogleCloudServer {
  /** Address below which `/v1/text:synthesize` lies. Default `https://texttospeech.googleapis.com`; regions have others. */
  readonly baseUrl?: string;
  /**
   * Names of voices, e.g. `en-US-Chirp3-HD-Charon`. The first whose language is that of the text speaks; where there is none,
   * Google chooses one for the language. `voice` of a call comes first.
   */
  readonly voices?: readonly string[];
  /** How long is waited for the sound of a clause, ms. Default 10000. */
  readonly timeLimitMs?: number;
}
