import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hearTones, openaiRealtimeSimulator, speakTones, virtualClock, type OpenaiRealtimeSimulatorOptions } from '../../../src/testing/index.js';
import { fromBase64, toBase64 } from '../../../src/utils/base64.js';
import { fromPcmBytes, toPcmBytes } from '../../../src/utils/pcm-bytes.js';
import { SocketConnection, SocketFailure } from '../../../src/utils/socket-connection.js';

type Event = Record<string, unknown> & { readonly type: string; readonly error?: { code: string; event_id: string | null; param: string | null } };

const UPDATE = { type: 'session.update', session: { type: 'realtime', audio: { input: { transcription: { model: 'gpt-4o-transcribe' }, turn_detection: null } } } };
const silence = (ms: number): object => ({ type: 'input_audio_buffer.append', audio: toBase64(new Uint8Array(ms * 48)) });
const spoken = (words: string): object => ({ type: 'input_audio_buffer.append', audio: toBase64(toPcmBytes(speakTones(words, 24_000))) });
const SAY = { type: 'response.create', response: { instructions: 'Read the message aloud.', metadata: { say: '1' }, input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hello you' }] }] } };
const COMMIT = { type: 'input_audio_buffer.commit', event_id: 'mine' };

async function session(options: OpenaiRealtimeSimulatorOptions = {}, { url = 'wss://vendor.test/v1/realtime?model=m', protocols }: { url?: string; protocols?: string[] } = {}) {
  const clock = virtualClock();
  const simulator = openaiRealtimeSimulator({ clock, ...options });
  const connection = await SocketConnection.open({ url, protocols: protocols ?? ['realtime', `openai-insecure-api-key.${simulator.mintSecret()}`], WebSocket: simulator.WebSocket, signal: new AbortController().signal });
  const events: Event[] = [];
  const over = (async () => {
    for await (const message of connection.messages) events.push(JSON.parse(String(message)) as Event);
  })();
  over.catch(() => undefined);
  /** Sends, lets time pass, and gives what came since. */
  const exchange = async (messages: readonly object[], ms = 0): Promise<Event[]> => {
    const from = events.length;
    for (const message of messages) connection.sendJson(message);
    await clock.advance(ms);
    return events.slice(from);
  };
  await clock.advance(0);
  return { clock, simulator, connection, events, exchange, over };
}

const types = (events: readonly Event[]): string[] => events.map(({ type }) => type);
const codes = (events: readonly Event[]): (string | undefined)[] => events.flatMap(({ error }) => (error ? [error.code] : []));

describe('openaiRealtimeSimulator', () => {
  it('refuses who comes without a good key, with another subprotocol, or to another address', async () => {
    for (const protocols of [[], ['realtime'], ['realtime', 'openai-insecure-api-key.ek_0']]) await assert.rejects(session({}, { protocols }), SocketFailure);
    await assert.rejects(session({ apiKey: 'sk' }, { protocols: ['other', 'openai-insecure-api-key.sk'] }), SocketFailure);
    await assert.rejects(session({}, { url: 'wss://vendor.test/v2/realtime?model=m' }), SocketFailure);
    assert.deepEqual(types((await session({ apiKey: 'sk' }, { protocols: ['realtime', 'openai-insecure-api-key.sk'] })).events), ['session.created']);
  });

  it('mints keys that are good until they expire, also twice', async () => {
    const { simulator, clock } = await session({ apiKey: 'sk' });
    const mint = (body: object, key = 'sk') => simulator.fetch('https://vendor.test/v1/realtime/client_secrets', { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: JSON.stringify(body) });
    assert.equal((await mint({ session: { type: 'realtime' } }, 'wrong')).status, 401);
    assert.equal((await mint({})).status, 400);
    assert.equal((await mint({ session: { type: 'realtime' }, expires_after: { anchor: 'created_at', seconds: 5 } })).status, 400);
    const answer = (await (await mint({ session: { type: 'realtime' }, expires_after: { anchor: 'created_at', seconds: 30 } })).json()) as { value: string };
    const open = () => SocketConnection.open({ url: 'wss://vendor.test/v1/realtime?model=m', protocols: ['realtime', `openai-insecure-api-key.${answer.value}`], WebSocket: simulator.WebSocket, signal: new AbortController().signal });
    await open();
    await open();
    await clock.advance(30_000);
    await assert.rejects(open(), SocketFailure);
    assert.equal((await simulator.fetch('https://vendor.test/v1/realtime/calls?model=m', { method: 'POST', headers: { authorization: 'Bearer ek_0' }, body: 'v=0' })).status, 401);
  });

  it('lets an unknown model in and then closes', async () => {
    const { events, over } = await session({ models: ['other'] });
    assert.deepEqual(codes(events), ['invalid_model']);
    await assert.rejects(over, (error) => error instanceof SocketFailure && error.code === 4000);
  });

  const refused: readonly [string, readonly object[], string][] = [
    ['events that there are not', [{ type: 'conversation.say' }], 'invalid_value'],
    ['a session of no type', [{ type: 'session.update', session: {} }], 'missing_required_parameter'],
    ['settings that there are not', [{ type: 'session.update', session: { type: 'realtime', turn_detection: null } }], 'unknown_parameter'],
    ['settings further down that there are not', [{ type: 'session.update', session: { type: 'realtime', audio: { input: { transcription: { modle: 'x' } } } } }], 'unknown_parameter'],
    ['voices that there are not', [{ type: 'session.update', session: { type: 'realtime', audio: { output: { voice: 'darth' } } } }], 'invalid_value'],
    ['another rate', [{ type: 'session.update', session: { type: 'realtime', audio: { input: { format: { type: 'audio/pcm', rate: 16_000 } } } } }], 'invalid_value'],
    ['sound that is no base64', [{ type: 'input_audio_buffer.append', audio: '$$' }], 'invalid_value'],
    ['half a sample', [{ type: 'input_audio_buffer.append', audio: toBase64(new Uint8Array(3)) }], 'invalid_value'],
    ['a commit of nothing', [COMMIT], 'input_audio_buffer_commit_empty'],
    ['a commit of less than 100 ms', [silence(99), COMMIT], 'input_audio_buffer_commit_empty'],
    ['a commit after a clear', [silence(500), { type: 'input_audio_buffer.clear' }, COMMIT], 'input_audio_buffer_commit_empty'],
    ['a second response', [SAY, SAY], 'conversation_already_has_active_response'],
    ['to cancel nothing', [{ type: 'response.cancel' }], 'response_cancel_not_active'],
    ['to truncate what is not there', [{ type: 'conversation.item.truncate', item_id: 'x', content_index: 0, audio_end_ms: 0 }], 'invalid_value'],
    ['items with the content of others', [{ type: 'conversation.item.create', item: { type: 'message', role: 'assistant', content: [{ type: 'input_text', text: 'x' }] } }], 'invalid_value'],
    ['to clear a track over a WebSocket', [{ type: 'output_audio_buffer.clear' }], 'invalid_value'],
  ];
  for (const [what, messages, code] of refused) {
    it(`refuses ${what}, and goes on`, async () => {
      const { exchange, simulator } = await session();
      const events = await exchange([...messages.slice(0, -1), { ...messages.at(-1), event_id: 'mine' }]);
      assert.deepEqual(codes(events), [code]);
      assert.equal(events.find(({ error }) => error)?.error?.event_id, 'mine');
      assert.equal(simulator.open, 1);
    });
  }

  it('writes down what was committed, word by word, and only where it was asked to', async () => {
    const { exchange } = await session({ transcriptionMs: 200 });
    assert.deepEqual(types(await exchange([spoken('one two'), silence(100), COMMIT], 1_000)), ['input_audio_buffer.committed', 'conversation.item.added']);
    await exchange([UPDATE]);
    const events = await exchange([spoken('three four'), silence(100), COMMIT], 1_000);
    assert.deepEqual(types(events).map((type) => type.replace('conversation.item.input_audio_transcription.', '')), ['input_audio_buffer.committed', 'conversation.item.added', 'delta', 'delta', 'completed']);
    assert.equal(events.at(-1)?.['transcript'], 'three four');
  });

  it('finds turns by the sound that came, commits them and answers, unless it is told not to', async () => {
    const detect = (detection: object) => ({ type: 'session.update', session: { type: 'realtime', audio: { input: { turn_detection: detection } } } });
    const speech = [silence(500), spoken('one two'), silence(1_000)];
    const { exchange } = await session();
    await exchange([detect({ type: 'server_vad', create_response: false })]);
    const quiet = await exchange(speech, 2_000);
    assert.deepEqual(types(quiet), ['input_audio_buffer.speech_started', 'input_audio_buffer.speech_stopped', 'input_audio_buffer.committed', 'conversation.item.added']);
    const started = Number(quiet[0]?.['audio_start_ms']);
    assert.ok(started >= 150 && started <= 260, `padding of 300 ms before 500: ${started}`);
    assert.equal(Number(quiet[1]?.['audio_end_ms']) % 20, 0);
    const other = await session();
    await other.exchange([detect({ type: 'server_vad' })]);
    assert.ok(types(await other.exchange(speech, 2_000)).includes('response.created'));
    assert.ok(!types(await other.exchange([silence(300)])).includes('input_audio_buffer.speech_started'));
  });

  it('says what it is asked to read, at the pace of its profile; else what it likes', async () => {
    const { exchange } = await session({ firstAudioMs: 250, speed: 2 });
    const before = await exchange([SAY], 249);
    assert.deepEqual(types(before), ['response.created']);
    const events = await exchange([], 3_000);
    const sound = events.filter(({ type }) => type === 'response.output_audio.delta').flatMap(({ delta }) => [...(fromBase64(String(delta)) ?? [])]);
    assert.deepEqual(hearTones(fromPcmBytes(Uint8Array.from(sound)), 24_000).map(({ text }) => text), ['hello', 'you']);
    assert.equal(events.find(({ type }) => type === 'response.output_audio_transcript.done')?.['transcript'], 'hello you');
    assert.deepEqual((events.at(-1)?.['response'] as { status: string; metadata: unknown }).metadata, { say: '1' });
    const own = await exchange([{ type: 'response.create' }], 20_000);
    assert.notEqual(own.find(({ type }) => type === 'response.output_audio_transcript.done')?.['transcript'], 'hello you');
  });

  it('cancels, and truncates within what it sent', async () => {
    const { exchange, simulator } = await session();
    const events = await exchange([SAY], 500);
    const item = String(events.find(({ type }) => type === 'response.output_item.added')?.['item_id']);
    const cancelled = await exchange([{ type: 'response.cancel' }], 1_000);
    assert.deepEqual(types(cancelled), ['response.done']);
    assert.equal((cancelled[0]?.['response'] as { status: string }).status, 'cancelled');
    assert.deepEqual(types(await exchange([{ type: 'conversation.item.truncate', item_id: item, content_index: 0, audio_end_ms: 100 }])), ['conversation.item.truncated']);
    assert.deepEqual(codes(await exchange([{ type: 'conversation.item.truncate', item_id: item, content_index: 0, audio_end_ms: 60_000 }])), ['invalid_value']);
    assert.equal(simulator.sessions[0]?.items[0]?.truncatedMs, 100);
    assert.deepEqual(codes(await exchange([{ type: 'session.update', session: { type: 'realtime', audio: { output: { voice: 'cedar' } } } }])), ['cannot_update_voice']);
  });

  it('ends a session that went on for too long', async () => {
    const { exchange, over } = await session({ sessionMs: 5_000 });
    assert.deepEqual(codes(await exchange([], 5_000)), ['session_expired']);
    await assert.rejects(over, SocketFailure);
  });

  it('tells words only as their sound comes where it knows them beforehand', async () => {
    const { exchange, simulator } = await session({ utterances: [{ text: 'we build tools', msPerWord: 200 }] });
    const loud = speakTones('aaaaaaaaaaaa', 24_000);
    await exchange([silence(200), { type: 'input_audio_buffer.append', audio: toBase64(toPcmBytes(loud.subarray(0, 24_000 * 0.43))) }]);
    assert.deepEqual(simulator.heard, ['we', 'build']);
    await exchange([{ type: 'input_audio_buffer.append', audio: toBase64(toPcmBytes(loud.subarray(24_000 * 0.43, 24_000 * 0.62))) }, silence(300)]);
    assert.deepEqual(simulator.heard, ['we', 'build', 'tools']);
  });
});
