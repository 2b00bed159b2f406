import { openaiFailure, openaiRefusal } from './openai-refusals.js';
import { receiveForSpeech, speechAnswer } from './openai-speech-protocol.js';
import { receiveForTranscription, transcriptionAnswer } from './openai-transcription-protocol.js';
import { HttpSpeechSimulator, type SpeechRequest, type SpeechSimulator, type SpeechSimulatorOptions } from './speech-simulator.js';
import type { SpeechCall } from './speech-reply.js';

export interface OpenaiSpeechSimulatorOptions extends SpeechSimulatorOptions {
  /** The only key that is accepted. Default: whichever comes, or none. */
  readonly apiKey?: string;
}

/**
 * An OpenAI-compatible provider of speech: `POST .../audio/transcriptions` (at once and streamed) and `POST .../audio/speech`
 * (PCM). Speaks errors, framing and refusals as api.openai.com does (OpenAI API reference, "Audio" and "Error codes"). Of
 * sound it takes WAV, and it says everything as PCM; the other formats it refuses, which OpenAI would not.
 */
export function openaiSpeechSimulator(options: OpenaiSpeechSimulatorOptions = {}): SpeechSimulator {
  const receive = async (request: SpeechRequest): Promise<SpeechCall | Response> => {
    const { method, path, headers } = request;
    const route = /\/audio\/(transcriptions|speech)$/.exec(path)?.[1];
    if (route === undefined) return openaiRefusal(404, `Invalid URL (${method} ${path})`, null);
    if (method !== 'POST') return openaiRefusal(405, `Not allowed to ${method} on ${path}`, 'method_not_supported');
    const { apiKey } = options;
    if (apiKey !== undefined && headers['authorization'] !== `Bearer ${apiKey}`) {
      return headers['authorization'] ? openaiRefusal(401, 'Incorrect API key provided.', 'invalid_api_key') : openaiRefusal(401, "You didn't provide an API key.", null);
    }
    return route === 'speech' ? receiveForSpeech(request, options) : receiveForTranscription(request, options);
  };
  return new HttpSpeechSimulator(
    {
      receive,
      fail: openaiFailure,
      answer: (request, call, reply) => (call.type === 'hear' ? transcriptionAnswer(request, call.sound, reply, options) : speechAnswer(call.speech, reply)),
    },
    options,
  );
}
