import { InvalidInputError } from '../../errors/index.js';
import type { CallContext, Destination, SpeechToText, SpeechToTextOptions, SpeechToTextPart } from '../../spec/index.js';
import { hostOf } from '../../utils/departures.js';
import { canConnect, DEEPGRAM, type Query } from './connect.js';
import { unsupportedLanguage } from './deepgram-errors.js';
import type { DeepgramFluxOptions } from './deepgram-options.js';
import { keyTerms } from './key-terms.js';
import { isFluxLanguage, languageOf } from './languages.js';
import { Listening } from './listening.js';
import { TurnReader } from './turn-reader.js';

const PROVIDER = 'deepgram-flux';
const MULTILINGUAL = 'flux-general-multi';
/** What Deepgram advises for Flux ("Getting Started with Flux"). */
const CHUNK_MS = 80;
/** Flux knows no message that keeps a connection, and an open turn ends by sound alone: where none comes, silence does. */
const IDLE_MS = 500;

/**
 * Deepgram Flux (`/v2/listen`): recognition that says by itself when a turn is over, and with `eagerEotThreshold` when it
 * probably is. English, Spanish, French, German, Hindi, Russian, Portuguese, Japanese, Italian, Dutch.
 * Rejects as `deepgramSpeechToText` does, and with `AdapterError` (`unsupported`) for other languages.
 * Throws `InvalidInputError` for thresholds that Deepgram would refuse.
 */
export function deepgramFlux(options: DeepgramFluxOptions): SpeechToText {
  const issues = [
    ...outside('eotThreshold', options.eotThreshold, 0.5, 1),
    ...outside('eagerEotThreshold', options.eagerEotThreshold, 0.3, Math.min(0.9, options.eotThreshold ?? 0.7)),
    ...outside('eotTimeoutMs', options.eotTimeoutMs, 500, 60_000),
  ];
  if (issues.length > 0) throw new InvalidInputError('option', issues);
  return new DeepgramFlux(options);
}

class DeepgramFlux implements SpeechToText {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations: readonly Destination[];
  readonly input = 'audio';
  readonly capabilities = { interimResults: true, words: true, verbatim: false, turns: true, onDevice: false } as const;
  readonly #options: DeepgramFluxOptions;

  constructor(options: DeepgramFluxOptions) {
    this.#options = options;
    this.destinations = [{ host: hostOf(options.baseUrl ?? DEEPGRAM), sends: ['sound'] }];
  }

  isSupported(): boolean {
    return canConnect(this.#options);
  }

  async *transcribe({ audio, language, hints }: SpeechToTextOptions, { signal }: CallContext): AsyncGenerator<SpeechToTextPart> {
    if (!audio) throw new TypeError('deepgramFlux needs options.audio.');
    if (signal.aborted) return;
    const model = this.#modelFor(language);
    const listening = new Listening(
      {
        provider: PROVIDER,
        target: (sampleRate) => ({ path: '/v2/listen', query: this.#query(model, language, sampleRate, hints) }),
        chunkMs: CHUNK_MS,
        idle: { ms: IDLE_MS, message: (sent) => sent.addSilence(IDLE_MS) },
        farewell: ['CloseStream'],
        createReader: (sent) => new TurnReader(PROVIDER, sent),
      },
      this.#options,
      signal,
    );
    yield* listening.parts(audio);
  }

  #modelFor(language: string): string {
    if (this.#options.model !== undefined) return this.#options.model;
    if (languageOf(language) === 'en') return 'flux-general-en';
    if (isFluxLanguage(language)) return MULTILINGUAL;
    throw unsupportedLanguage(PROVIDER, language, 'Use deepgramSpeechToText, which knows more languages.');
  }

  #query(model: string, language: string, sampleRate: number, hints: readonly string[] | undefined): Query {
    const { eotThreshold, eagerEotThreshold, eotTimeoutMs } = this.#options;
    return {
      model,
      encoding: 'linear16',
      sample_rate: sampleRate,
      eot_threshold: eotThreshold,
      eager_eot_threshold: eagerEotThreshold,
      eot_timeout_ms: eotTimeoutMs,
      keyterm: keyTerms(hints),
      language_hint: model === MULTILINGUAL && isFluxLanguage(language) ? languageOf(language) : undefined,
    };
  }
}

function outside(path: string, value: number | undefined, least: number, most: number): { path: string; message: string }[] {
  return value === undefined || (value >= least && value <= most) ? [] : [{ path, message: `must be from ${least} to ${most}` }];
}
