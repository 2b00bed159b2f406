import { recognitionAnswer, receiveForRecognition } from './google-cloud-recognition-protocol.js';
import { receiveForSynthesis, synthesisAnswer } from './google-cloud-synthesis-protocol.js';
import { googleFailure, googleRefusal, googleWrongKey, googleWrongToken } from './google-refusals.js';
import { HttpSpeechSimulator, type SpeechRequest, type SpeechSimulator, type SpeechSimulatorOptions } from './speech-simulator.js';
import type { SpeechCall } from './speech-reply.js';

export interface GoogleCloudSpeechSimulatorOptions extends Omit<SpeechSimulatorOptions, 'models'> {
  /** The only API key that is accepted. Default: whichever comes. */
  readonly apiKey?: string;
  /** The only access token that is accepted. Default: whichever comes. */
  readonly accessToken?: string;
}

/** Google takes no larger request at once (Google Cloud, "Quotas and limits", content). */
const LARGEST_REQUEST = 10 * 1024 * 1024;

/**
 * Google Cloud's speech over REST: `POST /v1/speech:recognize` and `POST /v1/text:synthesize`, at one address. Speaks errors
 * with their google.rpc details and refusals as speech.googleapis.com and texttospeech.googleapis.com do (Cloud
 * Speech-to-Text and Text-to-Speech API references, v1). Nobody is let in without a key or token. Of sound it takes and gives
 * LINEAR16; the other encodings it refuses, which Google would not. The tag of a language must have a region, as all have in
 * Google's lists.
 */
export function googleCloudSpeechSimulator(options: GoogleCloudSpeechSimulatorOptions = {}): SpeechSimulator {
  const receive = async (request: SpeechRequest): Promise<SpeechCall | Response> => {
    const route = serviceOf(request);
    if (request.method !== 'POST' || route === undefined) return googleRefusal(404, 'The requested URL was not found on this server.');
    const stranger = refusedCredentials(request, options, route);
    if (stranger) return stranger;
    const { body, headers } = request;
    if (!headers['content-type']?.startsWith('application/json') || typeof body !== 'object' || body === null) return googleRefusal(400, 'Invalid JSON payload received.');
    if (JSON.stringify(body).length > LARGEST_REQUEST) return googleRefusal(400, `Request payload size exceeds the limit: ${LARGEST_REQUEST} bytes.`);
    return route === SPEECH ? receiveForRecognition(body) : receiveForSynthesis(body, options);
  };
  return new HttpSpeechSimulator(
    {
      receive,
      fail: (failure, request) => googleFailure(failure, serviceOf(request) ?? SPEECH),
      answer: (request, call, reply) => (call.type === 'hear' ? recognitionAnswer(request, call.sound, reply, options) : synthesisAnswer(call.speech, reply)),
    },
    options,
  );
}

const SPEECH = 'speech.googleapis.com';
const TEXT = 'texttospeech.googleapis.com';

function serviceOf({ path }: SpeechRequest): string | undefined {
  const { pathname } = new URL(path, `https://${SPEECH}`);
  return { '/v1/speech:recognize': SPEECH, '/v1/text:synthesize': TEXT }[pathname];
}

function refusedCredentials({ path, headers }: SpeechRequest, { apiKey, accessToken }: GoogleCloudSpeechSimulatorOptions, service: string): Response | undefined {
  const key = headers['x-goog-api-key'] ?? new URL(path, `https://${service}`).searchParams.get('key');
  const token = headers['authorization'];
  if (token !== undefined) return token.startsWith('Bearer ') && (accessToken === undefined || token === `Bearer ${accessToken}`) ? undefined : googleWrongToken(service);
  if (!key) return googleRefusal(403, "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.");
  return apiKey === undefined || key === apiKey ? undefined : googleWrongKey(service);
}
