import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { GoogleGenAI } from '@google/genai';
import NodeWebSocket from 'ws';
import { geminiLiveVoice, type GeminiLiveVoiceOptions } from '../../../../src/adapters/gemini/index.js';
import { AdapterError } from '../../../../src/errors/index.js';
import type { AudioFrame, RealtimeVoicePart } from '../../../../src/spec/index.js';
import { geminiLiveSimulator, serveSimulator, speakTones, ToneEar, type GeminiLiveSimulator, type GeminiLiveSimulatorOptions, type ServedSimulator } from '../../../../src/testing/index.js';
import { PartQueue } from '../../../../src/utils/part-queue.js';
import type { WebSocketConstructor } from '../../../../src/utils/socket-connection.js';

const QUESTION = 'What did you build?';
const ANSWER = 'we build small tools';
const servers: ServedSimulator[] = [];
after(() => Promise.all(servers.map((server) => server.close())));

async function serve(options: GeminiLiveSimulatorOptions): Promise<{ readonly simulator: GeminiLiveSimulator; readonly url: string }> {
  const simulator = geminiLiveSimulator({ setupMs: 5, firstSoundMs: 20, speed: 40, wordMs: 10, ...options });
  const server = await serveSimulator(simulator);
  servers.push(server);
  return { simulator, url: server.url };
}

/** Says a question and hears the answer, in the machine's own time. */
async function converse(voice: ReturnType<typeof geminiLiveVoice>, between?: () => void): Promise<{ readonly said: string; readonly heard: string; readonly types: ReadonlySet<RealtimeVoicePart['type']> }> {
  const sound = new PartQueue<AudioFrame>();
  const session = await voice.open({ instructions: 'Speak calmly.', language: 'en-US', voice: 'Kore', audio: { frames: () => sound }, manualTurns: true }, { signal: new AbortController().signal });
  const ear = new ToneEar(24_000);
  const words: string[] = [];
  const types = new Set<RealtimeVoicePart['type']>();
  session.say(QUESTION);
  for await (const part of session.parts) {
    types.add(part.type);
    if (part.type === 'audio') ear.push(part.frame.data);
    if (part.type === 'input-transcript-end') words.push(part.text);
    if (part.type === 'turn-transcribed') break;
    if (part.type !== 'reply-end') continue;
    between?.();
    session.startTurn();
    const samples = speakTones(ANSWER, 16_000);
    for (let from = 0; from < samples.length; from += 320) sound.push({ data: samples.slice(from, from + 320), sampleRate: 16_000, at: from / 16 });
    await new Promise((resolve) => setImmediate(resolve));
    session.endTurn();
  }
  await session.close();
  ear.end();
  return { said: ear.words.join(' '), heard: words.join(' '), types };
}

const KINDS: Readonly<Record<string, (url: string, simulator: GeminiLiveSimulator) => GeminiLiveVoiceOptions>> = {
  'over WebSockets of its own': (url, simulator) => ({ credentials: () => simulator.issueToken(), baseUrl: url.replace('http', 'ws'), WebSocket: NodeWebSocket as unknown as WebSocketConstructor }),
  'over a client of @google/genai with a key': (url) => ({ client: new GoogleGenAI({ apiKey: 'the key', httpOptions: { baseUrl: url } }) }),
  'over a client of @google/genai with a token': (url, simulator) => ({ client: new GoogleGenAI({ apiKey: simulator.issueToken(), httpOptions: { baseUrl: url, apiVersion: 'v1alpha' } }) }),
};

describe('Gemini Live on a true connection', () => {
  for (const [kind, options] of Object.entries(KINDS)) {
    it(`speaks and hears ${kind}`, async () => {
      const { simulator, url } = await serve({ apiKey: 'the key' });
      const { said, heard } = await converse(geminiLiveVoice(options(url, simulator)));
      assert.equal(said, QUESTION);
      assert.equal(heard, ANSWER);
      const [setup] = simulator.sockets.connections[0]?.received ?? [];
      assert.match(String(setup?.message), /"handle"|"sessionResumption":\{\}/);
      assert.match(String(setup?.message), /"voiceName":"Kore"/);
    });

    it(`goes on after a line that broke ${kind}`, async () => {
      const { simulator, url } = await serve({ apiKey: 'the key' });
      const { said, heard, types } = await converse(geminiLiveVoice(options(url, simulator)), () => simulator.sockets.cut());
      assert.equal(said, QUESTION);
      assert.equal(heard, ANSWER);
      assert.ok(types.has('reconnected'));
    });
  }

  it('tells that a client was refused, with the reason', async () => {
    const { url } = await serve({ apiKey: 'another key' });
    const voice = geminiLiveVoice({ client: new GoogleGenAI({ apiKey: 'the key', httpOptions: { baseUrl: url } }) });
    await assert.rejects(converse(voice), (error) => error instanceof AdapterError && error.code === 'adapter/auth');
  });
});
