import { toBase64 } from '../utils/base64.js';
import { member, numberMember, textMember } from '../utils/member.js';
import { encodeWav } from '../utils/wav-file.js';
import { googleRefusal, googleUnknownField } from './google-refusals.js';
import type { ReceivedText, SimulatedSpeech, SpeechCall } from './speech-reply.js';
import type { SpeechAnswer, SpeechSimulatorOptions } from './speech-simulator.js';
import { speakTones } from './tone-speech.js';

const FIELDS = new Set(['input', 'voice', 'audioConfig', 'advancedVoiceOptions']);
const INPUT_FIELDS = new Set(['text', 'ssml', 'markup', 'prompt', 'customPronunciations', 'multiSpeakerMarkup']);
const VOICE_FIELDS = new Set(['languageCode', 'name', 'ssmlGender', 'customVoice', 'voiceClone', 'modelName']);
const AUDIO_FIELDS = new Set(['audioEncoding', 'speakingRate', 'pitch', 'volumeGainDb', 'sampleRateHertz', 'effectsProfileId']);
const VOICES = ['en-US-Chirp3-HD-Charon', 'en-US-Neural2-C', 'en-GB-Neural2-A', 'de-DE-Neural2-B', 'fr-FR-Neural2-A', 'es-ES-Neural2-A', 'pt-BR-Neural2-A', 'ar-XA-Wavenet-A', 'cmn-CN-Wavenet-A'];
const LONGEST_BYTES = 5_000;
/** Of the voices, by nature. */
const SAMPLE_RATE = 24_000;

export function receiveForSynthesis(body: object, { voices = VOICES }: SpeechSimulatorOptions): SpeechCall | Response {
  const [input, voice, audio] = [member(body, 'input'), member(body, 'voice'), member(body, 'audioConfig')];
  const unknown =
    googleUnknownField(body, FIELDS, '') ?? googleUnknownField(input, INPUT_FIELDS, 'input') ?? googleUnknownField(voice, VOICE_FIELDS, 'voice') ?? googleUnknownField(audio, AUDIO_FIELDS, 'audio_config');
  if (unknown) return unknown;
  const text = textMember(input, 'text');
  if (!text) return googleRefusal(400, 'Request contains an invalid argument: input not set.');
  if (new TextEncoder().encode(text).length > LONGEST_BYTES) {
    return googleRefusal(400, `Either \`input.text\` or \`input.ssml\` is longer than the limit of ${LONGEST_BYTES} bytes. This limit is different from quotas.`);
  }
  const [language, name] = [textMember(voice, 'languageCode'), textMember(voice, 'name')];
  if (!language || !/^[a-z]{2,3}(-([A-Z]{2}|\d{3}))?$/.test(language)) return googleRefusal(400, 'Request contains an invalid argument: the language code of the voice.');
  if (name !== undefined && !voices.includes(name)) return googleRefusal(400, `Voice '${name}' does not exist. Is it misspelled?`);
  if (name !== undefined && !name.startsWith(`${language}-`)) {
    return googleRefusal(400, `Requested language code '${language}' doesn't match the voice '${name}''s language code. Either pass in a matching language code or select a different voice.`);
  }
  if (textMember(audio, 'audioEncoding') !== 'LINEAR16') return googleRefusal(400, "This simulator speaks only with 'audioEncoding': 'LINEAR16'.");
  const rate = numberMember(audio, 'speakingRate');
  if (rate !== undefined && !(rate >= 0.25 && rate <= 2)) return googleRefusal(400, 'Invalid speaking_rate: it must be between 0.25 and 2.0.');
  if ((numberMember(audio, 'sampleRateHertz') ?? SAMPLE_RATE) !== SAMPLE_RATE) return googleRefusal(400, `This simulator speaks only at ${SAMPLE_RATE} Hz.`);
  return { type: 'speak', speech: { text, language, ...(name !== undefined && { voice: name }), ...(rate !== undefined && { rate }) } };
}

/** A WAV file within JSON. */
export function synthesisAnswer({ text }: ReceivedText, { samples = speakTones(text, SAMPLE_RATE) }: SimulatedSpeech): SpeechAnswer {
  const answer = { audioContent: toBase64(encodeWav([samples], SAMPLE_RATE)) };
  return { contentType: 'application/json; charset=UTF-8', pieces: [new TextEncoder().encode(JSON.stringify(answer))] };
}
