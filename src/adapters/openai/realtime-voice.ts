import { InvalidInputError } from '../../errors/index.js';
import type { CallContext, Destination, RealtimeVoice, RealtimeVoiceOptions, RealtimeVoiceSession } from '../../spec/index.js';
import { hostOf } from '../../utils/departures.js';
import { PROVIDER } from './realtime-errors.js';
import { BASE_URL, openSocketLine } from './realtime-line.js';
import type { OpenaiRealtimeVoiceOptions } from './realtime-options.js';
import { RealtimeConversation } from './realtime-session.js';

/**
 * OpenAI's Realtime API as a voice that says what it is asked to say, and writes down what it hears. Needs no package. It
 * renews its session before the provider's limit, and resumes after a line that broke: what the candidate said is sent again
 * until its words have come; a reply that was cut goes on with its next sentence (its last sentence is said again).
 * Rejects, and fails, with `AdapterError`: `auth`, `network` (could not connect, which over a WebSocket is also how a browser
 * sees a refused key), `quota`, `rate`, `unsupported` (unknown model or voice), `closed`, `server`, `timeout`, `malformed`;
 * and with what the microphone fails with. Throws `InvalidInputError` when the model is missing.
 */
export function openaiRealtimeVoice(options: OpenaiRealtimeVoiceOptions): RealtimeVoice {
  if (!options.model) throw new InvalidInputError('option', [{ path: 'model', message: 'is missing' }]);
  return new OpenaiRealtimeVoice(options);
}

class OpenaiRealtimeVoice implements RealtimeVoice {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations: readonly Destination[];
  readonly modelId: string;
  readonly capabilities = { turns: true, interimResults: true };
  readonly #options: OpenaiRealtimeVoiceOptions;

  constructor(options: OpenaiRealtimeVoiceOptions) {
    this.#options = options;
    this.destinations = [{ host: hostOf(options.baseUrl ?? BASE_URL), sends: ['sound', 'questions'] }];
    this.modelId = options.model;
  }

  isSupported(): boolean {
    const { transport, WebSocket } = this.#options;
    if (transport === 'webrtc') return typeof RTCPeerConnection === 'function' && typeof AudioWorkletNode === 'function';
    return WebSocket !== undefined || typeof globalThis.WebSocket === 'function';
  }

  async open(asked: RealtimeVoiceOptions, context: CallContext): Promise<RealtimeVoiceSession> {
    const options = this.#options;
    if (options.transport !== 'webrtc') return RealtimeConversation.open((signal) => openSocketLine(options, signal), options, asked, context);
    const { openCallLine } = await import('./realtime-call.js');
    return RealtimeConversation.open((signal) => openCallLine(options, asked.audio, signal), options, asked, context);
  }
}
