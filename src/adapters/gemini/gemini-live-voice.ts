import type { CallContext, Destination, RealtimeVoice, RealtimeVoiceOptions, RealtimeVoiceSession } from '../../spec/index.js';
import { hostOf } from '../../utils/departures.js';
import { machineClock } from '../../utils/machine-clock.js';
import { LIVE_BASE_URL, LiveConnector } from './gemini-live-connector.js';
import { LiveConversation } from './gemini-live-conversation.js';
import { LIVE_PROVIDER, liveFailure } from './gemini-live-errors.js';
import { DEFAULT_LIVE_MODEL, type GeminiLiveVoiceOptions } from './gemini-live-options.js';

/**
 * Google's Gemini Live (`BidiGenerateContent`), over the page's own WebSocket, or over a client of `@google/genai` that the
 * host has.
 *
 * A model that converses replies by itself and words what it says by itself. Here it only reads aloud: whose turn it is, is
 * told to it (manual activity), each text is a message of its own, and what comes unasked is dropped. That it reads exactly is
 * asked for, not guaranteed; what it said is compared with the text, and a difference is told as a `warning`.
 *
 * A connection of the vendor lasts about 10 minutes. Before it ends, while nobody speaks, another one takes over with the
 * handle of the conversation; where the line breaks, or the handle is not known any more, the same happens late: the sound of
 * a turn is kept until its words have come. For 20 s it is tried again, never earlier than told; then `parts` fails.
 *
 * Rejects with `AdapterError`: `auth`, `rate` (with the wait that Gemini asks for), `quota`, `network` (also what a browser
 * does not tell of a refusal), `server`, `timeout`, `closed`, `malformed`, `unsupported` (a model that cannot be talked to).
 */
export function geminiLiveVoice(options: GeminiLiveVoiceOptions): RealtimeVoice {
  return new GeminiLiveVoice(options);
}

class GeminiLiveVoice implements RealtimeVoice {
  readonly specificationVersion = 'v1';
  readonly provider = LIVE_PROVIDER;
  /** A client that is handed over knows its address itself. */
  readonly destinations: readonly Destination[] | undefined;
  readonly modelId: string;
  /** It tells the end of a turn only by replying to it. */
  readonly capabilities = { turns: false, interimResults: true };
  readonly #options: GeminiLiveVoiceOptions;

  constructor(options: GeminiLiveVoiceOptions) {
    this.#options = options;
    this.destinations = options.client ? undefined : [{ host: hostOf(options.baseUrl ?? LIVE_BASE_URL), sends: ['sound', 'questions'] }];
    this.modelId = options.model ?? DEFAULT_LIVE_MODEL;
  }

  isSupported(): boolean {
    return this.#options.client !== undefined || this.#options.WebSocket !== undefined || typeof globalThis.WebSocket === 'function';
  }

  async open({ instructions, language, voice, audio }: RealtimeVoiceOptions, { signal }: CallContext): Promise<RealtimeVoiceSession> {
    signal.throwIfAborted();
    const connector = new LiveConnector(this.#options, { instructions, language, ...(voice !== undefined && { voice }) });
    try {
      const line = await connector.connect(signal);
      signal.throwIfAborted();
      return new LiveConversation({ connector, audio, clock: this.#options.clock ?? machineClock, signal }, line);
    } catch (error) {
      signal.throwIfAborted();
      throw liveFailure(error).error;
    }
  }
}
