import { InterviewError, InvalidInputError } from '../../errors/index.js';
import type { LanguageModel, SpeechToText } from '../../spec/index.js';
import { machineClock } from '../../utils/machine-clock.js';
import { dictatingSpeechToText } from '../dictation/dictating-speech-to-text.js';
import type { RetryClock } from './retry-clock.js';
import { writeDown } from './write-down.js';

/** A minute of sound takes a fast model a few seconds. */
const TIME_LIMIT_MS = 20_000;

export interface ModelSpeechToTextOptions {
  /** Takes sound (`capabilities.audioInput`). Wrap it with `withRetry` to ride out limits. */
  readonly model: LanguageModel;
  /** For each stretch; and, once nobody listens any more, for all that is left. ms, default 20000. */
  readonly timeLimitMs?: number;
  /** Default: the machine's. */
  readonly clock?: RetryClock;
}

/**
 * A language model as the recogniser: what is said goes to it as sound (WAV, 16 bit mono, at most 16 kHz), and it writes the
 * words down. No service for speech to text is needed.
 *
 * An answer is sent in stretches, cut at pauses: after 12 s at one of 0.7 s, in any case at one of 2 s and after 60 s. So the
 * words appear while somebody speaks, only the last stretch is waited for at the end, and no more than that is lost when the
 * page is closed. A stretch has at most 1.9 MB, 2.6 as base64, where Gemini takes 20 MB in a request (Gemini API, "Audio
 * understanding"). Silence is never sent, because models make up words for it, and more of them for people who pause more
 * (Koenecke et al., "Careless Whisper", FAccT 2024, arXiv 2402.08021); loud steady noise counts as speech for its first 3 s.
 *
 * What comes back is data: checked, without hidden characters, and no longer than anybody can have said. It has no
 * confidence, for a model knows none of its own; what it could not make out stands as `UNCLEAR_MARK`. It is asked to keep
 * "uh" and "um", and cannot be relied on for it. Nothing guards against a model that corrects what it hears: show the words
 * before they count, and keep the recording.
 *
 * Rejects with what the model throws, and `AdapterError`: `timeout`, `malformed` (twice in a row no reply as asked for), also
 * after the signal ended, because words that were heard are missing then; `unsupported` without `options.audio`. Throws
 * `InvalidInputError` for a model that takes no sound.
 */
export function modelSpeechToText(options: ModelSpeechToTextOptions): SpeechToText {
  const { model, timeLimitMs = TIME_LIMIT_MS } = options;
  const issues = [
    ...(model.capabilities.audioInput ? [] : [{ path: 'model', message: 'takes no sound' }]),
    ...(timeLimitMs > 0 ? [] : [{ path: 'timeLimitMs', message: 'must be more than 0' }]),
  ];
  if (issues.length > 0) throw new InvalidInputError('option', issues);
  return dictatingSpeechToText({
    provider: `speech-to-text-by-${model.provider}`,
    destinations: model.destinations?.map(({ host }) => ({ host, sends: ['sound'] })),
    capabilities: { interimResults: false, words: false, verbatim: false, turns: false, onDevice: false },
    terms: {
      provider: model.provider,
      // There is no confidence: a model states none, and one that it was asked for would be made up like any other text.
      write: async (stretch, { signal }) => ({ text: await writeDown(model, stretch, { signal }) }),
      timeLimitMs,
      clock: options.clock ?? machineClock,
      // A reply that cannot be one is asked for once more: the next one may be.
      again: (error, attempt) => (attempt === 1 && InterviewError.isInstance(error) && error.code === 'adapter/malformed' ? 0 : undefined),
    },
  });
}
