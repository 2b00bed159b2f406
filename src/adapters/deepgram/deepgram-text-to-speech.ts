import { AdapterError } from '../../errors/index.js';
import type { CallContext, Destination, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../../spec/index.js';
import { hostOf } from '../../utils/departures.js';
import { framesOf } from '../../utils/pcm-frames.js';
import { segmentText } from '../../utils/segment-text.js';
import { canConnect, DEEPGRAM } from './connect.js';
import { deepgramError } from './deepgram-errors.js';
import type { DeepgramTextToSpeechOptions } from './deepgram-options.js';
import { SAMPLE_RATE, VoicePool, type VoiceSetting } from './voice-pool.js';
import { languageOfVoice, speedFor, voiceFor } from './voices.js';

const PROVIDER = 'deepgram-text-to-speech';
/** Characters that are spoken in one go; Deepgram takes 2000, and half of that leaves room in a minute for what follows. */
const LONGEST = 1_200;

/**
 * Deepgram's Aura voices, streamed (`/v1/speak`, 24 kHz): English, Spanish, German, French, Dutch, Italian, Japanese. After
 * `warm` all calls share a connection, which an abort silences without closing it. `rate` works in English and Spanish, from
 * 0.7 to 1.5. Needs no package.
 * Rejects with `AdapterError`: `unsupported` (no voice of the language), `network` (could not connect, which is also how a
 * browser sees a refused token), `auth`, `closed`, `rate`, `server`, `timeout`, `malformed`.
 */
export function deepgramTextToSpeech(options: DeepgramTextToSpeechOptions): TextToSpeech {
  return new DeepgramTextToSpeech(options);
}

class DeepgramTextToSpeech implements TextToSpeech {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations: readonly Destination[];
  readonly output = 'audio';
  readonly capabilities = { streamingText: true, progress: false } as const;
  readonly #options: DeepgramTextToSpeechOptions;
  /** Held since `warm`. */
  readonly #warm = new Set<VoicePool>();

  constructor(options: DeepgramTextToSpeechOptions) {
    this.#options = options;
    this.destinations = [{ host: hostOf(options.baseUrl ?? DEEPGRAM), sends: ['questions'] }];
  }

  isSupported(): boolean {
    return canConnect(this.#options);
  }

  async warm({ signal }: CallContext): Promise<void> {
    signal.throwIfAborted();
    const { model, language = model === undefined ? 'en' : languageOfVoice(model) } = this.#options;
    const setting = { model: voiceFor(PROVIDER, language, model), speed: undefined };
    const pool = new VoicePool(PROVIDER, this.#options);
    this.#warm.add(pool);
    const end = (): void => {
      this.#warm.delete(pool);
      pool.close();
    };
    signal.addEventListener('abort', end, { once: true });
    try {
      await pool.open(setting);
    } finally {
      signal.throwIfAborted();
    }
  }

  async *speak(options: TextToSpeechOptions, { signal }: CallContext): AsyncGenerator<TextToSpeechPart> {
    signal.throwIfAborted();
    const [held] = this.#warm;
    const pool = held ?? new VoicePool(PROVIDER, this.#options);
    const end = (): void => {
      if (!held) pool.close();
    };
    // Also where nobody takes a part any more.
    signal.addEventListener('abort', end, { once: true });
    try {
      yield* this.#speakWith(pool, options, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw deepgramError(PROVIDER, error);
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  }

  async *#speakWith(pool: VoicePool, { text, language, voice, rate }: TextToSpeechOptions, signal: AbortSignal): AsyncGenerator<TextToSpeechPart> {
    const model = voice ?? voiceFor(PROVIDER, language, this.#options.model);
    const setting = { model, speed: speedFor(model, rate) };
    let offset = 0;
    for (const clause of segmentText(text, language, LONGEST)) {
      let samples = 0;
      // Framed for itself, piece by piece: half a sample at the end of one would shift all that follows.
      for await (const frame of framesOf(soundsOf(pool, setting, clause.text, signal), SAMPLE_RATE, signal)) {
        samples += frame.data.length;
        yield { type: 'audio', frame: { ...frame, at: frame.at + offset } };
      }
      offset += (samples / SAMPLE_RATE) * 1000;
    }
  }
}

/** A connection that was held may have ended without anybody noticing: then the text is spoken over a new one. */
async function* soundsOf(pool: VoicePool, setting: VoiceSetting, text: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { connection, isFresh } = await pool.take(setting, text, signal);
    let hasSounded = false;
    try {
      for await (const bytes of connection.speak(text, signal)) {
        hasSounded = true;
        yield bytes;
      }
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (hasSounded || isFresh || !(error instanceof AdapterError && error.isRetryable)) throw error;
    }
  }
}
