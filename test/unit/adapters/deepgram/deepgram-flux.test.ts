import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deepgramFlux } from '../../../../src/adapters/deepgram/index.js';
import type { SpeechToTextPart } from '../../../../src/spec/index.js';
import { codeOf, converse, heard, obedientServer, typesOf } from './listen-helpers.js';

const EAGER = { eagerEotThreshold: 0.4 } as const;

describe('deepgramFlux', () => {
  it('tells that a turn may be over, that it goes on, and that it is over', async () => {
    const { audio, stop, parts } = await converse('flux', { adapter: EAGER });
    await audio.say('well I think');
    await audio.silence(550);
    await audio.say('that it works');
    await audio.silence(1000);
    const turns = parts.filter(({ type }) => type.startsWith('turn-') || type === 'transcript-end') as Extract<SpeechToTextPart, { text: string }>[];
    assert.deepEqual(turns.map(({ type, text }) => [type, text]), [
      ['turn-eager', 'well I think'],
      ['turn-resumed', undefined],
      ['turn-eager', 'well I think that it works'],
      ['transcript-end', 'well I think that it works'],
      ['turn-end', 'well I think that it works'],
    ]);
    assert.deepEqual(typesOf(parts).filter((type) => type.startsWith('speech')), ['speech-start', 'speech-end']);
    await stop();
  });

  it('says how sure it is, and takes no turn for probably over where nobody asked', async () => {
    const { audio, stop, parts } = await converse('flux', { adapter: { eotThreshold: 0.5 } });
    await audio.say('yes');
    await audio.silence(1000);
    await stop();
    assert.deepEqual(parts.filter(({ type }) => type === 'turn-eager'), []);
    const end = parts.find((part) => part.type === 'turn-end');
    assert.equal((end?.confidence ?? 0) >= 0.5 && (end?.confidence ?? 1) < 0.6, true);
  });

  it('asks for the model of the language', async () => {
    for (const [language, model, hint] of [['en-GB', 'flux-general-en', null], ['pt-BR', 'flux-general-multi', 'pt'], ['de', 'flux-general-multi', 'de']] as const) {
      const { simulator, audio, stop } = await converse('flux', { language, hints: ['Kubernetes'] });
      await audio.say('hello');
      assert.deepEqual(await stop(), {});
      const { path, query } = simulator.sockets.connections[0]!.upgrade;
      assert.deepEqual([path, query.get('model'), query.get('language_hint'), query.get('keyterm')], ['/v2/listen', model, hint, 'Kubernetes']);
      assert.deepEqual([...query.keys()].filter((name) => name.includes('eot')), []);
    }
  });

  it('says plainly that it does not know a language', async () => {
    const { done, simulator } = await converse('flux', { language: 'ar-EG' });
    assert.equal(codeOf((await done).error), 'adapter/unsupported');
    assert.equal(simulator.sockets.connections.length, 0);
  });

  it('refuses thresholds that would be refused', () => {
    for (const options of [{ eotThreshold: 0.4 }, { eagerEotThreshold: 0.8 }, { eagerEotThreshold: 0.2 }, { eotTimeoutMs: 100 }]) {
      assert.throws(() => deepgramFlux({ credentials: '', ...options }), (error) => codeOf(error) === 'option/invalid');
    }
    deepgramFlux({ credentials: '', eagerEotThreshold: 0.8, eotThreshold: 0.9, eotTimeoutMs: 8000 });
  });

  it('sends messages of 80 ms, and the rest of the last one', async () => {
    const { simulator, audio, stop, parts } = await converse('flux');
    await audio.say('whole');
    await stop();
    const lengths = simulator.sockets.connections[0]!.received.flatMap(({ message }) => (typeof message === 'string' ? [] : [message.length / 32]));
    assert.deepEqual(lengths, [80, 80, 80, 80, 40]);
    assert.equal(heard(parts), 'whole');
  });

  it('ends a turn also when no frame comes any more, and keeps the connection', async () => {
    const { simulator, audio, clock, stop, parts } = await converse('flux');
    await audio.say('then I muted myself');
    await clock.advance(2000);
    assert.equal(parts.at(-1)?.type, 'speech-end');
    assert.equal(parts.filter(({ type }) => type === 'turn-end').length, 1);
    await clock.advance(58_000);
    assert.equal(simulator.sockets.open, 1);
    await audio.say('here I am');
    await stop();
    assert.equal(heard(parts), 'then I muted myself here I am');
    const last = parts.findLast((part) => part.type === 'transcript-end')?.words?.[0];
    assert.equal(Math.abs((last?.start ?? 0) - audio.spans[1]!.start) <= 20, true);
  });

  it('takes the last update for what was said, since closing confirms nothing', async () => {
    const { audio, controller, clock, done, parts } = await converse('flux');
    await audio.say('these are my last words');
    const before = parts.length;
    controller.abort();
    await clock.advance(100);
    assert.deepEqual(await done, {});
    assert.deepEqual(typesOf(parts.slice(before)), ['transcript-end', 'speech-end']);
    assert.deepEqual(parts.filter(({ type }) => type === 'turn-end'), []);
    const last = parts.findLast((part) => part.type === 'transcript-end');
    assert.equal(last?.text, 'these are my last words');
    assert.equal(last?.words?.length, 5);
  });

  it('lives with events that it does not know, and not with messages of another form', async () => {
    const info = (event: string, transcript: unknown): string => JSON.stringify({ type: 'TurnInfo', event, transcript, words: [], audio_window_start: 0, audio_window_end: 1 });
    const server = obedientServer();
    const { audio, clock, parts, done } = await converse('flux', { adapter: { WebSocket: server.WebSocket } });
    await audio.silence(100);
    server.say(info('Nodded', 'hm'));
    server.say(info('EndOfTurn', 'hm'));
    server.say('{"type":"Warning","code":"ANYTHING"}');
    await clock.advance(0);
    assert.equal(heard(parts), 'hm');
    server.say(info('Update', 7));
    await clock.advance(0);
    assert.equal(codeOf((await done).error), 'adapter/malformed');
  });
});
