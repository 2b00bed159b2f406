import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import NodeWebSocket from 'ws';
import { elevenLabsTextToSpeech } from '../../../../src/adapters/elevenlabs/index.js';
import { AdapterError } from '../../../../src/errors/index.js';
import type { TextToSpeechPart } from '../../../../src/spec/index.js';
import { elevenLabsSimulator, hearTones, serveSimulator, type ElevenLabsFault } from '../../../../src/testing/index.js';
import type { WebSocketConstructor } from '../../../../src/utils/socket-connection.js';
import { elevenLabsRig, soundOf, speak, type ElevenLabsRig } from './rig.js';

const TEXT = 'Tell me about your last project.';
const words = (parts: readonly TextToSpeechPart[]) => hearTones(soundOf(parts), 24_000).map(({ text }) => text);
const reason = (name: string) => (error: unknown) => error instanceof AdapterError && error.reason === name;
const sentTo = ({ simulator }: ElevenLabsRig, connection = 0) => (simulator.connections[connection]?.received ?? []).map(({ message }) => JSON.parse(String(message)) as Record<string, unknown>);

async function warmed(rig: ElevenLabsRig): Promise<AbortController> {
  const life = new AbortController();
  const warming = rig.textToSpeech.warm?.({ signal: life.signal });
  await rig.advance(0);
  await warming;
  return life;
}

describe('elevenLabsTextToSpeech', () => {
  it('asks for what is documented, with the token in the query', async () => {
    const rig = elevenLabsRig({ options: { model: 'eleven_turbo_v2_5', language: 'de', voice: 'a/b', voiceSettings: { stability: 0.4, speakerBoost: true } } });
    await speak(rig, TEXT, { rate: 2 });
    const { path, query, headers } = rig.simulator.connections[0]!.upgrade;
    assert.equal(path, '/v1/text-to-speech/a%2Fb/multi-stream-input');
    assert.deepEqual(Object.fromEntries(query), { model_id: 'eleven_turbo_v2_5', output_format: 'pcm_24000', inactivity_timeout: '180', auto_mode: 'true', sync_alignment: 'true', language_code: 'de', single_use_token: 'sutkn_1' });
    assert.deepEqual(headers, {});
    assert.deepEqual(sentTo(rig), [
      { text: ' ', voice_settings: { stability: 0.4, use_speaker_boost: true, speed: 1.2 }, context_id: 'speech-1' },
      { text: `${TEXT} `, flush: true, context_id: 'speech-1' },
      { close_context: true, context_id: 'speech-1' },
    ]);
  });

  it('hands out the sound whole', async () => {
    assert.deepEqual(words(await speak(elevenLabsRig(), TEXT)), TEXT.split(' '));
  });

  for (const alignment of ['chunk', 'stretch'] as const) {
    it(`tells where the voice is, to the frame (times of each ${alignment})`, async () => {
      const parts = await speak(elevenLabsRig({ simulated: { alignment } }), 'One. Two three');
      const heard = hearTones(soundOf(parts), 24_000);
      let ms = 0;
      const marks: { at: number; charIndex: number }[] = [];
      for (const part of parts) {
        if (part.type === 'audio') ms += (part.frame.data.length / part.frame.sampleRate) * 1000;
        if (part.type === 'speech-progress') marks.push({ at: ms, charIndex: part.charIndex });
      }
      for (const [index, word] of [[0, 'One.'], [5, 'Two'], [9, 'three']] as const) {
        const start = heard.find(({ text }) => text === word)!.start * 1000;
        const mark = marks.find(({ charIndex }) => charIndex >= index)!;
        assert.ok(Math.abs(mark.at - start) <= 20, `"${word}" begins at ${start} ms and is told at ${mark.at}`);
      }
    });
  }

  it('speaks without the times as well', async () => {
    const rig = elevenLabsRig({ simulated: { alignment: 'none' } });
    const parts = await speak(rig, `${TEXT} `.repeat(20));
    assert.deepEqual(words(parts), `${TEXT} `.repeat(20).trim().split(' '));
  });

  it('sends a long text piece by piece, as the voice comes near, and a barge-in leaves the rest unmade', async () => {
    const rig = elevenLabsRig();
    const life = await warmed(rig);
    const enough = new AbortController();
    const text = `${TEXT} `.repeat(40);
    const speaking = speak(rig, text, { signal: enough.signal });
    speaking.catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    enough.abort();
    await assert.rejects(speaking);
    assert.deepEqual(sentTo(rig).at(-1), { close_context: true, context_id: 'speech-1' });
    assert.ok((rig.simulator.contexts.at(-1)?.text.length ?? 0) < text.length / 2);
    life.abort();
  });

  describe('with a connection that is held', () => {
    it('speaks one text after another over it, each in a context of its own', async () => {
      const rig = elevenLabsRig();
      const life = await warmed(rig);
      assert.equal(rig.simulator.open, 1);
      for (const text of ['First.', 'Second.']) assert.deepEqual(words(await speak(rig, text)), [text]);
      assert.equal(rig.simulator.connections.length, 1);
      life.abort();
      await rig.advance(0);
      assert.equal(rig.simulator.open, 0);
      assert.equal(rig.clock.pending, 0);
    });

    it('drops what still comes of a speech that was silenced, and says the next whole', async () => {
      const rig = elevenLabsRig();
      const life = await warmed(rig);
      const enough = new AbortController();
      const reader = rig.textToSpeech.speak({ text: TEXT, language: 'en' }, { signal: enough.signal })[Symbol.asyncIterator]();
      const first = reader.next();
      await rig.advance(100);
      await first;
      enough.abort();
      assert.deepEqual(words(await speak(rig, 'And this.')), ['And', 'this.']);
      assert.equal(rig.simulator.connections.length, 1);
      await rig.advance(10_000);
      life.abort();
    });

    it('is kept open through a long answer', async () => {
      const rig = elevenLabsRig();
      const life = await warmed(rig);
      await rig.advance(600_000);
      assert.equal(rig.simulator.open, 1);
      assert.deepEqual(words(await speak(rig, 'Still here.')), ['Still', 'here.']);
      assert.equal(rig.simulator.connections.length, 1);
      life.abort();
    });

    it('is opened again by the next call after it broke, with a token of its own', async () => {
      const rig = elevenLabsRig();
      const life = await warmed(rig);
      rig.simulator.cut();
      await rig.advance(0);
      assert.deepEqual(words(await speak(rig, 'Again.')), ['Again.']);
      assert.deepEqual(rig.simulator.connections.map(({ upgrade }) => upgrade.query.get('single_use_token')), ['sutkn_1', 'sutkn_2']);
      life.abort();
    });

    it('serves another voice over one of its own', async () => {
      const rig = elevenLabsRig();
      const life = await warmed(rig);
      await speak(rig, 'Other.', { voice: 'voice-2' });
      await speak(rig, 'Other.', { voice: 'voice-2' });
      assert.deepEqual(rig.simulator.connections.map(({ upgrade }) => upgrade.path.split('/')[3]), ['voice-1', 'voice-2']);
      life.abort();
      await rig.advance(0);
      assert.equal(rig.simulator.open, 0);
    });
  });

  describe('fails', () => {
    const faults: readonly [string, ElevenLabsFault, string][] = [
      ['without credit', { type: 'error', name: 'quota_exceeded' }, 'quota'],
      ['with too many at once', { type: 'error', name: 'too_many_concurrent_requests' }, 'rate'],
      ['with a text that is too long', { type: 'error', name: 'max_character_limit_exceeded' }, 'malformed'],
      ['when the service fails', { type: 'error', name: 'system_busy' }, 'server'],
      ['when the line is cut', { type: 'cut', afterChunks: 2 }, 'closed'],
      ['when the service is shut down', { type: 'close', afterChunks: 1, code: 1012 }, 'server'],
      ['when nothing more comes', { type: 'stall', afterChunks: 1 }, 'timeout'],
    ];
    for (const [when, fault, expected] of faults) {
      it(`${when}: ${expected}`, async () => {
        const rig = elevenLabsRig();
        rig.simulator.fault(fault);
        await assert.rejects(speak(rig, TEXT), reason(expected));
        await rig.advance(0);
        assert.equal(rig.simulator.open, 0);
        assert.equal(rig.clock.pending, 0);
      });
    }

    it('with a voice, key or token that is not there, and says what to do', async () => {
      await assert.rejects(speak(elevenLabsRig({ simulated: { voices: ['other'] } }), TEXT), reason('unsupported'));
      await assert.rejects(speak(elevenLabsRig({ options: { credentials: 'wrong' } }), TEXT), (error) => error instanceof AdapterError && error.reason === 'auth' && error.action.includes('token'));
      await assert.rejects(speak(elevenLabsRig({ options: { credentials: 'key', credentialsParameter: 'xi-api-key' } }), TEXT), reason('auth'));
      const noToken = elevenLabsRig({ options: { credentials: () => Promise.reject(new Error('the server is down')) } });
      await assert.rejects(speak(noToken, TEXT), reason('auth'));
      await assert.rejects(speak(elevenLabsRig({ options: { model: 'eleven_v3' } }), TEXT), reason('network'));
    });

    it('with the same token a second time, and with one that is too old', async () => {
      const rig = elevenLabsRig();
      const token = rig.simulator.mintToken();
      const again = { ...rig, textToSpeech: elevenLabsTextToSpeech({ credentials: token, voice: 'v', WebSocket: rig.simulator.WebSocket, clock: rig.clock }) };
      Object.defineProperty(again, 'advance', { value: rig.advance });
      assert.deepEqual(words(await speak(again, 'Once.')), ['Once.']);
      await assert.rejects(speak(again, 'Twice.'), reason('auth'));
      const old = rig.simulator.mintToken();
      await rig.advance(900_000);
      const late = { ...rig, advance: rig.advance, textToSpeech: elevenLabsTextToSpeech({ credentials: old, voice: 'v', WebSocket: rig.simulator.WebSocket, clock: rig.clock }) };
      await assert.rejects(speak(late, TEXT), reason('auth'));
    });

    it('with a key where a key is asked for, and works with the right one', async () => {
      const rig = elevenLabsRig({ simulated: { apiKeys: ['key'] }, options: { credentials: 'key', credentialsParameter: 'xi-api-key' } });
      assert.deepEqual(words(await speak(rig, 'Fine.')), ['Fine.']);
    });
  });

  it('throws for a voice that is missing', () => {
    assert.throws(() => elevenLabsTextToSpeech({ credentials: 'x', voice: '' }), /voice/);
  });

  it('speaks over a real socket', async () => {
    const simulator = elevenLabsSimulator({ firstAudioMs: 5, speed: 100 });
    const served = await serveSimulator({ sockets: simulator });
    try {
      const voice = elevenLabsTextToSpeech({ credentials: () => simulator.mintToken(), voice: 'v', baseUrl: served.url.replace('http', 'ws'), WebSocket: NodeWebSocket as unknown as WebSocketConstructor });
      const parts: TextToSpeechPart[] = [];
      for await (const part of voice.speak({ text: TEXT, language: 'en' }, { signal: new AbortController().signal })) parts.push(part);
      assert.deepEqual(words(parts), TEXT.split(' '));
    } finally {
      await served.close();
    }
  });
});
