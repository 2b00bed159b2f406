import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { googleCloudSpeechSimulator, speakTones, type SpeechSimulator } from '../../../src/testing/index.js';
import { toBase64, fromBase64 } from '../../../src/utils/base64.js';
import { readWav } from '../../../src/utils/read-wav.js';
import { encodeWav } from '../../../src/utils/wav-file.js';

const KEY = { 'x-goog-api-key': 'key' };
const WAV = encodeWav([speakTones('we build small tools and then we rest', 16_000)], 16_000);
const CONFIG = { encoding: 'LINEAR16', sampleRateHertz: 16_000, languageCode: 'en-US', enableWordTimeOffsets: true, enableWordConfidence: true };
const SYNTHESIS = { input: { text: 'Hi' }, voice: { languageCode: 'en-US' }, audioConfig: { audioEncoding: 'LINEAR16' } };

const post = (simulator: SpeechSimulator, path: string, body: unknown, headers: Readonly<Record<string, string>> = KEY): Promise<Response> =>
  simulator.fetch(`https://google.example${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
const hear = (simulator: SpeechSimulator, config: object = CONFIG, sound: Uint8Array | string = WAV, headers?: Readonly<Record<string, string>>): Promise<Response> =>
  post(simulator, '/v1/speech:recognize', { config, audio: { content: typeof sound === 'string' ? sound : toBase64(sound) } }, headers);
const speak = (simulator: SpeechSimulator, changes: object = {}, headers?: Readonly<Record<string, string>>): Promise<Response> => post(simulator, '/v1/text:synthesize', { ...SYNTHESIS, ...changes }, headers);

const silence = (seconds: number): Uint8Array => encodeWav([new Int16Array(16_000 * seconds)], 16_000);

type Refusal = { error: { code: number; status: string; message: string; details?: { reason?: string; retryDelay?: string }[] } };

async function refused(cases: readonly (readonly [code: number, message: RegExp, response: Promise<Response>])[]): Promise<void> {
  for (const [index, [code, message, promise]] of cases.entries()) {
    const response = await promise;
    const { error } = (await response.json()) as Refusal;
    assert.deepEqual([response.status, error.code], [code, code], `case ${index}: ${error.message}`);
    assert.match(error.message, message, `case ${index}`);
  }
}

describe('googleCloudSpeechSimulator, hearing', () => {
  it('understands the words, part by part, with times and confidence', async () => {
    const answer = (await (await hear(googleCloudSpeechSimulator())).json()) as { results: { alternatives: { transcript: string; confidence: number; words: Record<string, unknown>[] }[] }[] };
    assert.deepEqual(answer.results.map(({ alternatives }) => alternatives[0]?.transcript), ['we build small tools and then', ' we rest']);
    assert.deepEqual(answer.results[0]?.alternatives[0]?.words.slice(0, 2), [
      { endTime: '0.120s', word: 'we', confidence: 0.9 },
      { startTime: '0.180s', endTime: '0.480s', word: 'build', confidence: 0.9 },
    ]);
  });

  it('takes sound without a header too, and has no results for silence', async () => {
    const simulator = googleCloudSpeechSimulator();
    assert.match(await (await hear(simulator, CONFIG, WAV.subarray(44))).text(), /we build/);
    assert.equal(((await (await hear(simulator, CONFIG, silence(1))).json()) as { results?: unknown }).results, undefined);
  });

  it('refuses what Google refuses', async () => {
    const simulator = googleCloudSpeechSimulator({ apiKey: 'key', accessToken: 'token' });
    await refused([
      [404, /not found/, post(simulator, '/v1p1beta1/speech:recognize', {})],
      [404, /not found/, simulator.fetch('https://google.example/v1/speech:recognize')],
      [403, /unregistered callers/, hear(simulator, CONFIG, WAV, {})],
      [401, /invalid authentication/, hear(simulator, CONFIG, WAV, { authorization: 'Bearer other' })],
      [400, /API key not valid/, hear(simulator, CONFIG, WAV, { 'x-goog-api-key': 'other' })],
      [400, /Invalid JSON/, post(simulator, '/v1/speech:recognize', '{')],
      [400, /Invalid JSON/, post(simulator, '/v1/speech:recognize', {}, { ...KEY, 'content-type': 'text/plain' })],
      [400, /Unknown name "interimResults" at 'config'/, hear(simulator, { ...CONFIG, interimResults: true })],
      [400, /bad language code/, hear(simulator, { ...CONFIG, languageCode: undefined })],
      [400, /bad language code/, hear(simulator, { ...CONFIG, languageCode: 'en' })],
      [400, /bad language code/, hear(simulator, { ...CONFIG, alternativeLanguageCodes: ['german'] })],
      [400, /too many alternative/, hear(simulator, { ...CONFIG, alternativeLanguageCodes: ['de-DE', 'fr-FR', 'es-ES', 'pt-BR'] })],
      [400, /bad encoding/, hear(simulator, { ...CONFIG, encoding: 'WEBM_OPUS' })],
      [400, /bad sample rate/, hear(simulator, { ...CONFIG, sampleRateHertz: 96_000 }, WAV.subarray(44))],
      [400, /match the value in the WAV header/, hear(simulator, { ...CONFIG, sampleRateHertz: 48_000 })],
      [400, /WAV header says otherwise/, hear(simulator, CONFIG, WAV.subarray(0, 1_000))],
      [400, /no whole samples/, hear(simulator, CONFIG, WAV.subarray(45))],
      [400, /Base64/, hear(simulator, CONFIG, '***')],
      [400, /longer than 1 min/, hear(simulator, CONFIG, silence(61))],
      [400, /payload size/, hear(simulator, CONFIG, silence(250))],
      [400, /exactly one of/, post(simulator, '/v1/speech:recognize', { config: CONFIG, audio: {} })],
      [400, /phrase is too long/, hear(simulator, { ...CONFIG, speechContexts: [{ phrases: ['x'.repeat(101)] }] })],
    ]);
    assert.equal((await hear(simulator, CONFIG, silence(60), { authorization: 'Bearer token' })).status, 200);
  });

  it('says limits and failures as Google does', async () => {
    const simulator = googleCloudSpeechSimulator();
    simulator.script({ type: 'rate', retryAfterMs: 2_300 }, { type: 'quota' }, { type: 'auth' }, { type: 'server' });
    const rate = ((await (await hear(simulator)).json()) as Refusal).error;
    assert.deepEqual([rate.status, rate.details?.[0]?.reason, rate.details?.[1]?.retryDelay], ['RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED', '2.3s']);
    assert.match(JSON.stringify(await (await hear(simulator)).json()), /PerDay/);
    assert.deepEqual([(await hear(simulator)).status, (await hear(simulator)).status], [401, 500]);
  });
});

describe('googleCloudSpeechSimulator, speaking', () => {
  it('says the text as a WAV file within JSON', async () => {
    const simulator = googleCloudSpeechSimulator();
    const { audioContent } = (await (await speak(simulator, { voice: { languageCode: 'de-DE', name: 'de-DE-Neural2-B' }, audioConfig: { audioEncoding: 'LINEAR16', speakingRate: 1.2 } })).json()) as { audioContent: string };
    const sound = readWav(fromBase64(audioContent) ?? new Uint8Array());
    assert.deepEqual([sound?.sampleRate, sound?.channels, sound?.bytes.length], [24_000, 1, speakTones('Hi', 24_000).length * 2]);
    assert.deepEqual(simulator.requests[0]?.call, { type: 'speak', speech: { text: 'Hi', language: 'de-DE', voice: 'de-DE-Neural2-B', rate: 1.2 } });
  });

  it('refuses what Google refuses', async () => {
    const simulator = googleCloudSpeechSimulator();
    await refused([
      [403, /unregistered callers/, speak(simulator, {}, {})],
      [400, /input not set/, speak(simulator, { input: {} })],
      [400, /5000 bytes/, speak(simulator, { input: { text: 'ä'.repeat(2_501) } })],
      [400, /language code/, speak(simulator, { voice: {} })],
      [400, /does not exist/, speak(simulator, { voice: { languageCode: 'en-US', name: 'en-US-Nobody-A' } })],
      [400, /doesn't match the voice/, speak(simulator, { voice: { languageCode: 'en-US', name: 'de-DE-Neural2-B' } })],
      [400, /LINEAR16/, speak(simulator, { audioConfig: { audioEncoding: 'MP3' } })],
      [400, /speaking_rate/, speak(simulator, { audioConfig: { audioEncoding: 'LINEAR16', speakingRate: 3 } })],
      [400, /Unknown name "rate" at 'audio_config'/, speak(simulator, { audioConfig: { audioEncoding: 'LINEAR16', rate: 1 } })],
      [400, /Unknown name "config"/, speak(simulator, { config: {} })],
    ]);
    assert.equal((await speak(simulator, { input: { text: 'ä'.repeat(2_500) } })).status, 200);
  });
});
