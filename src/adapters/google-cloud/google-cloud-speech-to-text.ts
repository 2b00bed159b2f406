import { InvalidInputError } from '../../errors/index.js';
import type { SpeechToText } from '../../spec/index.js';
import { hostOf } from '../../utils/departures.js';
import { machineClock } from '../../utils/machine-clock.js';
import { againAfter } from '../dictation/again-after.js';
import { dictatingSpeechToText } from '../dictation/dictating-speech-to-text.js';
import { writeRuns } from '../dictation/sound-runs.js';
import { credentialIssues } from './google-cloud-endpoint.js';
import { STT_PROVIDER } from './google-cloud-errors.js';
import type { GoogleCloudSpeechToTextOptions } from './google-cloud-options.js';
import { GOOGLE, googleCloudRecognition } from './google-cloud-recognition.js';

const TIME_LIMIT_MS = 20_000;
/**
 * Of sound in a request. Google takes a minute in one that is answered at once, and has refused 58 s as more
 * (GoogleCloudPlatform/php-docs-samples issue 331).
 */
const LONGEST_MS = 50_000;
const MOST_ALTERNATIVES = 3;

/**
 * Google Cloud Speech-to-Text over REST (v1, `speech:recognize`). Needs no package. Google streams over gRPC only, which
 * pages cannot speak, so what is said goes there in stretches that are cut at pauses (LINEAR16, mono, at most 16 kHz): after
 * 12 s at a pause of 0.7 s, in any case at one of 2 s and after 50 s; silence is never sent, and there are no captions while
 * somebody speaks. Words come with times on the session's clock and with their confidence.
 *
 * The language is sent with its region (`pt` as `pt-BR`), hints as phrases. A stretch is sent again after failures that
 * pass, never earlier than Google says. Rejects with `AdapterError`: `rate`, `quota`, `auth`, `cors`, `network`, `server`,
 * `timeout`, `closed`, `malformed`, `unsupported` (a language that Google does not know, no sound), also after the signal
 * ended, because words that were heard are missing then. Throws `InvalidInputError`.
 */
export function googleCloudSpeechToText(options: GoogleCloudSpeechToTextOptions): SpeechToText {
  const { timeLimitMs = TIME_LIMIT_MS, alternativeLanguages = [] } = options;
  const issues = [
    ...credentialIssues(options),
    ...(alternativeLanguages.length > MOST_ALTERNATIVES ? [{ path: 'alternativeLanguages', message: `must be at most ${MOST_ALTERNATIVES}` }] : []),
    ...(timeLimitMs > 0 ? [] : [{ path: 'timeLimitMs', message: 'must be more than 0' }]),
  ];
  if (issues.length > 0) throw new InvalidInputError('option', issues);
  const write = googleCloudRecognition(options);
  return dictatingSpeechToText({
    provider: STT_PROVIDER,
    destinations: [{ host: hostOf(options.baseUrl ?? GOOGLE), sends: ['sound'] }],
    // Whether "uh" is written down depends on Google's model, and is not promised for any.
    capabilities: { interimResults: false, words: true, verbatim: false, turns: false, onDevice: false },
    terms: {
      provider: STT_PROVIDER,
      write: (stretch, call) => writeRuns(write, stretch, call),
      timeLimitMs,
      clock: options.clock ?? machineClock,
      longestMs: LONGEST_MS,
      again: againAfter(timeLimitMs, options.random),
    },
  });
}
