import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { elevenLabsSimulator, virtualClock, type ElevenLabsSimulatorOptions } from '../../../src/testing/index.js';
import { SocketConnection, SocketFailure } from '../../../src/utils/socket-connection.js';

const PATH = 'wss://vendor.test/v1/text-to-speech/v/multi-stream-input';

/** Sends these messages, lets time pass, and tells what came back. */
async function exchange(messages: readonly unknown[], { query = '', token = true, ms = 5_000, ...options }: ElevenLabsSimulatorOptions & { query?: string; token?: boolean; ms?: number } = {}) {
  const clock = virtualClock();
  const simulator = elevenLabsSimulator({ clock, ...options });
  const url = `${PATH}?output_format=pcm_24000${token ? `&single_use_token=${simulator.mintToken()}` : ''}${query}`;
  const connection = await SocketConnection.open({ url, WebSocket: simulator.WebSocket, signal: new AbortController().signal });
  for (const message of messages) connection.send(typeof message === 'string' ? message : JSON.stringify(message));
  await clock.advance(ms);
  const { sent, isOpen } = simulator.connections[0]!;
  const received = sent.map(({ message, at }) => ({ at, ...(JSON.parse(String(message)) as { error?: string; audio?: string; isFinal?: boolean; alignment?: { chars: string[]; charStartTimesMs: number[] } }) }));
  const code = isOpen ? undefined : await codeOf(connection);
  await connection.close();
  return { received, error: received.find(({ error }) => error !== undefined)?.error, isOpen, code, simulator };
}

async function codeOf(connection: SocketConnection): Promise<number | undefined> {
  try {
    for await (const message of connection.messages) void message;
    return 1000;
  } catch (error) {
    return error instanceof SocketFailure ? error.code : undefined;
  }
}

const BEGIN = { text: ' ', context_id: 'a' };
const SPEAK = { text: 'hello you ', context_id: 'a', flush: true };
const CLOSE = { context_id: 'a', close_context: true };

describe('elevenLabsSimulator', () => {
  it('speaks what was flushed, with times, and tells the end after the context was closed', async () => {
    const { received } = await exchange([BEGIN, SPEAK, CLOSE], { firstAudioMs: 100 });
    assert.equal(received[0]?.at, 100);
    assert.deepEqual(received.flatMap(({ alignment }) => alignment?.chars ?? []).join(''), 'hello you ');
    assert.deepEqual(received[0]?.alignment?.charStartTimesMs, [0, 60, 120, 180]);
    assert.equal(received.at(-1)?.isFinal, true);
    assert.equal(received.filter(({ isFinal }) => isFinal).length, 1);
  });

  it('tells no end before the context is closed', async () => {
    const { received } = await exchange([BEGIN, SPEAK]);
    assert.equal(received.some(({ isFinal }) => isFinal), false);
  });

  it('waits for more text unless it is flushed or speaks by itself', async () => {
    assert.equal((await exchange([BEGIN, { ...SPEAK, flush: false }])).received.length, 0);
    assert.ok((await exchange([BEGIN, { ...SPEAK, flush: false }], { query: '&auto_mode=true' })).received.length > 0);
    assert.ok((await exchange([BEGIN, { ...SPEAK, text: 'word '.repeat(30), flush: false }])).received.length > 0);
  });

  const refused: readonly [string, readonly unknown[], string][] = [
    ['what is no JSON', ['hello'], 'invalid_message'],
    ['fields that there are not', [{ ...BEGIN, contextId: 'a' }], 'invalid_message'],
    ['a context that does not begin with a space', [{ ...BEGIN, text: 'hello ' }], 'invalid_message'],
    ['to flush a context that there is not', [{ text: '', context_id: 'b', flush: true }], 'context_not_found'],
    ['settings that come later', [BEGIN, { ...SPEAK, voice_settings: { speed: 1 } }], 'invalid_message'],
    ['a speed beyond the range', [{ ...BEGIN, voice_settings: { speed: 2 } }], 'invalid_voice_settings'],
    ['a sixth context', ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ ...BEGIN, context_id: id })), 'max_active_contexts_exceeded'],
  ];
  for (const [what, messages, error] of refused) {
    it(`refuses ${what}`, async () => {
      const outcome = await exchange(messages);
      assert.equal(outcome.error, error);
      assert.equal(outcome.isOpen, false);
    });
  }

  it('refuses who has neither key nor token, formats it does not speak, voices and texts that are too long', async () => {
    assert.equal((await exchange([BEGIN], { token: false })).error, 'authentication_required');
    assert.equal((await exchange([BEGIN], { token: false, query: '&xi-api-key=wrong', apiKeys: ['right'] })).error, 'invalid_api_key');
    assert.equal((await exchange([BEGIN], { voices: ['other'] })).error, 'voice_id_does_not_exist');
    assert.equal((await exchange([BEGIN, SPEAK], { mostCharacters: 5 })).error, 'max_character_limit_exceeded');
  });

  it('closes with 1008 after 20 s without a message, or as long as was asked for; an empty text counts', async () => {
    const late = await exchange([BEGIN], { ms: 20_000 });
    assert.deepEqual([late.error, late.code], ['input_timeout_exceeded', 1008]);
    assert.equal((await exchange([BEGIN], { ms: 19_999 })).isOpen, true);
    assert.equal((await exchange([BEGIN], { ms: 30_000, query: '&inactivity_timeout=60' })).isOpen, true);
    assert.equal((await exchange([BEGIN], { ms: 180_000, query: '&inactivity_timeout=900' })).isOpen, false);
  });

  it('draws delays from the profile it was given', async () => {
    const first = await exchange([BEGIN, SPEAK], { firstAudioMs: { p50: 150, p95: 250 }, seed: 'one' });
    const same = await exchange([BEGIN, SPEAK], { firstAudioMs: { p50: 150, p95: 250 }, seed: 'one' });
    const other = await exchange([BEGIN, SPEAK], { firstAudioMs: { p50: 150, p95: 250 }, seed: 'two' });
    assert.equal(first.received[0]?.at, same.received[0]?.at);
    assert.notEqual(first.received[0]?.at, other.received[0]?.at);
  });
});
