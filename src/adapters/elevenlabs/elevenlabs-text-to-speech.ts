import { InvalidInputError } from '../../errors/index.js';
import type { CallContext, Destination, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../../spec/index.js';
import { hostOf } from '../../utils/departures.js';
import { segmentText } from '../../utils/segment-text.js';
import { elevenLabsError, PROVIDER } from './elevenlabs-errors.js';
import type { ElevenLabsTextToSpeechOptions } from './elevenlabs-options.js';
import { HeldLines } from './held-lines.js';
import { BASE_URL, SpeechLine } from './speech-line.js';
import { spokenParts } from './spoken-parts.js';

/** Range of `speed`. Source: ElevenLabs API reference, `voice_settings`. */
const SLOWEST = 0.7;
const FASTEST = 1.2;
/** Characters that are sent in one go; longer text follows as the voice comes near, so that little of it is made in vain. */
const LONGEST = 300;

/**
 * ElevenLabs' voices over a WebSocket, with the place in the text that is spoken. Needs no package.
 * Rejects with `AdapterError`: `auth`, `quota`, `rate`, `network` (could not connect, which is also how a browser sees a
 * refusal), `unsupported` (no such voice or model), `closed`, `server`, `timeout`, `malformed` (also a text that is too long).
 * Throws `InvalidInputError` when the voice is missing.
 */
export function elevenLabsTextToSpeech(options: ElevenLabsTextToSpeechOptions): TextToSpeech {
  if (!options.voice) throw new InvalidInputError('option', [{ path: 'voice', message: 'is missing' }]);
  return new ElevenLabsTextToSpeech(options);
}

class ElevenLabsTextToSpeech implements TextToSpeech {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations: readonly Destination[];
  readonly output = 'audio';
  readonly capabilities = { streamingText: true, progress: true };
  readonly #options: ElevenLabsTextToSpeechOptions;
  readonly #held: HeldLines;

  constructor(options: ElevenLabsTextToSpeechOptions) {
    this.#options = options;
    this.destinations = [{ host: hostOf(options.baseUrl ?? BASE_URL), sends: ['questions'] }];
    this.#held = new HeldLines(options);
  }

  isSupported(): boolean {
    return this.#options.WebSocket !== undefined || typeof WebSocket === 'function';
  }

  async warm({ signal }: CallContext): Promise<void> {
    signal.throwIfAborted();
    this.#held.hold(signal);
    await this.#held.line(this.#options.voice, signal);
  }

  async *speak({ text, language, voice = this.#options.voice, rate }: TextToSpeechOptions, { signal }: CallContext): AsyncGenerator<TextToSpeechPart> {
    signal.throwIfAborted();
    const clauses = segmentText(text, language, LONGEST);
    if (clauses.length === 0) return;
    const isShared = this.#held.isHeld;
    const line = isShared ? await this.#held.line(voice, signal) : await SpeechLine.open(this.#options, voice, false, signal);
    const context = line.begin(this.#settings(rate));
    const stop = (): void => {
      context.drop();
      if (!isShared) void line.close();
    };
    // Silence must come at once, also when nobody takes the next part.
    signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const part of spokenParts(context, text, clauses, this.#options)) {
        signal.throwIfAborted();
        yield part;
      }
      signal.throwIfAborted();
    } catch (error) {
      signal.throwIfAborted();
      throw elevenLabsError(error);
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }

  #settings(rate: number | undefined): object {
    const { stability, similarityBoost, style, speakerBoost } = this.#options.voiceSettings ?? {};
    return {
      ...(stability !== undefined && { stability }),
      ...(similarityBoost !== undefined && { similarity_boost: similarityBoost }),
      ...(style !== undefined && { style }),
      ...(speakerBoost !== undefined && { use_speaker_boost: speakerBoost }),
      ...(rate !== undefined && { speed: Math.min(FASTEST, Math.max(SLOWEST, rate)) }),
    };
  }
}
