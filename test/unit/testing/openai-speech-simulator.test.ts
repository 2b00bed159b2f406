import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiSpeechSimulator, serveSimulator, speakTones, type SpeechSimulator } from '../../../src/testing/index.js';
import { encodeWav } from '../../../src/utils/wav-file.js';

const BASE = 'https://speech.example/v1/audio';
const KEY = { authorization: 'Bearer key' };
const WAV = encodeWav([speakTones('we build', 16_000)], 16_000);
const SPEECH = { model: 'm', input: 'Hi', voice: 'marin', response_format: 'pcm' };

/** Fields of a valid form, changed; undefined leaves one out. */
function form(changes: Readonly<Record<string, string | File | undefined>> = {}): FormData {
  const fields = { file: wav(), model: 'gpt-4o-transcribe', ...changes };
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) made.append(name, value);
  return made;
}

function wav(bytes: Uint8Array = WAV, name = 'speech.wav'): File {
  return new File([bytes as BlobPart], name, { type: 'audio/wav' });
}

const hear = (simulator: SpeechSimulator, body: FormData | string = form(), headers: Readonly<Record<string, string>> = KEY): Promise<Response> =>
  simulator.fetch(`${BASE}/transcriptions`, { method: 'POST', headers, body });
const speak = (simulator: SpeechSimulator, body: unknown = SPEECH, headers: Readonly<Record<string, string>> = KEY): Promise<Response> =>
  simulator.fetch(`${BASE}/speech`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

/** Header and samples, at this rate and with so many channels. */
const pcm = (seconds: number, sampleRate = 16_000): Uint8Array => encodeWav([new Int16Array(seconds * sampleRate)], sampleRate);

describe('openaiSpeechSimulator, hearing', () => {
  it('understands the words that are in the sound, with their certainty', async () => {
    const simulator = openaiSpeechSimulator({ apiKey: 'key' });
    const answer = (await (await hear(simulator, form({ 'include[]': 'logprobs' }))).json()) as { text: string; logprobs: { token: string; logprob: number }[] };
    assert.equal(answer.text, 'we build');
    assert.deepEqual(answer.logprobs.map(({ token }) => token), ['we', ' build']);
    assert.ok(answer.logprobs.every(({ logprob }) => Math.abs(logprob - Math.log(0.9)) < 1e-9));
    assert.equal(simulator.open, 0);
  });

  it('tells times of words and segments in verbose_json', async () => {
    const body = form({ model: 'whisper-1', response_format: 'verbose_json', 'timestamp_granularities[]': 'word' });
    const answer = (await (await hear(openaiSpeechSimulator(), body)).json()) as { duration: number; words: { word: string; start: number }[]; segments: { avg_logprob: number; tokens: number[] }[] };
    assert.deepEqual(answer.words.map(({ word, start }) => [word, start.toFixed(2)]), [['we', '0.00'], ['build', '0.18']]);
    assert.deepEqual([answer.segments.length, answer.segments[0]?.tokens.length], [1, 2]);
    assert.ok(Math.abs(answer.duration - 0.54) < 0.01);
  });

  it('streams deltas, and the whole at the end; Whisper does not stream', async () => {
    const response = await hear(openaiSpeechSimulator(), form({ stream: 'true' }));
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    const events = (await response.text()).trimEnd().split('\n\n').map((frame) => JSON.parse(frame.slice('data: '.length)) as Record<string, unknown>);
    assert.deepEqual(events.map(({ type, delta, text }) => [type, delta ?? text]), [
      ['transcript.text.delta', 'we'],
      ['transcript.text.delta', ' build'],
      ['transcript.text.done', 'we build'],
    ]);
    assert.equal((await hear(openaiSpeechSimulator(), form({ model: 'whisper-1', stream: 'true' }))).headers.get('content-type'), 'application/json');
  });

  it('refuses what OpenAI refuses', async () => {
    const simulator = openaiSpeechSimulator({ apiKey: 'key', models: ['gpt-4o-transcribe', 'whisper-1'] });
    const cases: readonly (readonly [status: number, param: string | null, response: Promise<Response>])[] = [
      [404, null, simulator.fetch(`${BASE}/translations`, { method: 'POST' })],
      [405, null, simulator.fetch(`${BASE}/transcriptions`)],
      [401, null, hear(simulator, form(), {})],
      [401, null, hear(simulator, form(), { authorization: 'Bearer other' })],
      [400, null, hear(simulator, '{"model":"whisper-1"}', { ...KEY, 'content-type': 'application/json' })],
      [400, null, hear(simulator, 'no form', { ...KEY, 'content-type': 'multipart/form-data; boundary=x' })],
      [400, 'file', hear(simulator, form({ file: undefined }))],
      [400, 'file', hear(simulator, form({ file: 'text' }))],
      [400, 'file', hear(simulator, form({ file: wav(WAV, 'blob') }))],
      [400, 'file', hear(simulator, form({ file: wav(WAV.subarray(44)) }))],
      [400, 'file', hear(simulator, form({ file: wav(WAV.subarray(0, 400)) }))],
      [400, 'file', hear(simulator, form({ file: wav(pcm(0.05)) }))],
      [413, null, hear(simulator, form({ file: wav(pcm(300, 48_000)) }))],
      [400, 'model', hear(simulator, form({ model: undefined }))],
      [404, null, hear(simulator, form({ model: 'other' }))],
      [400, 'words', hear(simulator, form({ words: 'yes' }))],
      [400, 'language', hear(simulator, form({ language: 'en-US' }))],
      [400, 'response_format', hear(simulator, form({ response_format: 'wav' }))],
      [400, 'response_format', hear(simulator, form({ response_format: 'verbose_json' }))],
      [400, 'include', hear(simulator, form({ model: 'whisper-1', 'include[]': 'logprobs' }))],
      [400, 'include[0]', hear(simulator, form({ 'include[]': 'words' }))],
      [400, 'timestamp_granularities', hear(simulator, form({ 'timestamp_granularities[]': 'word' }))],
      [400, 'stream', hear(simulator, form({ stream: 'yes' }))],
      [400, 'temperature', hear(simulator, form({ temperature: '2' }))],
    ];
    for (const [index, [status, param, promise]] of cases.entries()) {
      const response = await promise;
      const body = (await response.json()) as { error: { param: string | null } };
      assert.deepEqual([response.status, body.error.param], [status, param], `case ${index}`);
    }
    assert.equal(simulator.open, 0);
  });
});

describe('openaiSpeechSimulator, speaking', () => {
  it('says the text as PCM of 24 kHz without a header', async () => {
    const simulator = openaiSpeechSimulator();
    const bytes = new Uint8Array(await (await speak(simulator, { ...SPEECH, speed: 1.5, instructions: 'Calmly.' })).arrayBuffer());
    assert.deepEqual(new Int16Array(bytes.buffer), speakTones('Hi', 24_000));
    assert.deepEqual(simulator.requests[0]?.call, { type: 'speak', speech: { text: 'Hi', voice: 'marin', rate: 1.5, instructions: 'Calmly.' } });
  });

  it('refuses what OpenAI refuses', async () => {
    const simulator = openaiSpeechSimulator({ apiKey: 'key', models: ['m'] });
    const cases: readonly (readonly [status: number, param: string | null, response: Promise<Response>])[] = [
      [401, null, speak(simulator, SPEECH, {})],
      [400, null, speak(simulator, SPEECH, { ...KEY, 'content-type': 'text/plain' })],
      [400, 'input', speak(simulator, { ...SPEECH, input: '' })],
      [400, 'input', speak(simulator, { ...SPEECH, input: 'x'.repeat(4_097) })],
      [400, 'voice', speak(simulator, { ...SPEECH, voice: 'nobody' })],
      [400, 'voice', speak(simulator, { ...SPEECH, voice: undefined })],
      [400, 'speed', speak(simulator, { ...SPEECH, speed: 5 })],
      [400, 'model', speak(simulator, { ...SPEECH, model: undefined })],
      [404, null, speak(simulator, { ...SPEECH, model: 'other' })],
      [400, 'text', speak(simulator, { ...SPEECH, text: 'Hi' })],
      [400, 'response_format', speak(simulator, { ...SPEECH, response_format: 'mp3' })],
      [400, 'stream_format', speak(simulator, { ...SPEECH, stream_format: 'sse' })],
    ];
    for (const [index, [status, param, promise]] of cases.entries()) {
      const response = await promise;
      const body = (await response.json()) as { error: { param: string | null } };
      assert.deepEqual([response.status, body.error.param], [status, param], `case ${index}`);
    }
    assert.equal((await speak(simulator, { ...SPEECH, input: 'x'.repeat(4_096) })).status, 200);
  });

  it('fails, breaks off and hangs as it is told, also over HTTP', async () => {
    const simulator = openaiSpeechSimulator();
    const { url, close } = await serveSimulator(simulator);
    const call = (signal?: AbortSignal): Promise<Response> =>
      fetch(`${url}/v1/audio/speech`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(SPEECH), ...(signal && { signal }) });
    try {
      simulator.script({ type: 'rate', retryAfterMs: 2_300 }, { type: 'quota' }, { type: 'server', status: 503 }, { type: 'speech', dieAfter: 1 }, { type: 'speech', stallAfter: 1 }, { type: 'hang' });
      const rate = await call();
      assert.deepEqual([rate.status, rate.headers.get('retry-after-ms'), rate.headers.get('retry-after')], [429, '2300', '3']);
      assert.equal(((await (await call()).json()) as { error: { code: string } }).error.code, 'insufficient_quota');
      assert.equal((await call()).status, 503);
      await assert.rejects((await call()).arrayBuffer());
      for (const isSilent of [false, true]) {
        const controller = new AbortController();
        const calling = call(controller.signal);
        if (!isSilent) await (await calling).body?.getReader().read();
        while (simulator.open === 0) await new Promise(setImmediate);
        controller.abort();
        if (isSilent) await assert.rejects(calling);
        while (simulator.open > 0) await new Promise(setImmediate);
        assert.equal(simulator.requests.at(-1)?.isBrokenOff, true);
      }
    } finally {
      await close();
    }
  });
});
