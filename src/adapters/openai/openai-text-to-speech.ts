import { AdapterError, InvalidInputError } from '../../errors/index.js';
import type { CallContext, Destination, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../../spec/index.js';
import { abortedWith } from '../../utils/aborted-with.js';
import { hostOf } from '../../utils/departures.js';
import { framesOf } from '../../utils/pcm-frames.js';
import { bytesOf } from '../../utils/read-answer.js';
import { segmentText, type Clause } from '../../utils/segment-text.js';
import { withTimeLimit } from '../../utils/with-time-limit.js';
import { OPENAI, postToOpenai } from './openai-endpoint.js';
import { openaiError, TTS_PROVIDER } from './openai-errors.js';
import type { OpenaiTextToSpeechOptions } from './openai-speech-options.js';

/** OpenAI takes 4096 characters, and its newer models 2000 tokens, which some scripts need for as many characters. */
const LONGEST = 2_000;
/** Of `pcm` (OpenAI, "Text to speech", supported output formats: 24 kHz, 16 bit signed, low-endian, without a header). */
const SAMPLE_RATE = 24_000;
const TIME_LIMIT_MS = 10_000;

/**
 * Any server that speaks OpenAI's `POST /audio/speech` with PCM. Needs no package. Hands out frames of 20 ms while the sound
 * still comes; only the last one may be shorter. A text of more than 2000 characters takes several requests, one after
 * another, cut between sentences. `rate` is sent as `speed`, which not every model heeds.
 * Rejects with `AdapterError`: `rate`, `quota`, `auth`, `cors`, `network`, `server`, `timeout` (nothing came for so long),
 * `closed` (the sound broke off), `malformed`, `unsupported` (unknown model or voice). Throws `InvalidInputError` when the
 * model or the voice is missing.
 */
export function openaiTextToSpeech(options: OpenaiTextToSpeechOptions): TextToSpeech {
  const issues = [
    ...(['model', 'voice'] as const).filter((name) => !options[name]).map((path) => ({ path, message: 'is missing' })),
    ...((options.timeLimitMs ?? TIME_LIMIT_MS) > 0 ? [] : [{ path: 'timeLimitMs', message: 'must be more than 0' }]),
  ];
  if (issues.length > 0) throw new InvalidInputError('option', issues);
  return new OpenaiTextToSpeech(options);
}

class OpenaiTextToSpeech implements TextToSpeech {
  readonly specificationVersion = 'v1';
  readonly provider = TTS_PROVIDER;
  readonly destinations: readonly Destination[];
  readonly output = 'audio';
  readonly capabilities = { streamingText: false, progress: false };
  readonly #options: OpenaiTextToSpeechOptions;

  constructor(options: OpenaiTextToSpeechOptions) {
    this.#options = options;
    this.destinations = [{ host: hostOf(options.baseUrl ?? OPENAI), sends: ['questions'] }];
  }

  isSupported(): boolean {
    return true;
  }

  async *speak(request: TextToSpeechOptions, { signal }: CallContext): AsyncGenerator<TextToSpeechPart> {
    signal.throwIfAborted();
    const clauses = segmentText(request.text, request.language, LONGEST);
    // Ends the connection also when the reader leaves, or when nothing comes.
    const own = abortedWith(signal);
    try {
      for await (const frame of framesOf(this.#sounds(clauses, request, own.signal), SAMPLE_RATE, signal)) yield { type: 'audio', frame };
    } catch (error) {
      signal.throwIfAborted();
      throw openaiError(error, TTS_PROVIDER);
    } finally {
      own.abort();
    }
  }

  async *#sounds(clauses: readonly Clause[], request: TextToSpeechOptions, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    for (const { text } of clauses) yield* this.#sound(text, request, signal);
  }

  /** What one request brings. */
  async *#sound(input: string, { voice, rate }: TextToSpeechOptions, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const { model, voice: usual, instructions, timeLimitMs = TIME_LIMIT_MS, clock } = this.#options;
    const body = {
      model,
      input,
      voice: voice ?? usual,
      response_format: 'pcm',
      stream_format: 'audio',
      ...(rate !== undefined && rate !== 1 && { speed: rate }),
      ...(instructions !== undefined && { instructions }),
    };
    const inTime = <Value>(work: () => Promise<Value>): Promise<Value> =>
      withTimeLimit(work, { signal, timeLimitMs, ...(clock && { clock }) }, () => new AdapterError(TTS_PROVIDER, 'timeout', 'no sound came in time'));
    const chunks = bytesOf(await inTime(() => postToOpenai(this.#options, '/audio/speech', body, signal)), signal);
    let length = 0;
    for (let chunk = await inTime(() => chunks.next()); !chunk.done; chunk = await inTime(() => chunks.next())) {
      length += chunk.value.length;
      yield chunk.value;
    }
    if (length < 2) throw new AdapterError(TTS_PROVIDER, 'malformed', 'the answer holds no sound');
  }
}
