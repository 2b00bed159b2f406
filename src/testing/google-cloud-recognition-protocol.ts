import { fromBase64 } from '../utils/base64.js';
import { listMember, member, numberMember, textMember } from '../utils/member.js';
import { readWav } from '../utils/read-wav.js';
import { problemOfWav } from './check-wav.js';
import { googleRefusal, googleUnknownField } from './google-refusals.js';
import { heardWords } from './heard-words.js';
import type { ReceivedSound, SimulatedSpeech, SpeechCall } from './speech-reply.js';
import type { SpeechAnswer, SpeechRequest, SpeechSimulatorOptions } from './speech-simulator.js';
import type { HeardWord } from './tone-speech.js';

const FIELDS = new Set(['config', 'audio']);
const CONFIG_FIELDS = new Set([
  'encoding', 'sampleRateHertz', 'audioChannelCount', 'enableSeparateRecognitionPerChannel', 'languageCode', 'alternativeLanguageCodes', 'maxAlternatives',
  'profanityFilter', 'adaptation', 'transcriptNormalization', 'speechContexts', 'enableWordTimeOffsets', 'enableWordConfidence', 'enableAutomaticPunctuation',
  'enableSpokenPunctuation', 'enableSpokenEmojis', 'diarizationConfig', 'metadata', 'model', 'useEnhanced',
]);
const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|\d{3})$/;
const LONGEST_S = 60;
const LONGEST_PHRASE = 100;
const MOST_PHRASES = 5_000;
/** So many words make a part of the answer. */
const PART = 6;

export function receiveForRecognition(body: object): SpeechCall | Response {
  const config = member(body, 'config');
  const audio = member(body, 'audio');
  const unknown = googleUnknownField(body, FIELDS, '') ?? googleUnknownField(config, CONFIG_FIELDS, 'config') ?? googleUnknownField(audio, new Set(['content', 'uri']), 'audio');
  if (unknown) return unknown;
  const language = textMember(config, 'languageCode');
  const others = listMember(config, 'alternativeLanguageCodes');
  if (![language, ...others].every((tag) => typeof tag === 'string' && LANGUAGE.test(tag))) return googleRefusal(400, "Invalid recognition 'config': bad language code.");
  if (others.length > 3) return googleRefusal(400, "Invalid recognition 'config': too many alternative language codes.");
  const phrases = listMember(config, 'speechContexts').flatMap((context) => listMember(context, 'phrases'));
  if (phrases.length > MOST_PHRASES || phrases.some((phrase) => typeof phrase !== 'string' || phrase.length > LONGEST_PHRASE)) {
    return googleRefusal(400, "Invalid recognition 'config': a phrase is too long, or there are too many.");
  }
  if (textMember(config, 'encoding') !== 'LINEAR16') return googleRefusal(400, "Invalid recognition 'config': bad encoding.");
  const sound = soundOf(textMember(audio, 'content'), numberMember(config, 'sampleRateHertz'));
  if (sound instanceof Response) return sound;
  return { type: 'hear', sound: { ...sound, ...(language !== undefined && { language }), ...(phrases.length > 0 && { hints: phrases.join(', ') }) } };
}

/** With a WAV header or without; the header must say the same as the config. */
function soundOf(content: string | undefined, stated: number | undefined): ReceivedSound | Response {
  const bytes = content === undefined ? undefined : fromBase64(content);
  if (!bytes) return googleRefusal(400, content === undefined ? "RecognitionAudio must have exactly one of 'content' and 'uri'." : 'Invalid value at \'audio.content\' (TYPE_BYTES), Base64 decoding failed.');
  const isFile = String.fromCharCode(...bytes.subarray(0, 4)) === 'RIFF';
  const wav = isFile && problemOfWav(bytes) === undefined ? readWav(bytes) : undefined;
  if (isFile && (!wav || wav.bitsPerSample !== 16 || wav.channels !== 1)) return googleRefusal(400, 'Must use single channel (mono) audio of 16 bit, but the WAV header says otherwise.');
  if (wav && stated !== undefined && wav.sampleRate !== stated) {
    return googleRefusal(400, `sample_rate_hertz (${stated}) in RecognitionConfig must either be unspecified or match the value in the WAV header ( ${wav.sampleRate}).`);
  }
  const sampleRate = wav?.sampleRate ?? stated ?? 0;
  if (sampleRate < 8_000 || sampleRate > 48_000) return googleRefusal(400, "Invalid recognition 'config': bad sample rate hertz.");
  const raw = wav?.bytes ?? bytes;
  if (raw.length === 0 || raw.length % 2 !== 0) return googleRefusal(400, 'Invalid audio content: no whole samples of LINEAR16.');
  if (raw.length / 2 / sampleRate > LONGEST_S) return googleRefusal(400, "Sync input too long. For audio longer than 1 min use LongRunningRecognize with a 'uri' parameter.");
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return { samples: Int16Array.from({ length: raw.length / 2 }, (_, index) => view.getInt16(index * 2, true)), sampleRate };
}

export function recognitionAnswer({ body }: SpeechRequest, sound: ReceivedSound, reply: SimulatedSpeech, options: SpeechSimulatorOptions): SpeechAnswer {
  const words = heardWords(sound, reply, options);
  const parts = Array.from({ length: Math.ceil(words.length / PART) }, (_, index) => words.slice(index * PART, (index + 1) * PART));
  const config = member(body, 'config');
  const results = parts.map((part, index) => ({
    alternatives: [alternative(part, index > 0, config, reply.confidence ?? 0.9)],
    resultEndTime: seconds(part.at(-1)?.end ?? 0),
    languageCode: textMember(config, 'languageCode')?.toLowerCase(),
  }));
  // Without words there are no results, rather than empty ones.
  const answer = { ...(results.length > 0 && { results }), totalBilledTime: seconds(Math.ceil(sound.samples.length / sound.sampleRate)), requestId: '1' };
  return { contentType: 'application/json; charset=UTF-8', pieces: [new TextEncoder().encode(JSON.stringify(answer))] };
}

function alternative(words: readonly HeardWord[], isLater: boolean, config: unknown, confidence: number): unknown {
  const withTimes = member(config, 'enableWordTimeOffsets') === true;
  const withConfidence = member(config, 'enableWordConfidence') === true;
  const told = words.map(({ text, start, end }) => ({
    ...(withTimes && start > 0 && { startTime: seconds(start) }),
    ...(withTimes && { endTime: seconds(end) }),
    word: text,
    ...(withConfidence && { confidence }),
  }));
  return { transcript: `${isLater ? ' ' : ''}${words.map(({ text }) => text).join(' ')}`, confidence, ...((withTimes || withConfidence) && { words: told }) };
}

const seconds = (value: number): string => `${value.toFixed(3)}s`;
