import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiRealtimeVoice } from '../../../../src/adapters/openai/index.js';
import { AdapterError } from '../../../../src/errors/index.js';
import type { RealtimeVoiceSession } from '../../../../src/spec/index.js';
import { ToneMicrophone, type RealtimeFault } from '../../../../src/testing/index.js';
import { Conversation } from '../../../../src/testing/realtime-voice-rig.js';
import { openaiRealtimeRig, type OpenaiRealtimeRig, type OpenaiRealtimeRigOptions } from './realtime-rig.js';

const QUESTION = 'What did you build? Tell us why. Take your time.';
const reason = (name: string) => (error: unknown) => error instanceof AdapterError && error.reason === name;

interface Scene {
  readonly rig: OpenaiRealtimeRig;
  readonly microphone: ToneMicrophone;
  readonly conversation: Conversation;
  readonly session: RealtimeVoiceSession;
  /** Events of one kind that the client sent, on all lines. */
  sent(type: string): readonly Record<string, unknown>[];
}

/** A conversation that has begun. */
const scene = (options: OpenaiRealtimeRigOptions & { manualTurns?: boolean; language?: string }, body: (scene: Scene) => Promise<void>) => async () => {
  const rig = openaiRealtimeRig(options);
  const microphone = new ToneMicrophone(rig, rig.microphoneRate);
  const life = new AbortController();
  const opening = rig.realtimeVoice.open({ instructions: 'Speak calmly.', language: options.language ?? 'de-DE', audio: microphone, manualTurns: options.manualTurns ?? true }, { signal: life.signal });
  await rig.advance(0);
  const session = await opening;
  const sent: Scene['sent'] = (type) =>
    rig.simulator.connections.flatMap(({ received }) => received.map(({ message }) => JSON.parse(String(message)) as Record<string, unknown>)).filter((event) => event['type'] === type);
  try {
    await body({ rig, microphone, session, conversation: new Conversation(session, rig), sent });
    assert.deepEqual(errorsOf(rig), [], 'the server must have nothing to complain of');
  } finally {
    await session.close();
    await rig.advance(0);
    assert.equal(rig.simulator.open, 0);
    assert.equal(rig.clock.pending, 0, 'no timer may be left');
  }
};

/** Errors that the server told, but for what comes too late to be cancelled. */
function errorsOf(rig: OpenaiRealtimeRig): readonly unknown[] {
  return rig.simulator.connections.flatMap(({ sent }) => sent.map(({ message }) => JSON.parse(String(message)) as { type: string; error?: { code: string } })).flatMap(({ type, error }) => (type === 'error' && error?.code !== 'response_cancel_not_active' ? [error] : []));
}

describe('openaiRealtimeVoice', () => {
  it('hands over its key in a subprotocol and sets its session up', scene({}, async ({ rig, sent }) => {
    const { path, query, protocols } = rig.simulator.connections[0]!.upgrade;
    assert.deepEqual([path, query.toString(), protocols], ['/v1/realtime', 'model=gpt-realtime-2.1', ['realtime', 'openai-insecure-api-key.ek_1']]);
    assert.deepEqual(sent('session.update')[0]?.['session'], {
      type: 'realtime',
      instructions: 'Speak calmly.',
      output_modalities: ['audio'],
      audio: {
        input: { format: { type: 'audio/pcm', rate: 24_000 }, transcription: { model: 'gpt-4o-transcribe', language: 'de' }, turn_detection: null },
        output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'marin' },
      },
    });
  }));

  it('has the provider tell of turns without answering them where turns are not manual', scene({ manualTurns: false }, async ({ sent }) => {
    const session = sent('session.update')[0]?.['session'] as { audio: { input: { turn_detection: unknown } } };
    assert.deepEqual(session.audio.input.turn_detection, { type: 'semantic_vad', create_response: false, interrupt_response: false });
  }));

  it('asks for exactly the text, in an input of its own', scene({}, async ({ session, conversation, sent }) => {
    session.say(QUESTION);
    await conversation.untilCount('reply-end', 1);
    const response = sent('response.create')[0]?.['response'] as Record<string, unknown>;
    assert.deepEqual(response['input'], [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: QUESTION }] }]);
    assert.match(String(response['instructions']), /^Speak calmly\.[^]*word for word/);
  }));

  it('writes down long answers at their pauses', scene({}, async ({ rig, microphone, session, conversation, sent }) => {
    session.startTurn();
    await microphone.say('first');
    await microphone.pause(1_500);
    assert.equal(conversation.transcript, 'first');
    await microphone.say('second');
    session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
    assert.equal(conversation.transcript, 'first second');
    assert.equal(sent('input_audio_buffer.commit').length, 2);
    await rig.advance(0);
  }));

  it('does not have silence written down', scene({}, async ({ rig, microphone, session, conversation, sent }) => {
    session.startTurn();
    await microphone.pause(20_000);
    session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
    assert.equal(sent('input_audio_buffer.commit').length, 0);
    session.startTurn();
    await microphone.pause(9_000);
    await microphone.say('now');
    session.endTurn();
    await conversation.untilCount('turn-transcribed', 2);
    assert.equal(conversation.transcript, 'now');
    const events = rig.simulator.connections[0]!.received.map(({ message }) => JSON.parse(String(message)) as { type: string; audio?: string });
    const last = events.findLastIndex(({ type }, index) => type === 'input_audio_buffer.clear' && index < events.findLastIndex((event) => event.type === 'input_audio_buffer.commit'));
    const bytes = events.slice(last).reduce((sum, { audio = '' }) => sum + (audio.length * 3) / 4, 0);
    assert.ok(last > 0 && bytes < 7 * 48_000, `of the silence before the word ${bytes / 48_000} s are left`);
  }));

  it('asks for the next thing only when the one before is done', scene({}, async ({ session, conversation }) => {
    session.say('First this.');
    session.say('Then that.');
    await conversation.untilCount('reply-end', 2);
  }));

  it('does not mind that something came too late to be cancelled, and opens the line again for what it does not know', scene({}, async ({ rig, conversation }) => {
    const told = (code: string, event_id: string | null) => rig.simulator.sessions.at(-1)?.peer.send({ type: 'error', error: { type: 'invalid_request_error', code, message: 'x', event_id } });
    told('response_cancel_not_active', 'loose');
    await rig.advance(1_000);
    assert.equal(conversation.count('reconnecting'), 0);
    rig.simulator.sessions.at(-1)?.peer.send({ type: 'error', error: { type: 'server_error', code: 'response_cancel_not_active', message: 'x', event_id: null } });
    await rig.advance(1_000);
    assert.equal(conversation.count('reconnected'), 1);
  }));

  it('hands over a word of one letter, which alone would be too short for a commit', scene({}, async ({ microphone, session, conversation }) => {
    session.startTurn();
    await microphone.play(new Int16Array(320).map((_, index) => Math.round(9_000 * Math.sin(index))));
    await microphone.play(new Int16Array(640).map((_, index) => Math.round(9_000 * Math.sin(index))));
    session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
  }));

  it('tells the provider how much of a reply was heard', scene({}, async ({ rig, session, conversation, sent }) => {
    session.say(QUESTION);
    await conversation.untilCount('audio', 10);
    session.interrupt(150.7);
    await conversation.untilCount('reply-end', 1);
    await rig.advance(500);
    assert.equal(sent('response.cancel').length, 1);
    assert.equal(sent('conversation.item.truncate')[0]?.['audio_end_ms'], 150);
    assert.equal(rig.simulator.sessions[0]?.items.at(-1)?.truncatedMs, 150);
  }));

  it('does so also when all of its sound has come, but not been played', scene({}, async ({ rig, session, conversation }) => {
    session.say(QUESTION);
    await conversation.untilCount('reply-end', 1);
    session.interrupt(700);
    await rig.advance(0);
    assert.equal(rig.simulator.sessions[0]?.items.at(-1)?.truncatedMs, 700);
    session.interrupt(700);
    await rig.advance(0);
  }));

  it('never asks for more than was sent to be forgotten', scene({}, async ({ rig, session, conversation, sent }) => {
    session.say(QUESTION);
    await conversation.untilCount('audio', 3);
    session.interrupt(60_000);
    await rig.advance(500);
    assert.equal(sent('conversation.item.truncate').length, 0);
  }));

  it('tells a new session what was said before', scene({}, async ({ rig, microphone, session, conversation, sent }) => {
    session.say('Hello there.');
    await conversation.untilCount('reply-end', 1);
    session.startTurn();
    await microphone.say('good morning');
    session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
    const before = conversation.parts.length;
    session.say(QUESTION);
    await conversation.until(() => conversation.count('audio', before) >= 3, 'The voice must begin.');
    session.interrupt(1_000);
    rig.simulator.cut();
    await rig.advance(2_000);
    assert.deepEqual(sent('conversation.item.create').map(({ item }) => item), [
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hello there.' }] },
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'good morning' }] },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'What did you' }] },
    ]);
  }));

  it('asks for a new key at each connection', scene({}, async ({ rig }) => {
    rig.simulator.cut();
    await rig.advance(2_000);
    assert.deepEqual(rig.simulator.connections.map(({ upgrade }) => upgrade.protocols[1]), ['openai-insecure-api-key.ek_1', 'openai-insecure-api-key.ek_2']);
  }));

  it('renews its session in a pause before the provider ends it', scene({ simulated: { sessionMs: 600_000 }, options: { sessionLimitMs: 600_000 } }, async ({ rig, microphone, session, conversation }) => {
    session.startTurn();
    await microphone.say('one');
    await rig.advance(560_000);
    await microphone.say('two');
    await microphone.pause(2_000);
    assert.equal(conversation.transcript, 'one two');
    assert.equal(rig.simulator.connections.length, 1, 'not while somebody has the floor');
    session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
    await rig.advance(1_000);
    assert.equal(rig.simulator.connections.length, 2);
    await rig.advance(545_000);
    assert.equal(rig.simulator.connections.length, 2);
    await rig.advance(10_000);
    assert.equal(rig.simulator.connections.length, 3, 'at once where nothing goes on');
  }));

  it('renews it in any case before the last moment, and loses no word of a turn that goes on', scene({ simulated: { sessionMs: 60_000 }, options: { sessionLimitMs: 60_000 } }, async ({ rig, microphone, session, conversation }) => {
    session.startTurn();
    await rig.advance(58_000);
    await microphone.say('word for word');
    await rig.advance(3_000);
    session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
    assert.equal(conversation.transcript, 'word for word');
    assert.equal(rig.simulator.connections.length, 2);
    assert.deepEqual(errorsOf(rig), []);
  }));

  it('goes on after a session that ended although nobody knew', async () => {
    const rig = openaiRealtimeRig({ simulated: { sessionMs: 10_000 } });
    const opening = rig.realtimeVoice.open({ instructions: '', language: 'en', audio: new ToneMicrophone(rig), manualTurns: true }, { signal: new AbortController().signal });
    await rig.advance(0);
    const session = await opening;
    const conversation = new Conversation(session, rig);
    await rig.advance(11_000);
    session.say('Still here.');
    await conversation.untilCount('reply-end', 1);
    assert.deepEqual(conversation.replies(), [['Still', 'here.']]);
    await session.close();
  });

  describe('says a reply that was cut', () => {
    it('from the next sentence on', scene({}, async ({ rig, session, conversation, sent }) => {
      rig.simulator.fault({ on: 'response', type: 'cut', afterChunks: 2 });
      session.say(QUESTION);
      await conversation.untilCount('reply-end', 1);
      const asked = sent('response.create').map(({ response }) => (response as { input: { content: { text: string }[] }[] }).input[0]?.content[0]?.text);
      assert.deepEqual(asked, [QUESTION, 'Tell us why. Take your time.']);
      const frames = conversation.parts.flatMap((part) => (part.type === 'audio' ? [part.frame] : []));
      frames.reduce((next, { at, data, sampleRate }) => (assert.ok(Math.abs(at - next) < 1), at + (data.length / sampleRate) * 1000), 0);
    }));

    it('once more where it is its last sentence', scene({}, async ({ rig, session, conversation }) => {
      rig.simulator.fault({ on: 'response', type: 'cut', afterChunks: 2 });
      session.say('What did you build?');
      await conversation.untilCount('reply-end', 1);
      assert.deepEqual(conversation.replies()[0]?.slice(-4), ['What', 'did', 'you', 'build?']);
    }));
  });

  const faults: readonly [string, RealtimeFault][] = [
    ['the line is closed by the server', { on: 'response', type: 'close', afterChunks: 0, code: 1011 }],
    ['it stalls before its first sound', { on: 'response', type: 'stall', afterChunks: 0 }],
    ['it fails at the server', { on: 'response', type: 'failed', code: 'server_error' }],
    ['it is slow', { on: 'response', type: 'slow', ms: 8_000 }],
  ];
  for (const [when, fault] of faults) {
    it(`says a reply whole when ${when}`, scene({}, async ({ rig, session, conversation }) => {
      rig.simulator.fault(fault);
      session.say(QUESTION);
      await conversation.untilCount('reply-end', 1);
      assert.deepEqual(conversation.replies(), [QUESTION.split(' ')]);
    }));
  }

  it('waits as long as it is told when there were too many requests', scene({}, async ({ rig, session, conversation }) => {
    rig.simulator.fault({ on: 'response', type: 'failed', code: 'rate_limit_exceeded', resetSeconds: 7 });
    session.say(QUESTION);
    await conversation.untilCount('reply-end', 1);
    const creates = rig.simulator.connections[0]!.received.filter(({ message }) => String(message).includes('"response.create"')).map(({ at }) => at);
    assert.equal(creates.length, 2);
    assert.ok(creates[1]! - creates[0]! >= 7_000, `${creates}`);
    assert.deepEqual(conversation.replies(), [QUESTION.split(' ')]);
  }));

  it('fails when the account has no credit left', scene({}, async ({ rig, session, conversation }) => {
    rig.simulator.fault({ on: 'response', type: 'failed', code: 'insufficient_quota' });
    session.say(QUESTION);
    await rig.advance(2_000);
    await assert.rejects(conversation.done, reason('quota'));
  }));

  it('fails when the voice does not say it, however often it is asked', scene({}, async ({ rig, session, conversation }) => {
    rig.simulator.fault(...Array.from({ length: 4 }, () => ({ on: 'response', type: 'failed', code: 'server_error' }) as const));
    session.say(QUESTION);
    await rig.advance(20_000);
    await assert.rejects(conversation.done, reason('server'));
  }));

  for (const type of ['failed', 'stall'] as const) {
    it(`says once more what could not be written down (${type})`, scene({}, async ({ rig, microphone, session, conversation }) => {
      rig.simulator.fault({ on: 'transcription', type });
      session.startTurn();
      await microphone.say('all of this');
      session.endTurn();
      await conversation.untilCount('turn-transcribed', 1);
      assert.equal(conversation.transcript, 'all of this');
    }));

    it(`tells of a gap where it cannot be written down at all (${type})`, scene({}, async ({ rig, microphone, session, conversation }) => {
      rig.simulator.fault({ on: 'transcription', type }, { on: 'transcription', type });
      session.startTurn();
      await microphone.say('all of this');
      session.endTurn();
      await conversation.untilCount('turn-transcribed', 1);
      assert.equal(conversation.transcript, '[…]');
    }));
  }

  it('does not take an unknown model or voice, and says so', async () => {
    const open = async (rig: OpenaiRealtimeRig, voice?: string): Promise<unknown> => {
      const opening = rig.realtimeVoice.open({ instructions: '', language: 'en', audio: new ToneMicrophone(rig), manualTurns: true, ...(voice && { voice }) }, { signal: new AbortController().signal });
      opening.catch(() => undefined);
      await rig.advance(0);
      return opening;
    };
    const unknown = openaiRealtimeRig({ options: { model: 'gpt-3' } });
    await assert.rejects(open(unknown), (error) => error instanceof AdapterError && error.reason === 'unsupported' && error.action.includes('model'));
    assert.equal(unknown.simulator.open, 0);
    await assert.rejects(open(openaiRealtimeRig(), 'darth'), reason('unsupported'));
    await assert.rejects(open(openaiRealtimeRig({ options: { credentials: () => Promise.reject(new Error('no')) } })), reason('auth'));
    const spoiled = openaiRealtimeRig();
    const secret = spoiled.simulator.mintSecret(10);
    await spoiled.clock.advance(10_000);
    await assert.rejects(open(openaiRealtimeRig({ options: { credentials: secret, WebSocket: spoiled.simulator.WebSocket } })), reason('network'));
    assert.throws(() => openaiRealtimeVoice({ credentials: 'x', model: '' }), /model/);
  });

  it('gives up a connection that does not begin in time', async () => {
    const rig = openaiRealtimeRig({ options: { credentials: () => new Promise<string>(() => undefined) } });
    const opening = rig.realtimeVoice.open({ instructions: '', language: 'en', audio: new ToneMicrophone(rig), manualTurns: true }, { signal: new AbortController().signal });
    opening.catch(() => undefined);
    await rig.advance(10_000);
    await assert.rejects(opening, reason('timeout'));
  });

  it('fails with what the microphone fails with', scene({}, async ({ rig, session, conversation, microphone }) => {
    const broken = new Error('unplugged');
    microphone.frames = async function* () {
      throw broken;
    };
    session.startTurn();
    await rig.advance(0);
    await assert.rejects(conversation.done, (error) => error instanceof AdapterError || error === broken);
  }));
});
