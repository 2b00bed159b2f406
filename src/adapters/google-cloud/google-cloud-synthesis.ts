import { AdapterError } from '../../errors/index.js';
import type { TextToSpeechOptions } from '../../spec/index.js';
import { fromBase64 } from '../../utils/base64.js';
import { textMember } from '../../utils/member.js';
import { readWav } from '../../utils/read-wav.js';
import { endpoint, postToGoogleCloud } from './google-cloud-endpoint.js';
import { TTS_PROVIDER } from './google-cloud-errors.js';
import type { GoogleCloudTextToSpeechOptions } from './google-cloud-options.js';
import { googleLanguage, languageOfVoice, speaksLanguage } from './google-language.js';

/** Hz. What Google's newer voices have by nature. */
export const SAMPLE_RATE = 24_000;
/** Where it is unless an option says otherwise. */
export const GOOGLE = 'https://texttospeech.googleapis.com';

/** The samples of one clause, 16 bit little-endian mono. Source: Cloud Text-to-Speech API, v1, `text.synthesize`. */
export async function synthesise(options: GoogleCloudTextToSpeechOptions, text: string, { language, voice, rate }: TextToSpeechOptions, signal: AbortSignal): Promise<Uint8Array> {
  const name = voice ?? options.voices?.find((candidate) => speaksLanguage(candidate, language));
  const body = {
    input: { text },
    // A voice is refused under another tag than its own, be it only another region.
    voice: { languageCode: (name && languageOfVoice(name)) ?? googleLanguage(language, 'speaks'), ...(name && { name }) },
    audioConfig: { audioEncoding: 'LINEAR16', sampleRateHertz: SAMPLE_RATE, ...(rate !== undefined && rate !== 1 && { speakingRate: rate }) },
  };
  const answer = await postToGoogleCloud(options, endpoint(options.baseUrl ?? GOOGLE, '/v1/text:synthesize'), body, signal);
  const file = fromBase64(textMember(answer, 'audioContent') ?? '');
  const sound = file && readWav(file);
  const isAsked = sound?.sampleRate === SAMPLE_RATE && sound.channels === 1 && sound.bitsPerSample === 16;
  if (!isAsked || sound.bytes.length === 0) throw new AdapterError(TTS_PROVIDER, 'malformed', 'the answer holds no sound of the kind that was asked for');
  return sound.bytes;
}
