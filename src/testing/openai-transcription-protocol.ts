import { readWav } from '../utils/read-wav.js';
import { problemOfWav } from './check-wav.js';
import { openaiRefusal, openaiUnknownModel } from './openai-refusals.js';
import { heardWords } from './heard-words.js';
import type { ReceivedSound, SimulatedSpeech, SpeechCall } from './speech-reply.js';
import type { SpeechAnswer, SpeechRequest, SpeechSimulatorOptions } from './speech-simulator.js';
import type { HeardWord } from './tone-speech.js';

const FIELDS = new Set([
  'file', 'model', 'language', 'prompt', 'response_format', 'temperature', 'include[]', 'timestamp_granularities[]', 'stream',
  'chunking_strategy', 'known_speaker_names[]', 'known_speaker_references[]',
]);
const FILES = ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga', 'ogg', 'wav', 'webm'];
const FORMATS = ['json', 'text', 'srt', 'verbose_json', 'vtt'];
/** OpenAI API reference, "Speech to text": file uploads are limited to 25 MB. */
const LARGEST_FILE = 25 * 1024 * 1024;
const SHORTEST_S = 0.1;

/** What is not Whisper: knows the certainty of its tokens, but no times. */
const isGpt = (model: string): boolean => /^gpt-/.test(model);

export async function receiveForTranscription({ body }: SpeechRequest, { models }: SpeechSimulatorOptions): Promise<SpeechCall | Response> {
  if (!(body instanceof FormData)) return openaiRefusal(400, 'Could not parse multipart form', null);
  const unknown = [...body.keys()].find((name) => !FIELDS.has(name));
  if (unknown !== undefined) return openaiRefusal(400, `Unknown parameter: '${unknown}'.`, 'unknown_parameter', unknown);
  const field = (name: string): string | undefined => {
    const value = body.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const model = field('model');
  if (!model) return openaiRefusal(400, 'you must provide a model parameter', null, 'model');
  if (models && !models.includes(model)) return openaiUnknownModel(model);
  const refusal = refusedDetails(model, body, field);
  if (refusal) return refusal;
  const file = body.get('file');
  if (!(file instanceof File)) return openaiRefusal(400, "Missing required parameter: 'file'.", 'missing_required_parameter', 'file');
  const sound = await soundOf(file);
  if (sound instanceof Response) return sound;
  const [language, hints] = [field('language'), field('prompt')];
  return { type: 'hear', sound: { ...sound, ...(language !== undefined && { language }), ...(hints !== undefined && { hints }) } };
}

function refusedDetails(model: string, form: FormData, field: (name: string) => string | undefined): Response | undefined {
  const format = field('response_format') ?? 'json';
  if (!FORMATS.includes(format)) return openaiRefusal(400, `Invalid value: '${format}'.`, 'invalid_value', 'response_format');
  if (isGpt(model) && format !== 'json' && format !== 'text') {
    return openaiRefusal(400, `response_format '${format}' is not compatible with model '${model}'. Use 'json' or 'text' instead.`, 'unsupported_value', 'response_format');
  }
  if (!['json', 'verbose_json'].includes(format)) return openaiRefusal(400, "This simulator answers only with 'json' and 'verbose_json'.", 'invalid_value', 'response_format');
  const included = form.getAll('include[]');
  if (included.some((name) => name !== 'logprobs')) return openaiRefusal(400, "Invalid value for 'include[0]'.", 'invalid_value', 'include[0]');
  if (included.length > 0 && !(isGpt(model) && format === 'json')) return openaiRefusal(400, `include 'logprobs' is not compatible with model '${model}'.`, 'unsupported_value', 'include');
  const granularities = form.getAll('timestamp_granularities[]');
  if (granularities.length > 0 && format !== 'verbose_json') return openaiRefusal(400, "timestamp_granularities can only be used with response_format 'verbose_json'.", 'invalid_value', 'timestamp_granularities');
  if (granularities.some((name) => name !== 'word' && name !== 'segment')) return openaiRefusal(400, "Invalid value for 'timestamp_granularities[0]'.", 'invalid_value', 'timestamp_granularities');
  const language = field('language');
  if (language !== undefined && !/^[a-z]{2}$/.test(language)) {
    return openaiRefusal(400, `Invalid language '${language}'. Language parameter must be specified in ISO-639-1 format.`, 'invalid_language_format', 'language');
  }
  const stream = field('stream');
  if (stream !== undefined && stream !== 'true' && stream !== 'false') return openaiRefusal(400, "Invalid type for 'stream': expected a boolean.", 'invalid_type', 'stream');
  const temperature = Number(field('temperature') ?? 0);
  return temperature >= 0 && temperature <= 1 ? undefined : openaiRefusal(400, "Invalid 'temperature': expected a value between 0 and 1.", 'invalid_value', 'temperature');
}

async function soundOf(file: File): Promise<ReceivedSound | Response> {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  if (!file.name.includes('.') || !FILES.includes(ending)) return openaiRefusal(400, `Unrecognized file format. Supported formats: ${JSON.stringify(FILES)}`, 'invalid_value', 'file');
  if (file.size > LARGEST_FILE) return openaiRefusal(413, `Maximum content size limit (${LARGEST_FILE}) exceeded (${file.size} bytes read)`, null);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wav = problemOfWav(bytes) === undefined ? readWav(bytes) : undefined;
  if (!wav || wav.bitsPerSample !== 16 || wav.channels !== 1) return openaiRefusal(400, 'Audio file might be corrupted or unsupported', 'invalid_value', 'file');
  const view = new DataView(wav.bytes.buffer, wav.bytes.byteOffset, wav.bytes.byteLength);
  const samples = Int16Array.from({ length: wav.bytes.length / 2 }, (_, index) => view.getInt16(index * 2, true));
  if (samples.length / wav.sampleRate < SHORTEST_S) return openaiRefusal(400, `Audio file is too short. Minimum audio length is ${SHORTEST_S} seconds.`, 'audio_too_short', 'file');
  return { samples, sampleRate: wav.sampleRate };
}

export function transcriptionAnswer({ body }: SpeechRequest, sound: ReceivedSound, reply: SimulatedSpeech, options: SpeechSimulatorOptions): SpeechAnswer {
  const form = body as FormData;
  const words = heardWords(sound, reply, options);
  const text = words.map((word) => word.text).join(' ');
  const { confidence = 0.9 } = reply;
  const withLogprobs = form.getAll('include[]').includes('logprobs');
  const logprobs = (token: string): unknown => ({ token, logprob: Math.log(confidence), bytes: [...new TextEncoder().encode(token)] });
  const tokens = words.map((word, index) => (index === 0 ? word.text : ` ${word.text}`));
  const whole = { text, ...(withLogprobs && { logprobs: tokens.map(logprobs) }), usage: { type: 'tokens', input_tokens: 14, output_tokens: tokens.length, total_tokens: 14 + tokens.length } };
  const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
  // Whisper takes the parameter and does not stream (OpenAI, "Speech to text", streaming).
  if (form.get('stream') === 'true' && form.get('model') !== 'whisper-1') {
    const event = (data: unknown): Uint8Array => encode(`data: ${JSON.stringify(data)}\n\n`);
    const deltas = tokens.map((delta) => event({ type: 'transcript.text.delta', delta, ...(withLogprobs && { logprobs: [logprobs(delta)] }) }));
    return { contentType: 'text/event-stream; charset=utf-8', pieces: [...deltas, event({ type: 'transcript.text.done', ...whole })] };
  }
  const json = form.get('response_format') === 'verbose_json' ? verbose(form, sound, words, confidence) : whole;
  return { contentType: 'application/json', pieces: [encode(JSON.stringify(json))] };
}

function verbose(form: FormData, { samples, sampleRate, language }: ReceivedSound, words: readonly HeardWord[], confidence: number): unknown {
  const [first, last] = [words[0], words.at(-1)];
  const text = words.map((word) => word.text).join(' ');
  const duration = samples.length / sampleRate;
  const rest = { seek: 0, tokens: words.map((_, index) => 50_364 + index), temperature: 0, avg_logprob: Math.log(confidence), compression_ratio: 1, no_speech_prob: 0.01 };
  return {
    task: 'transcribe',
    language: language ?? 'english',
    duration,
    text,
    segments: first && last ? [{ id: 0, start: first.start, end: last.end, text: ` ${text}`, ...rest }] : [],
    ...(form.getAll('timestamp_granularities[]').includes('word') && { words: words.map(({ text: word, start, end }) => ({ word, start, end })) }),
    usage: { type: 'duration', seconds: Math.ceil(duration) },
  };
}
