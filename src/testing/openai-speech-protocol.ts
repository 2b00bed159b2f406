import { numberMember, textMember } from '../utils/member.js';
import { openaiRefusal, openaiUnknownModel } from './openai-refusals.js';
import type { ReceivedText, SimulatedSpeech, SpeechCall } from './speech-reply.js';
import type { SpeechAnswer, SpeechRequest, SpeechSimulatorOptions } from './speech-simulator.js';
import { speakTones } from './tone-speech.js';

const FIELDS = new Set(['model', 'input', 'voice', 'instructions', 'response_format', 'speed', 'stream_format']);
const VOICES = ['alloy', 'ash', 'ballad', 'cedar', 'coral', 'echo', 'fable', 'marin', 'nova', 'onyx', 'sage', 'shimmer', 'verse'];
/** OpenAI API reference, "Create speech". */
const LONGEST = 4_096;
const SAMPLE_RATE = 24_000;
/** A tenth of a second, and not whole samples. */
const CHUNK_BYTES = 4_801;

export function receiveForSpeech({ headers, body }: SpeechRequest, { models, voices = VOICES }: SpeechSimulatorOptions): SpeechCall | Response {
  if (!headers['content-type']?.startsWith('application/json') || typeof body !== 'object' || body === null) {
    return openaiRefusal(400, 'We could not parse the JSON body of your request.', null);
  }
  const unknown = Object.keys(body).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) return openaiRefusal(400, `Unknown parameter: '${unknown}'.`, 'unknown_parameter', unknown);
  const [model, text, voice, instructions] = ['model', 'input', 'voice', 'instructions'].map((name) => textMember(body, name));
  if (!model) return openaiRefusal(400, 'you must provide a model parameter', null, 'model');
  if (models && !models.includes(model)) return openaiUnknownModel(model);
  if (!text) return openaiRefusal(400, "Missing required parameter: 'input'.", 'missing_required_parameter', 'input');
  if (text.length > LONGEST) return openaiRefusal(400, `Invalid 'input': string too long. Expected a string with maximum length ${LONGEST}.`, 'string_above_max_length', 'input');
  if (!voice || !voices.includes(voice)) return openaiRefusal(400, `Invalid value: '${voice ?? ''}'. Supported values are: ${voices.join(', ')}.`, 'invalid_value', 'voice');
  const rate = numberMember(body, 'speed');
  if (rate !== undefined && !(rate >= 0.25 && rate <= 4)) return openaiRefusal(400, "Invalid 'speed': expected a value between 0.25 and 4.", 'invalid_value', 'speed');
  if (textMember(body, 'response_format') !== 'pcm') return openaiRefusal(400, "This simulator speaks only with 'response_format': 'pcm'.", 'invalid_value', 'response_format');
  if ((textMember(body, 'stream_format') ?? 'audio') !== 'audio') return openaiRefusal(400, "This simulator speaks only with 'stream_format': 'audio'.", 'invalid_value', 'stream_format');
  return { type: 'speak', speech: { text, voice, ...(rate !== undefined && { rate }), ...(instructions !== undefined && { instructions }) } };
}

/** 16 bit little-endian PCM without a header. */
export function speechAnswer({ text }: ReceivedText, { samples = speakTones(text, SAMPLE_RATE) }: SimulatedSpeech): SpeechAnswer {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  samples.forEach((sample, index) => view.setInt16(index * 2, sample, true));
  const count = Math.ceil(bytes.length / CHUNK_BYTES);
  return { contentType: 'audio/pcm', pieces: Array.from({ length: count }, (_, index) => bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)) };
}
