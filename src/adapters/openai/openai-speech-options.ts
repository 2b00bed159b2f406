import type { Clock, Credentials } from '../../spec/index.js';

/** What both directions of speech need to reach a server. */
export interface OpenaiSpeechServer {
  /** Address below which `/audio/transcriptions` and `/audio/speech` lie. Default `https://api.openai.com/v1`. */
  readonly baseUrl?: string;
  /**
   * Left out for servers that ask for none. OpenAI has no short-lived tokens for these addresses, and a page must not hold a
   * key: put a proxy of yours in front and hand its own token here.
   */
  readonly credentials?: Credentials;
  /** Stands in for the browser's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: the machine's. */
  readonly clock?: Pick<Clock, 'setTimer'>;
}

/** How a server tells what it is sure of; see `OpenaiSpeechToTextOptions.detail`. */
export type TranscriptionDetail = 'none' | 'logprobs' | 'words';

export interface OpenaiSpeechToTextOptions extends OpenaiSpeechServer {
  /** E.g. `gpt-4o-mini-transcribe`, `whisper-1`, `whisper-large-v3-turbo` (Groq), `Systran/faster-whisper-small` (speaches). */
  readonly model: string;
  /** Words as they are written down, once a stretch of speech was sent; not by every server and model. Default false. */
  readonly stream?: boolean;
  /**
   * `logprobs`: `include[]=logprobs`, for OpenAI's `gpt-*` models. `words`: `verbose_json` with times of words, for Whisper
   * on any server; it cannot be streamed. `none`: text alone. Default by the model's name: `gpt-*transcribe*` has logprobs
   * (but for `-diarize`), a name with "whisper" has words unless `stream`, others have none.
   */
  readonly detail?: TranscriptionDetail;
  /** 0..1; the server's default where absent. */
  readonly temperature?: number;
  /** For each try of a stretch; and, once nobody listens any more, for all that is left. ms, default 20000. */
  readonly timeLimitMs?: number;
  /** In [0, 1), for the pauses before a repetition. Default `Math.random`. */
  readonly random?: () => number;
}

export interface OpenaiTextToSpeechOptions extends OpenaiSpeechServer {
  /** E.g. `gpt-4o-mini-tts`, `tts-1`. */
  readonly model: string;
  /** E.g. `marin`, `alloy`; other servers have other ones. `voice` of a call comes first. */
  readonly voice: string;
  /** How it is to speak; not for `tts-1` and `tts-1-hd`. */
  readonly instructions?: string;
  /** How long is waited for the answer to begin, and for each piece of it, ms. Default 10000. */
  readonly timeLimitMs?: number;
}
