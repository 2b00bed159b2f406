import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deepgramSpeechToText } from '../../../../src/adapters/deepgram/index.js';
import { MediaDeviceError } from '../../../../src/errors/index.js';
import type { AudioFrame } from '../../../../src/spec/index.js';
import { speakTones } from '../../../../src/testing/index.js';
import { codeOf, controlMessages, converse, heard, obedientServer, typesOf } from './listen-helpers.js';

describe('deepgramSpeechToText, the connection', () => {
  it('asks for what it understands, and for no longer a silence than an answer has', async () => {
    const { simulator, audio, stop } = await converse('v1', { hints: [' Kubernetes ', 'PostgreSQL', ''] });
    await audio.say('hello');
    await stop();
    const { path, query, protocols } = simulator.sockets.connections[0]!.upgrade;
    assert.equal(path, '/v1/listen');
    assert.deepEqual(query.getAll('keyterm'), ['Kubernetes', 'PostgreSQL']);
    query.delete('keyterm');
    assert.deepEqual(Object.fromEntries(query), {
      model: 'nova-3',
      language: 'en-US',
      encoding: 'linear16',
      sample_rate: '16000',
      channels: '1',
      interim_results: 'true',
      endpointing: '300',
      utterance_end_ms: '1000',
      vad_events: 'true',
      punctuate: 'true',
      filler_words: 'true',
      mip_opt_out: 'true',
    });
    assert.deepEqual(protocols, ['bearer', 'simulated-token-1']);
  });

  it('asks an older model for no more than it understands', async () => {
    const { audio, stop, parts } = await converse('v1', { adapter: { model: 'nova-2', smartFormat: true, modelImprovement: true }, hints: ['Kubernetes'] });
    await audio.say('hello');
    assert.deepEqual(await stop(), {});
    assert.equal(heard(parts), 'hello');
  });

  it('has the rest made certain before it closes', async () => {
    const setup = await converse('v1');
    await setup.audio.say('hello');
    await setup.stop();
    assert.deepEqual(controlMessages(setup).map(({ type }) => type), ['Finalize', 'CloseStream']);
  });

  it('is let in with a key where it is told that it is one, and not otherwise', async () => {
    const withKey = await converse('v1', { adapter: { credentials: 'simulated-key', credentialKind: 'token' } });
    await withKey.audio.say('hello');
    assert.deepEqual(await withKey.stop(), {});
    assert.equal(heard(withKey.parts), 'hello');
    const asToken = await converse('v1', { adapter: { credentials: 'simulated-key' } });
    await asToken.audio.say('hello');
    assert.equal(codeOf((await asToken.done).error), 'adapter/network');
  });

  it('asks for a token at every connection, since they expire', async () => {
    let token = '';
    const { simulator, clock, done, audio } = await converse('v1', { adapter: { credentials: () => token } });
    token = simulator.grant(1);
    await clock.advance(1500);
    await audio.say('hello');
    assert.equal(codeOf((await done).error), 'adapter/network');
    assert.equal(simulator.sockets.connections[0]?.status, 401);
  });

  it('says what to do when credentials, a model or a language are refused', async () => {
    const failing = await converse('v1', { adapter: { credentials: () => Promise.reject(new Error('secret')) } });
    await failing.audio.say('hello');
    const { error } = await failing.done;
    assert.equal(codeOf(error), 'adapter/auth');
    for (const adapter of [{ model: 'nova-9' }, { language: 'xx' }]) {
      const refused = await converse('v1', { adapter });
      await refused.audio.say('hello');
      assert.equal(codeOf((await refused.done).error), 'adapter/network');
      assert.equal(refused.simulator.sockets.connections[0]?.status, 400);
    }
  });

  it('gives a connection up that does not come', async () => {
    const { audio, clock, done } = await converse('v1', { adapter: { credentials: () => new Promise<string>(() => undefined) } });
    await audio.say('hello');
    await clock.advance(10_000);
    assert.equal(codeOf((await done).error), 'adapter/timeout');
  });

  it('names languages as Deepgram does', async () => {
    for (const [tag, code] of [['de-AT', 'de'], ['pt-br', 'pt-BR'], ['ar-EG', 'ar'], ['es-419', 'es-419'], ['fr', 'fr']] as const) {
      const { simulator, audio, stop } = await converse('v1', { language: tag });
      await audio.say('hallo');
      await stop();
      const { query } = simulator.sockets.connections[0]!.upgrade;
      assert.equal(query.get('language'), code);
      assert.equal(query.get('filler_words'), null);
    }
  });

  it('sends no more hints than a connection takes', async () => {
    const { simulator, audio, stop } = await converse('v1', { hints: Array.from({ length: 200 }, (_, index) => `term-number-${index}`) });
    await audio.say('hello');
    assert.deepEqual(await stop(), {});
    assert.equal(simulator.sockets.connections[0]?.upgrade.query.getAll('keyterm').length, 50);
  });
});

describe('deepgramSpeechToText, the sound', () => {
  it('brings frames of any rate to one that it says', async () => {
    for (const [sampleRate, sent] of [[48_000, 16_000], [44_100, 16_000], [16_000, 16_000], [8000, 8000]] as const) {
      const { simulator, audio, stop, parts } = await converse('v1', { sampleRate });
      await audio.say('we measure everything');
      await audio.silence(500);
      await stop();
      assert.equal(heard(parts), 'we measure everything', `${sampleRate}`);
      assert.equal(simulator.sockets.connections[0]?.upgrade.query.get('sample_rate'), String(sent));
    }
  });

  it('goes on when the microphone changes its rate', async () => {
    const { audio, clock, stop, parts } = await converse('v1');
    await audio.say('first');
    await audio.silence(500);
    const put = async (rate: number, text: string): Promise<void> => {
      const samples = speakTones(text, rate);
      for (let at = 0; at < samples.length + rate / 2; at += rate / 50) {
        await clock.advance(20);
        const data = new Int16Array(rate / 50);
        data.set(samples.subarray(at, at + rate / 50));
        audio.put({ data, sampleRate: rate, at: clock.now() - 20 } satisfies AudioFrame);
      }
    };
    await put(48_000, 'higher');
    await put(8000, 'lower');
    await stop();
    assert.equal(heard(parts), 'first higher lower');
  });

  it('sends a frame as soon as it comes, and nothing but sound', async () => {
    const { simulator, audio } = await converse('v1');
    await audio.say('hi');
    const received = simulator.sockets.connections[0]!.received;
    assert.equal(received.length > 3, true);
    for (const { message } of received) assert.equal(typeof message === 'string' ? 0 : message.length, 640);
  });

  it('keeps a connection while no frame comes, every 4 s and no oftener', async () => {
    const setup = await converse('v1');
    await setup.audio.say('hello');
    await setup.audio.silence(400);
    await setup.clock.advance(60_000);
    const times = controlMessages(setup).map(({ at, type }) => ({ at, type }));
    assert.deepEqual([...new Set(times.map(({ type }) => type))], ['KeepAlive']);
    assert.equal(times.length, 15);
    for (const [index, { at }] of times.entries()) if (index > 0) assert.equal(at - times[index - 1]!.at, 4000);
    assert.equal(setup.simulator.sockets.open, 1);
    assert.deepEqual(await setup.stop(), {});
  });

  it('keeps none while frames come', async () => {
    const setup = await converse('v1');
    await setup.audio.silence(12_000);
    assert.deepEqual(controlMessages(setup), []);
  });

  it('opens with the first frame, since a connection without sound is closed', async () => {
    const { simulator, clock, audio, stop, parts } = await converse('v1');
    await clock.advance(30_000);
    assert.equal(simulator.sockets.connections.length, 0);
    await audio.say('hello');
    await stop();
    assert.equal(heard(parts), 'hello');
  });

  it('loses no sound of the time in which it connects', async () => {
    let letIn: (token: string) => void = () => undefined;
    const { simulator, audio, stop, parts } = await converse('v1', { adapter: { credentials: () => new Promise<string>((resolve) => (letIn = resolve)) } });
    await audio.say('nobody waits for a connection');
    letIn(simulator.grant());
    await audio.say('that comes late');
    await audio.silence(500);
    await stop();
    assert.equal(heard(parts), 'nobody waits for a connection that comes late');
  });

  it('loses none either when it is stopped before it is connected', async () => {
    let letIn: (token: string) => void = () => undefined;
    const { simulator, audio, clock, controller, done, parts } = await converse('v1', { adapter: { credentials: () => new Promise<string>((resolve) => (letIn = resolve)) } });
    await audio.say('a short answer');
    controller.abort();
    await clock.advance(200);
    letIn(simulator.grant());
    await clock.advance(100);
    assert.deepEqual(await done, {});
    assert.equal(heard(parts), 'a short answer');
  });
});

describe('deepgramSpeechToText, the parts', () => {
  it('tells speech, guesses, certainty with words and confidence, and the pause, in this order', async () => {
    const { audio, stop, parts } = await converse('v1');
    await audio.say('we build small tools');
    await audio.silence(800);
    assert.deepEqual(typesOf(parts), ['speech-start', 'transcript-delta', 'transcript-end', 'speech-end']);
    const certain = parts.find((part) => part.type === 'transcript-end');
    assert.equal(certain?.confidence, 0.98);
    assert.deepEqual(certain?.words?.map(({ text }) => text), ['we', 'build', 'small', 'tools']);
    assert.equal((certain?.until ?? 0) >= audio.spans[0]!.end, true);
    await stop();
  });

  it('counts seconds of sound where the session counts time, also over gaps in what is sent', async () => {
    const { audio, clock, stop, parts } = await converse('v1');
    await clock.advance(1234);
    for (const word of ['alpha', 'beta', 'gamma']) {
      await audio.say(word);
      await audio.silence(500);
      await clock.advance(7777);
    }
    await stop();
    const words = parts.flatMap((part) => (part.type === 'transcript-end' ? (part.words ?? []) : []));
    assert.deepEqual(words.map(({ text }) => text), ['alpha', 'beta', 'gamma']);
    for (const [index, { start, end }] of words.entries()) {
      const span = audio.spans[index]!;
      assert.equal(Math.abs(start - span.start) <= 20 && end <= span.end && end > start, true, `${start} to ${end}, said from ${span.start} to ${span.end}`);
    }
  });

  it('is certain within a long speech without a pause', async () => {
    const { audio, stop, parts } = await converse('v1', { simulator: { segmentMs: 1200 } });
    const text = 'one two three four five six seven eight nine ten eleven twelve';
    await audio.say(text);
    assert.equal(parts.filter(({ type }) => type === 'transcript-end').length >= 2, true);
    assert.equal(typesOf(parts).filter((type) => type === 'speech-end').length, 0);
    await stop();
    assert.equal(heard(parts), text);
  });

  it('hands a guess out as said that is never confirmed', async () => {
    const { audio, simulator, stop, parts } = await converse('v1');
    await audio.say('the last words');
    await audio.silence(240);
    simulator.stalled = true;
    assert.deepEqual(await stop(), {});
    assert.deepEqual(parts.slice(-2), [{ type: 'transcript-end', text: 'the last words' }, { type: 'speech-end' }]);
  });

  it('does not hand out a guess that was taken back', async () => {
    const server = obedientServer();
    const { audio, clock, stop, parts } = await converse('v1', { adapter: { WebSocket: server.WebSocket } });
    await audio.silence(100);
    const results = (isFinal: boolean, transcript: string): string =>
      JSON.stringify({ type: 'Results', start: 0, duration: 0.1, is_final: isFinal, channel: { alternatives: [{ transcript, confidence: 0.5, words: [] }] } });
    server.say(results(false, 'a cough'));
    server.say(results(true, ''));
    await clock.advance(0);
    await stop();
    assert.equal(heard(parts), '');
    assert.equal(parts.filter(({ type }) => type === 'transcript-delta').length, 1);
  });

  it('keeps fillers in English, and leaves them out where it shall', async () => {
    for (const [fillerWords, expected] of [[true, 'um we build'], [false, 'we build']] as const) {
      const { audio, stop, parts } = await converse('v1', { adapter: { fillerWords } });
      await audio.say('um we build');
      await stop();
      assert.equal(heard(parts), expected);
      assert.equal(deepgramSpeechToText({ credentials: '', fillerWords }).capabilities.verbatim, fillerWords);
    }
  });
});

describe('deepgramSpeechToText, failures', () => {
  const CLOSES = [
    [1011, 'Deepgram did not receive audio data or a text message within the timeout window. See https://dpgr.am/net0001', 'adapter/closed'],
    [1011, 'NET-0000', 'adapter/server'],
    [1008, 'DATA-0000', 'adapter/malformed'],
    [1008, '', 'adapter/auth'],
    [1000, '', 'adapter/closed'],
    [1006, '', 'adapter/closed'],
  ] as const;
  for (const [code, reason, expected] of CLOSES) {
    it(`takes ${code} ${reason.slice(0, 9)} for ${expected}`, async () => {
      const { audio, simulator, clock, done } = await converse('v1');
      await audio.say('hello');
      if (code === 1006) simulator.sockets.cut();
      else simulator.sockets.close(code, reason);
      await clock.advance(0);
      const { error } = await done;
      assert.equal(codeOf(error), expected);
    });
  }

  it('says so when a message is none, or tells of an error', async () => {
    for (const [message, expected] of [['{"type":"Results"}', 'adapter/malformed'], ['no JSON', 'adapter/malformed'], ['{"type":"Error","code":"INTERNAL_SERVER_ERROR"}', 'adapter/server']] as const) {
      const server = obedientServer();
      const { audio, clock, done } = await converse('v1', { adapter: { WebSocket: server.WebSocket } });
      await audio.say('hello');
      server.say(message);
      await clock.advance(0);
      assert.equal(codeOf((await done).error), expected);
      await clock.advance(0);
      assert.equal(server.sockets.open, 0);
    }
  });

  it('hands out what it heard before it tells that the microphone failed', async () => {
    const { audio, clock, done, parts } = await converse('v1');
    await audio.say('so far so good');
    audio.fail(new MediaDeviceError('microphone', 'lost'));
    await clock.advance(100);
    assert.equal(codeOf((await done).error), 'media/lost');
    assert.equal(heard(parts), 'so far so good');
  });

  it('tells after the end that words are lost, where some are', async () => {
    const { audio, simulator, stop } = await converse('v1');
    simulator.sockets.refuse(500);
    await audio.say('a');
    const { error } = await stop();
    assert.equal(codeOf(error), 'adapter/network');
    const late = await converse('v1', { simulator: { interimMs: 60_000, segmentMs: 60_000 } });
    await late.audio.say('all of this was said and none of it was told');
    late.controller.abort();
    late.simulator.sockets.cut();
    await late.clock.advance(100);
    assert.equal(codeOf((await late.done).error), 'adapter/closed');
  });

  it('frees its timers', async () => {
    const { audio, clock, stop } = await converse('v1');
    await audio.say('hello');
    await stop();
    await clock.advance(11_000);
    assert.equal(clock.pending, 0);
  });
});
