import { InvalidInputError } from '../../errors/index.js';
import type { SpeechToText } from '../../spec/index.js';
import { hostOf } from '../../utils/departures.js';
import { machineClock } from '../../utils/machine-clock.js';
import { againAfter } from '../dictation/again-after.js';
import { dictatingSpeechToText } from '../dictation/dictating-speech-to-text.js';
import { writeRuns } from '../dictation/sound-runs.js';
import { OPENAI } from './openai-endpoint.js';
import { STT_PROVIDER } from './openai-errors.js';
import type { OpenaiSpeechToTextOptions, TranscriptionDetail } from './openai-speech-options.js';
import { openaiTranscription } from './openai-transcription.js';

/** As for a language model that writes down. */
const TIME_LIMIT_MS = 20_000;

/**
 * Any server that speaks OpenAI's `POST /audio/transcriptions`: OpenAI, Groq, faster-whisper, speaches and others. Needs no
 * package. What is said goes there in stretches that are cut at pauses (WAV, 16 bit mono, at most 16 kHz): after 12 s at a
 * pause of 0.7 s, in any case at one of 2 s and after 60 s; silence is never sent. So words appear some seconds after they
 * were said; with `stream` the words of a stretch come one by one, but still only after its pause.
 *
 * The language is sent where it has a code in ISO 639-1, else the model finds it out. Hints go into the prompt.
 * Confidence is the geometric mean of the probabilities of the tokens, exp(mean of the log probabilities): over the tokens
 * with `logprobs`, over the averages of the segments weighted by their tokens with `words`; none without either. It is about
 * the recognition, never about the person. Segments that Whisper itself takes for silence are left out.
 * Whisper leaves out "uh" and "um" (arXiv 2408.16589), so `verbatim` is false.
 *
 * A stretch is sent again after failures that pass, never earlier than the server says. Rejects with `AdapterError`: `rate`,
 * `quota`, `auth`, `cors`, `network`, `server`, `timeout`, `closed`, `malformed`, `unsupported` (unknown model or language,
 * no sound), also after the signal ended, because words that were heard are missing then. Throws `InvalidInputError`.
 */
export function openaiSpeechToText(options: OpenaiSpeechToTextOptions): SpeechToText {
  const { model, stream = false, timeLimitMs = TIME_LIMIT_MS } = options;
  const detail = options.detail ?? detailOf(model ?? '', stream);
  const issues = [
    ...(model ? [] : [{ path: 'model', message: 'is missing' }]),
    ...(stream && detail === 'words' ? [{ path: 'detail', message: 'times of words cannot be streamed' }] : []),
    ...(timeLimitMs > 0 ? [] : [{ path: 'timeLimitMs', message: 'must be more than 0' }]),
  ];
  if (issues.length > 0) throw new InvalidInputError('option', issues);
  const write = openaiTranscription(options, { stream, detail });
  return dictatingSpeechToText({
    provider: STT_PROVIDER,
    destinations: [{ host: hostOf(options.baseUrl ?? OPENAI), sends: ['sound'] }],
    capabilities: { interimResults: stream, words: detail === 'words', verbatim: false, turns: false, onDevice: false },
    terms: {
      provider: STT_PROVIDER,
      write: (stretch, call) => writeRuns(write, stretch, call),
      timeLimitMs,
      clock: options.clock ?? machineClock,
      again: againAfter(timeLimitMs, options.random),
    },
  });
}

/** OpenAI API reference, "Create transcription": which model knows what. */
function detailOf(model: string, stream: boolean): TranscriptionDetail {
  if (/^gpt-.*transcribe/.test(model)) return model.endsWith('-diarize') ? 'none' : 'logprobs';
  return /whisper/i.test(model) && !stream ? 'words' : 'none';
}
