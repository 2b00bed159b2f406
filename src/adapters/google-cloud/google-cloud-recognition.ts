import { AdapterError } from '../../errors/index.js';
import type { AudioFrame, TranscriptWord } from '../../spec/index.js';
import { toBase64 } from '../../utils/base64.js';
import { listMember, numberMember, textMember } from '../../utils/member.js';
import { visibleText } from '../../utils/visible-text.js';
import { wavFiles } from '../../utils/wav-file.js';
import type { Stretch, Write, Written } from '../dictation/dictation.js';
import { lengthOf, plausibleWords } from '../dictation/plausible-words.js';
import { momentIn } from '../dictation/sound-runs.js';
import { endpoint, postToGoogleCloud } from './google-cloud-endpoint.js';
import { googleCloudError, STT_PROVIDER } from './google-cloud-errors.js';
import type { GoogleCloudSpeechToTextOptions } from './google-cloud-options.js';
import { googleLanguage } from './google-language.js';

/** Where it is unless an option says otherwise. */
export const GOOGLE = 'https://speech.googleapis.com';
/** Google Cloud, "Quotas and limits", content: phrases in a request, and characters in a phrase. */
const MOST_PHRASES = 500;
const LONGEST_PHRASE = 100;

/** Writes sound of one sample rate down by one request. Source: Cloud Speech-to-Text API, v1, `speech.recognize`. */
export function googleCloudRecognition(options: GoogleCloudSpeechToTextOptions): Write {
  const url = endpoint(options.baseUrl ?? GOOGLE, '/v1/speech:recognize');
  return async (stretch, { signal }) => {
    try {
      return written(await postToGoogleCloud(options, url, requestFor(options, stretch), signal), stretch.frames);
    } catch (error) {
      signal.throwIfAborted();
      throw googleCloudError(error, STT_PROVIDER);
    }
  };
}

function requestFor({ model, alternativeLanguages = [] }: GoogleCloudSpeechToTextOptions, { frames, language, hints = [] }: Stretch): unknown {
  const languageCode = googleLanguage(language, 'hears');
  const others = alternativeLanguages.map((tag) => googleLanguage(tag, 'hears')).filter((tag) => tag !== languageCode);
  const phrases = hints.map((hint) => visibleText(hint).replace(/\s+/g, ' ').trim().slice(0, LONGEST_PHRASE)).filter((hint) => hint !== '');
  return {
    config: {
      encoding: 'LINEAR16',
      sampleRateHertz: frames[0]?.sampleRate,
      languageCode,
      ...(others.length > 0 && { alternativeLanguageCodes: [...new Set(others)] }),
      ...(phrases.length > 0 && { speechContexts: [{ phrases: phrases.slice(0, MOST_PHRASES) }] }),
      enableWordTimeOffsets: true,
      enableWordConfidence: true,
      enableAutomaticPunctuation: true,
      ...(model !== undefined && { model }),
    },
    audio: { content: toBase64(wavFiles(frames)[0] ?? new Uint8Array()) },
  };
}

function written(answer: unknown, frames: readonly AudioFrame[]): Written {
  // Where nothing was understood there are no results at all.
  const results = listMember(answer, 'results').filter((result) => listMember(result, 'alternatives').length > 0);
  const best = (result: unknown): unknown => listMember(result, 'alternatives')[0];
  const text = plausibleWords(STT_PROVIDER, results.map((result) => transcriptOf(best(result))).join(''), frames);
  if (!/[\p{L}\p{N}]/u.test(text)) return { text: '' };
  const words = results.flatMap((result) => listMember(best(result), 'words').flatMap((word) => toWord(word, frames) ?? []));
  const confidence = confidenceOf(results.map((result) => ({ confidence: numberMember(best(result), 'confidence'), text: transcriptOf(best(result)) })));
  return { text, ...(confidence !== undefined && { confidence }), ...(words.length > 0 && { words }) };
}

/** Parts of a sound follow one another; in languages with spaces each but the first begins with one. */
function transcriptOf(alternative: unknown): string {
  const text = textMember(alternative, 'transcript');
  if (text === undefined) throw new AdapterError(STT_PROVIDER, 'malformed', 'the answer is not as asked for: transcript');
  return text;
}

/** Mean over the parts, by their characters. 0 stands for "not given" (google.cloud.speech.v1, SpeechRecognitionAlternative). */
function confidenceOf(parts: readonly { readonly confidence: number | undefined; readonly text: string }[]): number | undefined {
  if (parts.some(({ confidence }) => !confidence)) return undefined;
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  const mean = parts.reduce((sum, { confidence = 0, text }) => sum + confidence * text.length, 0) / length;
  return Math.max(0, Math.min(1, mean));
}

function toWord(word: unknown, frames: readonly AudioFrame[]): TranscriptWord | undefined {
  const text = textMember(word, 'word');
  const [start, end] = [offsetOf(word, 'startTime') ?? 0, offsetOf(word, 'endTime')];
  if (!text || end === undefined || end < start || start > lengthOf(frames)) return undefined;
  const confidence = numberMember(word, 'confidence');
  return { text, start: momentIn(frames, start), end: momentIn(frames, end), ...(confidence && { confidence: Math.min(1, confidence) }) };
}

/** A duration such as "1.300s", ms; one of 0 is left out of JSON. */
function offsetOf(word: unknown, name: string): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(textMember(word, name) ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
