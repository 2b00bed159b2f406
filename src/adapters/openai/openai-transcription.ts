import { AdapterError } from '../../errors/index.js';
import { member, textMember } from '../../utils/member.js';
import { parseJson } from '../../utils/parse-json.js';
import { eventsOf } from '../../utils/post-for-events.js';
import { jsonOf } from '../../utils/read-answer.js';
import { wavFiles } from '../../utils/wav-file.js';
import type { Stretch, Write, WriteCall, Written } from '../dictation/dictation.js';
import { mostCharacters, plausibleWords } from '../dictation/plausible-words.js';
import { postToOpenai } from './openai-endpoint.js';
import { openaiError, streamError, STT_PROVIDER } from './openai-errors.js';
import type { OpenaiSpeechToTextOptions, TranscriptionDetail } from './openai-speech-options.js';
import { isoLanguage, promptOf } from './openai-transcription-context.js';
import { tokenConfidence, whisperDetail } from './openai-transcription-detail.js';

export interface TranscriptionMode {
  readonly stream: boolean;
  readonly detail: TranscriptionDetail;
}

/** Writes sound of one sample rate down by one request. Source: OpenAI API reference, "Create transcription". */
export function openaiTranscription(options: OpenaiSpeechToTextOptions, mode: TranscriptionMode): Write {
  return async (stretch, call) => {
    try {
      const response = await postToOpenai(options, '/audio/transcriptions', formFor(options, mode, stretch), call.signal);
      // Servers and models that do not stream answer at once all the same.
      const isStream = /^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '');
      return isStream ? await streamed(response, stretch, call) : written(await jsonOf(response, call.signal), stretch);
    } catch (error) {
      call.signal.throwIfAborted();
      throw openaiError(error, STT_PROVIDER);
    }
  };
}

function formFor({ model, temperature }: OpenaiSpeechToTextOptions, { stream, detail }: TranscriptionMode, { frames, language, hints }: Stretch): FormData {
  const [file = new Uint8Array()] = wavFiles(frames);
  const form = new FormData();
  // By the ending of its name a server knows what the file is.
  form.append('file', new Blob([file as BlobPart], { type: 'audio/wav' }), 'speech.wav');
  form.append('model', model);
  const fields = { language: isoLanguage(language), prompt: promptOf(hints), temperature: temperature?.toString(), stream: stream ? 'true' : undefined };
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value);
  form.append('response_format', detail === 'words' ? 'verbose_json' : 'json');
  if (detail === 'words') for (const granularity of ['word', 'segment']) form.append('timestamp_granularities[]', granularity);
  if (detail === 'logprobs') form.append('include[]', 'logprobs');
  return form;
}

async function streamed(response: Response, stretch: Stretch, { signal, guess }: WriteCall): Promise<Written> {
  let text = '';
  for await (const { data } of eventsOf(response, signal)) {
    const event = parseJson(data);
    if (member(event, 'error')) throw streamError(event, STT_PROVIDER);
    if (textMember(event, 'type') === 'transcript.text.done') return written(event, stretch);
    text += textMember(event, 'delta') ?? '';
    if (text.length > mostCharacters(stretch.frames)) throw new AdapterError(STT_PROVIDER, 'malformed', 'more words came back than can have been said');
    guess(plausibleWords(STT_PROVIDER, text, stretch.frames));
  }
  throw new AdapterError(STT_PROVIDER, 'closed', 'the answer ended before it was finished');
}

function written(answer: unknown, { frames, hints }: Stretch): Written {
  const stated = textMember(answer, 'text');
  if (stated === undefined) throw new AdapterError(STT_PROVIDER, 'malformed', 'the answer is not as asked for: text');
  const { text = stated, confidence = tokenConfidence(answer), words } = whisperDetail(answer, frames);
  const said = plausibleWords(STT_PROVIDER, text, frames);
  // A dot, or a note of music; and Whisper, where it hears nothing, likes to answer with its prompt.
  const isSaid = /[\p{L}\p{N}]/u.test(said) && !((hints?.length ?? 0) > 2 && bare(said) === bare(promptOf(hints) ?? ''));
  if (!isSaid) return { text: '' };
  return { text: said, ...(confidence !== undefined && { confidence }), ...(words && { words }) };
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
