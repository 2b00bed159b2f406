import type { CallContext, Destination, SpeechToText, SpeechToTextOptions, SpeechToTextPart } from '../../spec/index.js';
import { hostOf } from '../../utils/departures.js';
import { canConnect, DEEPGRAM, type Query } from './connect.js';
import type { DeepgramSpeechToTextOptions } from './deepgram-options.js';
import { keyTerms } from './key-terms.js';
import { languageOf, novaLanguage } from './languages.js';
import { Listening } from './listening.js';
import { ResultsReader } from './results-reader.js';

const PROVIDER = 'deepgram-speech-to-text';
/** Deepgram closes after 10 s without sound or this message, and advises 3 to 5 s ("Audio Keep Alive"). */
const KEEP_ALIVE_MS = 4_000;

/**
 * Deepgram's streaming recognition (`/v1/listen`): captions while somebody speaks, words with times and confidence. Needs no
 * package. Turns are for the session to find: this model knows pauses, not whether somebody is done.
 * Rejects with `AdapterError`: `network` (could not connect, which is also how a browser sees a refused token), `auth`,
 * `closed`, `rate`, `quota`, `server`, `timeout`, `malformed`; and with what the microphone fails with.
 */
export function deepgramSpeechToText(options: DeepgramSpeechToTextOptions): SpeechToText {
  return new DeepgramSpeechToText(options);
}

class DeepgramSpeechToText implements SpeechToText {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations: readonly Destination[];
  readonly input = 'audio';
  readonly capabilities: SpeechToText['capabilities'];
  readonly #options: DeepgramSpeechToTextOptions;

  constructor(options: DeepgramSpeechToTextOptions) {
    this.#options = options;
    this.destinations = [{ host: hostOf(options.baseUrl ?? DEEPGRAM), sends: ['sound'] }];
    this.capabilities = { interimResults: true, words: true, verbatim: options.fillerWords ?? true, turns: false, onDevice: false };
  }

  isSupported(): boolean {
    return canConnect(this.#options);
  }

  async *transcribe({ audio, language, hints }: SpeechToTextOptions, { signal }: CallContext): AsyncGenerator<SpeechToTextPart> {
    if (!audio) throw new TypeError('deepgramSpeechToText needs options.audio.');
    if (signal.aborted) return;
    const listening = new Listening(
      {
        provider: PROVIDER,
        target: (sampleRate) => ({ path: '/v1/listen', query: this.#query(language, sampleRate, hints) }),
        chunkMs: 0,
        idle: { ms: KEEP_ALIVE_MS, message: () => 'KeepAlive' },
        farewell: ['Finalize', 'CloseStream'],
        createReader: (sent) => new ResultsReader(PROVIDER, sent),
      },
      this.#options,
      signal,
    );
    yield* listening.parts(audio);
  }

  #query(tag: string, sampleRate: number, hints: readonly string[] | undefined): Query {
    const { model = 'nova-3', language = novaLanguage(tag), endpointingMs = 300, utteranceEndMs = 1000, punctuate = true, smartFormat = false, fillerWords = true } = this.#options;
    return {
      model,
      language,
      encoding: 'linear16',
      sample_rate: sampleRate,
      channels: 1,
      interim_results: true,
      endpointing: endpointingMs,
      utterance_end_ms: utteranceEndMs,
      vad_events: true,
      punctuate,
      smart_format: smartFormat || undefined,
      filler_words: (fillerWords && languageOf(language) === 'en') || undefined,
      // Refused by all older models.
      keyterm: model.startsWith('nova-3') ? keyTerms(hints) : undefined,
    };
  }
}
