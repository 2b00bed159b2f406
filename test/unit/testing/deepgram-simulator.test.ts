import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deepgramSimulator, speakTones, virtualClock, type DeepgramSimulator, type DeepgramSimulatorOptions, type VirtualClock } from '../../../src/testing/index.js';
import { delays } from '../../../src/testing/simulated-delay.js';
import { toPcmBytes } from '../../../src/utils/pcm-bytes.js';
import { seededRandom } from '../../../src/utils/seeded-random.js';
import { SocketConnection, SocketFailure } from '../../../src/utils/socket-connection.js';

const V1 = '/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000';
const V2 = '/v2/listen?model=flux-general-en&encoding=linear16&sample_rate=16000';
const SPEAK = '/v1/speak?model=aura-2-thalia-en&encoding=linear16&sample_rate=24000';

interface Client {
  readonly clock: VirtualClock;
  readonly simulator: DeepgramSimulator;
  readonly connection: SocketConnection;
  /** Text messages so far. */
  readonly messages: Record<string, unknown>[];
  /** Bytes so far. */
  readonly bytes: () => number;
  /** Why it ended, if it did. */
  readonly end: () => SocketFailure | 'normal' | undefined;
  /** In frames of 20 ms, in time. */
  hear(samples: Int16Array): Promise<void>;
}

async function open(address: string, options: DeepgramSimulatorOptions = {}, protocols?: readonly string[]): Promise<Client> {
  const clock = virtualClock();
  const simulator = deepgramSimulator({ clock, interimMs: 200, ...options });
  const connection = await SocketConnection.open({ url: `ws://vendor.test${address}`, protocols: protocols ?? ['bearer', simulator.grant()], WebSocket: simulator.WebSocket, signal: new AbortController().signal });
  const messages: Record<string, unknown>[] = [];
  let bytes = 0;
  let end: SocketFailure | 'normal' | undefined;
  const read = async (): Promise<void> => {
    for await (const message of connection.messages) {
      if (typeof message === 'string') messages.push(JSON.parse(message) as Record<string, unknown>);
      else bytes += message.length;
    }
  };
  void read().then(
    () => (end = 'normal'),
    (error: unknown) => (end = error as SocketFailure),
  );
  return {
    clock,
    simulator,
    connection,
    messages,
    bytes: () => bytes,
    end: () => end,
    async hear(samples) {
      for (let at = 0; at < samples.length; at += 320) {
        await clock.advance(20);
        connection.send(toPcmBytes(samples.slice(at, at + 320)));
      }
      await clock.advance(0);
    },
  };
}

const silence = (ms: number): Int16Array => new Int16Array(ms * 16);
const ofType = ({ messages }: Client, type: string): Record<string, unknown>[] => messages.filter((message) => message['type'] === type);
const textOf = (message: Record<string, unknown> | undefined): string => (message as unknown as { channel: { alternatives: [{ transcript: string }] } })?.channel.alternatives[0].transcript;
const certain = (client: Client): readonly string[] => ofType(client, 'Results').filter((message) => message['is_final'] === true).map(textOf).filter((text) => text !== '');
/** Mere sound: so many words of 250 ms. */
const mumble = (words: number): Int16Array => Int16Array.from({ length: 4000 * words }, (_, index) => (index % 4000 < 3200 ? 8000 : 300) * Math.sin(index / 5));

describe('deepgramSimulator, at the door', () => {
  const refused = async (address: string, protocols?: readonly string[]): Promise<number | undefined> => {
    const simulator = deepgramSimulator();
    await assert.rejects(SocketConnection.open({ url: `ws://vendor.test${address}`, protocols: protocols ?? ['bearer', simulator.grant()], WebSocket: simulator.WebSocket, signal: new AbortController().signal }), SocketFailure);
    return simulator.sockets.connections[0]?.status;
  };

  it('lets nobody in without good credentials', async () => {
    for (const protocols of [[], ['token', 'wrong'], ['bearer', 'simulated-key'], ['bearer', 'made-up'], ['basic', 'simulated-key']]) assert.equal(await refused(V1, protocols), 401, protocols.join());
    await open(V1, {}, ['token', 'simulated-key']);
  });

  it('lets nobody in with a token that has expired, and asks nobody twice', async () => {
    const client = await open(V1);
    const { simulator, clock } = client;
    const token = simulator.grant(2);
    await clock.advance(2000);
    await assert.rejects(SocketConnection.open({ url: `ws://vendor.test${V1}`, protocols: ['bearer', token], WebSocket: simulator.WebSocket, signal: new AbortController().signal }));
    assert.equal(client.end(), undefined);
  });

  it('refuses what cannot be asked for', async () => {
    const wrong = [
      `${V1}&sample_rat=16000`,
      '/v1/listen?model=nova-9&encoding=linear16&sample_rate=16000',
      `${V1}&language=xx`,
      '/v1/listen?model=nova-3&encoding=linear16',
      '/v1/listen?model=nova-3&encoding=linear16&sample_rate=many',
      `${V1}&utterance_end_ms=1000`,
      `${V1}&interim_results=true&utterance_end_ms=300`,
      `${V1}&interim_results=yes`,
      `${V1}&endpointing=soon`,
      `${V1}&keywords=a`,
      '/v1/listen?model=nova-2&encoding=linear16&sample_rate=16000&keyterm=a',
      `${V1}&${Array.from({ length: 200 }, () => 'keyterm=twelve-chars').join('&')}`,
      `${V2}&language=en`,
      `${V2}&interim_results=true`,
      '/v2/listen?model=nova-3&encoding=linear16&sample_rate=16000',
      `${V2}&eot_threshold=0.2`,
      `${V2}&eager_eot_threshold=0.95`,
      `${V2}&eager_eot_threshold=0.8`,
      `${V2}&eot_timeout_ms=100`,
      `${V2}&language_hint=de`,
      '/v1/speak?model=flux-haley-en&encoding=linear16&sample_rate=24000',
      '/v1/speak?model=aura-2-thalia-en&encoding=mp3',
      '/v1/speak?model=aura-2-thalia-en&encoding=linear16&sample_rate=12345',
      `${SPEAK}&speed=3`,
      '/v1/speak?model=aura-2-viktoria-de&encoding=linear16&sample_rate=24000&speed=1.2',
    ];
    for (const address of wrong) assert.equal(await refused(address), 400, address);
    assert.equal(await refused('/v3/listen'), 404);
  });

  it('hands out tokens to whoever has the key', async () => {
    const clock = virtualClock();
    const { fetch } = deepgramSimulator({ clock });
    const post = (body: unknown, authorization = 'Token simulated-key'): Promise<Response> => fetch('http://vendor.test/v1/auth/grant', { method: 'POST', headers: { authorization }, body: JSON.stringify(body) });
    const answer = (await (await post({ ttl_seconds: 60 })).json()) as { access_token: string; expires_in: number };
    assert.equal(answer.expires_in, 60);
    assert.equal(typeof answer.access_token, 'string');
    assert.equal((await post({ ttl_seconds: 4000 })).status, 400);
    assert.equal((await post({}, 'Bearer simulated-key')).status, 401);
    assert.equal((await fetch('http://vendor.test/v1/auth/grant')).status, 405);
    assert.equal((await fetch('http://vendor.test/v1/elsewhere', { method: 'POST' })).status, 404);
  });
});

describe('deepgramSimulator, /v1/listen', () => {
  const LISTEN = `${V1}&interim_results=true&endpointing=300&utterance_end_ms=1000&vad_events=true&punctuate=true&filler_words=true`;

  it('tells the start, guesses, certainty, and the end, where they lie in the sound', async () => {
    const client = await open(LISTEN);
    await client.hear(silence(1000));
    await client.hear(speakTones('hello there', 16_000));
    await client.hear(silence(1500));
    assert.equal(Math.abs((ofType(client, 'SpeechStarted')[0]?.['timestamp'] as number) - 1) <= 0.02, true);
    const results = ofType(client, 'Results');
    const last = results.findLast((message) => textOf(message) !== '');
    assert.equal(textOf(last), 'hello there');
    assert.deepEqual([last?.['is_final'], last?.['speech_final'], last?.['from_finalize']], [true, true, false]);
    const { words } = (last as unknown as { channel: { alternatives: [{ words: { start: number; end: number }[] }] } }).channel.alternatives[0];
    assert.equal(Math.abs((words[0]?.start ?? 0) - 1) <= 0.01, true);
    const utteranceEnd = ofType(client, 'UtteranceEnd');
    assert.deepEqual(utteranceEnd.map((message) => message['last_word_end']), [words.at(-1)?.end]);
    assert.equal(results.some((message) => message['is_final'] === false && textOf(message) === 'hello'), true);
  });

  it('closes after 10 s without sound, which only KeepAlive prevents, and only where there was sound', async () => {
    const silent = await open(LISTEN);
    await silent.clock.advance(5000);
    silent.connection.sendJson({ type: 'KeepAlive' });
    await silent.clock.advance(5000);
    assert.deepEqual([(silent.end() as SocketFailure).code, (silent.end() as SocketFailure).reason.includes('net0001')], [1011, true]);
    const kept = await open(LISTEN);
    await kept.hear(silence(100));
    for (let count = 0; count < 5; count += 1) {
      await kept.clock.advance(9000);
      kept.connection.sendJson({ type: 'KeepAlive' });
    }
    assert.equal(kept.end(), undefined);
    await kept.clock.advance(10_001);
    assert.equal((kept.end() as SocketFailure).code, 1011);
  });

  it('closes for what is no sound', async () => {
    for (const message of [new Uint8Array(3), new TextEncoder().encode('{"type":"KeepAlive"}'), 'sound', '{"type":"Speak"}']) {
      const client = await open(LISTEN);
      client.connection.send(message as string);
      await client.clock.advance(0);
      assert.deepEqual([(client.end() as SocketFailure).code, (client.end() as SocketFailure).reason.slice(0, 9)], [1008, 'DATA-0000']);
    }
  });

  it('tells what there is on Finalize, and all of it and the seconds on CloseStream', async () => {
    const client = await open(LISTEN);
    await client.hear(speakTones('one two', 16_000));
    client.connection.sendJson({ type: 'Finalize' });
    await client.clock.advance(0);
    const last = client.messages.at(-1);
    assert.deepEqual([textOf(last), last?.['is_final'], last?.['from_finalize']], ['one two', true, true]);
    await client.hear(speakTones('three', 16_000));
    client.connection.sendJson({ type: 'CloseStream' });
    await client.clock.advance(0);
    assert.deepEqual(certain(client), ['one two', 'three']);
    const { seconds } = { seconds: (speakTones('one two', 16_000).length + speakTones('three', 16_000).length) / 16_000 };
    assert.equal(ofType(client, 'Metadata')[0]?.['duration'], seconds);
    assert.equal(client.end(), 'normal');
  });

  it('is late as it was told to be, and not before the silence allows it', async () => {
    for (const [final, expected] of [[0, 300], [200, 300], [700, 700]] as const) {
      const client = await open(LISTEN, { final });
      await client.hear(speakTones('hello', 16_000));
      const end = client.clock.now() - 60;
      await client.hear(silence(1200));
      const sent = client.simulator.sockets.connections[0]?.sent.find(({ message }) => String(message).includes('"speech_final":true'));
      assert.equal(Math.abs((sent?.at ?? 0) - end - expected) <= 40, true, `${final}: ${(sent?.at ?? 0) - end}`);
    }
  });

  it('says the words of its script as their sound comes', async () => {
    const client = await open(LISTEN, { utterances: ['we build small tools', 'then they measure'] });
    await client.hear(silence(500));
    assert.deepEqual(certain(client), []);
    await client.hear(mumble(2));
    await client.hear(silence(20));
    const guess = textOf(ofType(client, 'Results').findLast((message) => textOf(message) !== ''));
    assert.equal(['we', 'we build'].includes(guess), true, guess);
    await client.hear(mumble(2));
    await client.hear(silence(800));
    await client.hear(mumble(3));
    await client.hear(silence(800));
    assert.deepEqual(certain(client), ['we build small tools', 'then they measure']);
  });

  it('misses words whose sound was lost, and repeats them where there is too much sound', async () => {
    const lost = await open(LISTEN, { utterances: ['one two three four'] });
    await lost.hear(mumble(2));
    await lost.hear(silence(1500));
    assert.deepEqual(certain(lost), ['one two']);
    const doubled = await open(LISTEN, { utterances: ['one two three four'] });
    await doubled.hear(mumble(6));
    await doubled.hear(silence(800));
    assert.deepEqual(certain(doubled), ['one two three four four four']);
  });

  it('goes on with its script over the next connection, and hears the same tones as the same words', async () => {
    const client = await open(LISTEN, { utterances: ['first words', 'second words'] });
    await client.hear(mumble(2));
    await client.hear(silence(500));
    const again = await SocketConnection.open({ url: `ws://vendor.test${LISTEN}`, protocols: ['bearer', client.simulator.grant()], WebSocket: client.simulator.WebSocket, signal: new AbortController().signal });
    again.send(toPcmBytes(mumble(2)));
    again.sendJson({ type: 'Finalize' });
    await client.clock.advance(0);
    const sent = client.simulator.sockets.connections[1]?.sent.map(({ message }) => String(message)) ?? [];
    assert.equal(sent.some((message) => message.includes('second words')), true);
    const strict = await open(LISTEN);
    await strict.hear(speakTones('twice said', 16_000));
    await strict.hear(silence(500));
    await strict.hear(speakTones('twice said', 16_000));
    await strict.hear(silence(500));
    assert.deepEqual(certain(strict), ['twice said', 'twice said']);
  });

  it('says nothing more once it is stalled', async () => {
    const client = await open(LISTEN);
    client.simulator.stalled = true;
    await client.hear(speakTones('hello', 16_000));
    await client.hear(silence(500));
    assert.deepEqual([client.messages, client.end()], [[], undefined]);
  });
});

describe('deepgramSimulator, /v2/listen', () => {
  const FLUX = `${V2}&eager_eot_threshold=0.4`;
  const events = (client: Client): readonly string[] => ofType(client, 'TurnInfo').map((message) => String(message['event'])).filter((event, index, all) => event !== 'Update' || all[index - 1] !== 'Update');

  it('tells the state of a turn every 250 ms, and when it changes', async () => {
    const client = await open(FLUX);
    await client.hear(speakTones('hello there', 16_000));
    await client.hear(silence(900));
    assert.deepEqual(events(client), ['Update', 'StartOfTurn', 'Update', 'EagerEndOfTurn', 'Update', 'EndOfTurn', 'Update']);
    const infos = ofType(client, 'TurnInfo');
    const [eager, end] = ['EagerEndOfTurn', 'EndOfTurn'].map((event) => infos.find((info) => info['event'] === event));
    assert.equal(end?.['transcript'], eager?.['transcript']);
    assert.deepEqual([end?.['trigger'], end?.['turn_index'], infos.at(-1)?.['turn_index']], ['model', 0, 1]);
    assert.deepEqual(client.messages.map((message) => message['sequence_id']), client.messages.map((_, index) => index));
  });

  it('waits for who is not done, and then no longer than it may', async () => {
    const client = await open(`${FLUX}&eot_timeout_ms=2000`, { utterances: [{ text: 'well I', isComplete: false }] });
    await client.hear(mumble(2));
    await client.hear(silence(1800));
    assert.equal(events(client).includes('EndOfTurn'), false);
    await client.hear(silence(300));
    assert.equal(ofType(client, 'TurnInfo').find((info) => info['event'] === 'EndOfTurn')?.['trigger'], 'timeout');
  });

  it('ends a turn when it is told to, and says where there is none', async () => {
    const client = await open(FLUX);
    client.connection.sendJson({ type: 'ForceEndTurn' });
    await client.hear(speakTones('hello there', 16_000));
    client.connection.sendJson({ type: 'ForceEndTurn' });
    await client.clock.advance(0);
    assert.equal(ofType(client, 'Warning')[0]?.['code'], 'FORCE_END_TURN_NO_ACTIVE_TURN');
    assert.equal(ofType(client, 'TurnInfo').at(-1)?.['trigger'], 'manual');
  });

  it('changes its thresholds when it is told to', async () => {
    const client = await open(V2);
    client.connection.sendJson({ type: 'Configure', thresholds: { eot_threshold: 0.5 } });
    await client.hear(speakTones('hello', 16_000));
    await client.hear(silence(560));
    assert.equal(ofType(client, 'ConfigureSuccess').length, 1);
    assert.equal(events(client).includes('EndOfTurn'), true);
  });

  it('knows no KeepAlive, and no connection without sound', async () => {
    const told = await open(FLUX);
    told.connection.sendJson({ type: 'KeepAlive' });
    await told.clock.advance(0);
    assert.equal(ofType(told, 'Error')[0]?.['code'], 'UNPARSABLE_CLIENT_MESSAGE');
    assert.equal((told.end() as SocketFailure).code, 1008);
    const silent = await open(FLUX);
    await silent.clock.advance(20_000);
    assert.equal((silent.end() as SocketFailure).code, 1011);
  });

  it('closes with an update of the last words, which confirms none of them', async () => {
    const client = await open(FLUX);
    await client.hear(speakTones('hello there', 16_000));
    client.connection.sendJson({ type: 'CloseStream' });
    await client.clock.advance(0);
    const last = ofType(client, 'TurnInfo').at(-1);
    assert.deepEqual([last?.['event'], last?.['transcript'], client.end()], ['Update', 'hello there', 'normal']);
  });
});

describe('deepgramSimulator, /v1/speak', () => {
  it('speaks at about fifteen letters a second, after the silence and the wait that it was told', async () => {
    const client = await open(SPEAK, { firstByte: 150, leadingSilenceMs: 200 });
    const text = 'Tell me about a system that you built.';
    client.connection.sendJson({ type: 'Speak', text });
    client.connection.sendJson({ type: 'Flush' });
    await client.clock.advance(149);
    assert.equal(client.bytes(), 0);
    await client.clock.advance(5000);
    const seconds = client.bytes() / 48_000 - 0.2;
    assert.equal(text.length / seconds > 12 && text.length / seconds < 18, true);
    assert.deepEqual(client.messages.map((message) => message['type']), ['Metadata', 'Flushed']);
  });

  it('stops soon, not at once, when it is told to', async () => {
    const client = await open(SPEAK);
    client.connection.sendJson({ type: 'Speak', text: 'Nobody will hear the end of this.' });
    client.connection.sendJson({ type: 'Flush' });
    await client.clock.advance(50);
    const before = client.bytes();
    client.connection.sendJson({ type: 'Clear' });
    await client.clock.advance(5000);
    assert.equal(client.bytes() - before, 3841);
    assert.equal(client.messages.at(-1)?.['type'], 'Cleared');
    assert.equal(client.simulator.speaking, 0);
  });

  it('closes for too much text, and warns of too many ends', async () => {
    const tooLong = await open(SPEAK);
    tooLong.connection.sendJson({ type: 'Speak', text: 'x'.repeat(2001) });
    await tooLong.clock.advance(0);
    assert.deepEqual([(tooLong.end() as SocketFailure).code, (tooLong.end() as SocketFailure).reason], [1009, 'BIG-0001']);
    const tooMuch = await open(SPEAK);
    for (let count = 0; count < 3; count += 1) tooMuch.connection.sendJson({ type: 'Speak', text: 'x'.repeat(1000) });
    await tooMuch.clock.advance(0);
    assert.deepEqual([(tooMuch.end() as SocketFailure).code, (tooMuch.end() as SocketFailure).reason], [1008, 'DATA-0001']);
    const tooOften = await open(SPEAK, { pace: 1000 });
    for (let count = 0; count < 21; count += 1) {
      tooOften.connection.sendJson({ type: 'Speak', text: 'a' });
      tooOften.connection.sendJson({ type: 'Flush' });
      await tooOften.clock.advance(10);
    }
    assert.deepEqual([ofType(tooOften, 'Flushed').length, ofType(tooOften, 'Warning').length], [20, 1]);
  });

  it('closes for what is no command, after an hour, and in peace when it is told to', async () => {
    for (const [message, code] of [[new Uint8Array(2), 1003], ['{"type":"KeepAlive"}', 1008], ['hello', 1008]] as const) {
      const client = await open(SPEAK);
      client.connection.send(message as string);
      await client.clock.advance(0);
      assert.equal((client.end() as SocketFailure).code, code);
    }
    const old = await open(SPEAK);
    await old.clock.advance(3_600_000);
    assert.equal((old.end() as SocketFailure).reason, 'NET-0003');
    const done = await open(SPEAK);
    done.connection.sendJson({ type: 'Speak', text: 'Bye.' });
    done.connection.sendJson({ type: 'Close' });
    await done.clock.advance(1000);
    assert.equal(done.bytes() > 0, true);
    assert.equal(done.end(), 'normal');
  });
});

it('draws delays with the median and the 95th percentile that it was told, the same for the same seed', () => {
  const draw = delays({ p50: 247, p95: 298 }, seededRandom('delays'));
  const values = Array.from({ length: 4000 }, draw).sort((a, b) => a - b);
  assert.equal(Math.abs((values[2000] ?? 0) - 247) < 3, true);
  assert.equal(Math.abs((values[3800] ?? 0) - 298) < 4, true);
  assert.equal(delays({ p50: 247, p95: 298 }, seededRandom('delays'))(), delays({ p50: 247, p95: 298 }, seededRandom('delays'))());
  assert.equal(delays(12, seededRandom(''))(), 12);
});
