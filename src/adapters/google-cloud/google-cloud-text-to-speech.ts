import { AdapterError, InvalidInputError } from '../../errors/index.js';
import type { CallContext, Destination, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../../spec/index.js';
import { abortedWith } from '../../utils/aborted-with.js';
import { hostOf } from '../../utils/departures.js';
import { framesOf } from '../../utils/pcm-frames.js';
import { segmentText, type Clause } from '../../utils/segment-text.js';
import { withTimeLimit } from '../../utils/with-time-limit.js';
import { credentialIssues } from './google-cloud-endpoint.js';
import { googleCloudError, TTS_PROVIDER } from './google-cloud-errors.js';
import type { GoogleCloudTextToSpeechOptions } from './google-cloud-options.js';
import { GOOGLE, SAMPLE_RATE, synthesise } from './google-cloud-synthesis.js';

/** A sound comes only when it is whole, so the first one is of few words; Google takes 5000 bytes. */
const LONGEST = 200;
const TIME_LIMIT_MS = 10_000;

/**
 * Google Cloud Text-to-Speech over REST (v1, `text:synthesize`). Needs no package. REST does not stream: each clause of up to
 * 200 characters is a request of its own, and the next one is asked for while the sound of the one before is handed out.
 * Frames of 20 ms at 24 kHz; only the last one may be shorter.
 * Rejects with `AdapterError`: `rate`, `quota`, `auth`, `cors`, `network`, `server`, `timeout`, `closed`, `malformed`,
 * `unsupported` (a voice or language that Google does not know). Throws `InvalidInputError`.
 */
export function googleCloudTextToSpeech(options: GoogleCloudTextToSpeechOptions): TextToSpeech {
  const issues = [...credentialIssues(options), ...((options.timeLimitMs ?? TIME_LIMIT_MS) > 0 ? [] : [{ path: 'timeLimitMs', message: 'must be more than 0' }])];
  if (issues.length > 0) throw new InvalidInputError('option', issues);
  return new GoogleCloudTextToSpeech(options);
}

class GoogleCloudTextToSpeech implements TextToSpeech {
  readonly specificationVersion = 'v1';
  readonly provider = TTS_PROVIDER;
  readonly destinations: readonly Destination[];
  readonly output = 'audio';
  readonly capabilities = { streamingText: false, progress: false };
  readonly #options: GoogleCloudTextToSpeechOptions;

  constructor(options: GoogleCloudTextToSpeechOptions) {
    this.#options = options;
    this.destinations = [{ host: hostOf(options.baseUrl ?? GOOGLE), sends: ['questions'] }];
  }

  isSupported(): boolean {
    return true;
  }

  async *speak(request: TextToSpeechOptions, { signal }: CallContext): AsyncGenerator<TextToSpeechPart> {
    signal.throwIfAborted();
    const clauses = segmentText(request.text, request.language, LONGEST);
    // Ends what was asked for ahead also when the reader leaves.
    const own = abortedWith(signal);
    try {
      for await (const frame of framesOf(this.#sounds(clauses, request, own.signal), SAMPLE_RATE, signal)) yield { type: 'audio', frame };
    } catch (error) {
      signal.throwIfAborted();
      throw googleCloudError(error, TTS_PROVIDER);
    } finally {
      own.abort();
    }
  }

  async *#sounds(clauses: readonly Clause[], request: TextToSpeechOptions, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const ask = (index: number): Promise<Uint8Array> | undefined => {
      const clause = clauses[index];
      const sound = clause && this.#sound(clause.text, request, signal);
      // It is looked at when its turn comes.
      sound?.catch(() => undefined);
      return sound;
    };
    let next = ask(0);
    for (let index = 1; next; index += 1) {
      const bytes = await next;
      next = ask(index);
      yield bytes;
    }
  }

  #sound(text: string, request: TextToSpeechOptions, signal: AbortSignal): Promise<Uint8Array> {
    const { timeLimitMs = TIME_LIMIT_MS, clock } = this.#options;
    const late = (): Error => new AdapterError(TTS_PROVIDER, 'timeout', 'no sound came in time');
    return withTimeLimit((limited) => synthesise(this.#options, text, request, limited), { signal, timeLimitMs, ...(clock && { clock }) }, late);
  }
}
