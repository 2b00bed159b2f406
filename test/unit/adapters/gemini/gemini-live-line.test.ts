import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { geminiLiveVoice } from '../../../../src/adapters/gemini/index.js';
import { AdapterError } from '../../../../src/errors/index.js';
import type { RealtimeVoicePart } from '../../../../src/spec/index.js';
import { ToneMicrophone, virtualClock } from '../../../../src/testing/index.js';
import { Conversation } from '../../../../src/testing/realtime-voice-rig.js';
import { liveRig, type LiveRig } from './live-rig.js';

const ANSWER = 'we built small tools and then we measured what came of them';
const QUESTION = 'What did you build last, and what would you do differently today?';

interface Talk {
  readonly conversation: Conversation;
  readonly microphone: ToneMicrophone;
}

async function talk(rig: LiveRig): Promise<Talk> {
  const microphone = new ToneMicrophone(rig);
  const opening = rig.realtimeVoice.open({ instructions: 'Speak calmly.', language: 'en-US', audio: microphone, manualTurns: true }, { signal: new AbortController().signal });
  const session = await until(rig, opening);
  return { conversation: new Conversation(session, rig), microphone };
}

async function until<Value>(rig: { advance(ms: number): Promise<void> }, promise: Promise<Value>): Promise<Value> {
  let isOver = false;
  const over = promise.finally(() => (isOver = true));
  over.catch(() => undefined);
  while (!isOver) await rig.advance(50);
  return over;
}

async function answer({ conversation, microphone }: Talk, words = ANSWER): Promise<void> {
  const turns = conversation.count('turn-transcribed') + 1;
  conversation.session.startTurn();
  await microphone.say(words);
  conversation.session.endTurn();
  await conversation.untilCount('turn-transcribed', turns);
}

async function say({ conversation }: Talk, text = QUESTION): Promise<void> {
  const replies = conversation.count('reply-end') + 1;
  conversation.session.say(text);
  await conversation.untilCount('reply-end', replies);
}

/** What the client sent over all connections, by kind. */
function sent(rig: LiveRig): readonly string[] {
  return rig.simulator.sockets.connections.flatMap(({ received }) => received.map(({ message }) => kindOf(JSON.parse(String(message)) as Record<string, Record<string, unknown>>)));
}

function kindOf(message: Record<string, Record<string, unknown>>): string {
  const [name = '', inner = {}] = Object.entries(message)[0] ?? [];
  return name === 'realtimeInput' ? (Object.keys(inner)[0] ?? '') : name;
}

function setups(rig: LiveRig): readonly Record<string, unknown>[] {
  return rig.simulator.sockets.connections.flatMap(({ received }) => received.slice(0, 1).map(({ message }) => (JSON.parse(String(message)) as { setup: Record<string, unknown> }).setup));
}

const warnings = ({ conversation }: Talk): readonly string[] => conversation.parts.flatMap((part: RealtimeVoicePart) => (part.type === 'warning' ? [part.warning.message] : []));
const lets = (rig: LiveRig): number => rig.simulator.sockets.connections.filter(({ status }) => status === 101).length;

describe('a connection of Gemini Live', () => {
  it('begins with all that the conversation needs', async () => {
    const rig = liveRig();
    await talk(rig);
    const [setup] = setups(rig);
    assert.equal(setup?.['model'], 'models/gemini-3.8-live');
    assert.deepEqual(setup?.['generationConfig'], { responseModalities: ['AUDIO'], speechConfig: { languageCode: 'en-US' } });
    assert.deepEqual(setup?.['realtimeInputConfig'], { automaticActivityDetection: { disabled: true } });
    assert.deepEqual(setup?.['sessionResumption'], {});
    assert.deepEqual(setup?.['contextWindowCompression'], { slidingWindow: {} });
    assert.match(JSON.stringify(setup?.['systemInstruction']), /Speak calmly\./);
    const { path, query } = rig.simulator.sockets.connections[0]?.upgrade ?? {};
    assert.equal(path, '/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContentConstrained');
    assert.match(query?.get('access_token') ?? '', /^auth_tokens\//);
  });

  it('takes a key by the other method, and another version', async () => {
    const rig = liveRig({ apiKey: 'the key' }, { credentials: 'the key', apiVersion: 'v1alpha' });
    await say(await talk(rig));
    assert.equal(rig.simulator.sockets.connections[0]?.upgrade.path, '/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContent');
    const plain = liveRig({ apiKey: 'the key' }, { credentials: 'the key' });
    await talk(plain);
    assert.match(plain.simulator.sockets.connections[0]?.upgrade.path ?? '', /\.v1beta\./);
  });

  it('lets the model choose the language where it does not take a code', async () => {
    const rig = liveRig({ languages: ['de-DE'] });
    await say(await talk(rig));
    assert.equal(lets(rig), 2);
    assert.deepEqual(setups(rig)[1]?.['generationConfig'], { responseModalities: ['AUDIO'], speechConfig: {} });
  });

  it('carries one thing at a time: an activity, its words, or a text', async () => {
    const rig = liveRig();
    const { conversation, microphone } = await talk(rig);
    conversation.session.say(QUESTION);
    await conversation.untilCount('audio', 1);
    conversation.session.startTurn();
    await microphone.say(ANSWER);
    // A text in the middle of what somebody says.
    conversation.session.say('Take your time.');
    await microphone.say('there is more');
    conversation.session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
    await conversation.untilCount('reply-end', 2);
    assert.equal(conversation.transcript, `${ANSWER} there is more`);
    const kinds = sent(rig).filter((kind) => kind !== 'audio');
    assert.deepEqual(kinds, ['setup', 'clientContent', 'activityStart', 'activityEnd', 'clientContent', 'activityStart', 'activityEnd']);
    assert.equal(lets(rig), 1);
    const [line] = rig.simulator.sockets.connections;
    const texts = line?.received.filter(({ message }) => String(message).startsWith('{"clientContent"')) ?? [];
    const words = line?.sent.filter(({ message }) => new TextDecoder().decode(message as Uint8Array).includes('inputTranscription"')) ?? [];
    assert.ok((words[0]?.at ?? Infinity) < (texts[1]?.at ?? 0), 'The words of the activity must have come before the text.');
  });

  it('cuts no word in two for a text: it waits for a pause', async () => {
    const rig = liveRig();
    const { conversation, microphone } = await talk(rig);
    conversation.session.startTurn();
    const words = 'we extraordinarily do';
    await microphone.say(words, () => conversation.session.say('Take your time.'));
    await conversation.untilCount('reply-end', 1);
    conversation.session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
    assert.equal(conversation.transcript, words);
  });

  it('says a text within 3 s also where there is no pause', async () => {
    const rig = liveRig();
    const { conversation, microphone } = await talk(rig);
    const machine = (ms: number): Int16Array => Int16Array.from({ length: ms * 16 }, (_, index) => Math.round(4_000 * Math.sin(index / 3)));
    conversation.session.startTurn();
    await microphone.play(machine(500));
    const since = rig.clock.now();
    conversation.session.say('Take your time.');
    await microphone.play(machine(8_000));
    const asked = rig.simulator.sockets.connections[0]?.received.find(({ message }) => String(message).startsWith('{"clientContent"'))?.at ?? Infinity;
    // Then come the words of what was said, or the certainty that there are none.
    assert.ok(asked - since >= 3_000 && asked - since < 4_000, String(asked - since));
  });

  it('stops the reply that is being made when it is interrupted', async () => {
    const rig = liveRig({ speed: 1 });
    const { conversation } = await talk(rig);
    conversation.session.say(QUESTION);
    await conversation.untilCount('audio', 1);
    conversation.session.interrupt(20);
    await rig.advance(10);
    assert.equal(rig.simulator.isSpeaking, false);
    assert.equal(conversation.count('reply-end'), 1);
  });
});

describe('a conversation with Gemini Live that outlives its connections', () => {
  it('goes on with its handle before the server ends the connection, while nobody speaks', async () => {
    // No other message comes: it is left for the goodbye alone.
    const rig = liveRig({ connectionMs: 60_000, goAwayMs: 20_000, handleMs: 50_000 });
    const all = await talk(rig);
    await answer(all);
    await rig.advance(45_000);
    assert.equal(lets(rig), 2);
    assert.ok((rig.simulator.sockets.connections[1]?.at ?? 0) < 41_000);
    assert.match(JSON.stringify(setups(rig)[1]?.['sessionResumption']), /handle-0-/);
    await say(all);
    assert.equal(rig.simulator.conversations.length, 1);
    assert.deepEqual(all.conversation.replies(), [QUESTION.split(' ')]);
  });

  it('waits for the reply that is being made', async () => {
    const rig = liveRig({ connectionMs: 40_000, goAwayMs: 20_000, speed: 1 });
    const { conversation } = await talk(rig);
    await rig.advance(19_000);
    conversation.session.say(QUESTION);
    await conversation.untilCount('reply-end', 1);
    await rig.advance(500);
    assert.equal(lets(rig), 2);
    assert.deepEqual(rig.simulator.asked, [QUESTION]);
    assert.deepEqual(conversation.replies(), [QUESTION.split(' ')]);
  });

  it('does not go from one connection to the next for a server that says goodbye as soon as it says hello', async () => {
    const rig = liveRig({ connectionMs: 12_000, goAwayMs: 11_900 });
    const all = await talk(rig);
    await rig.advance(60_000);
    await say(all);
    assert.ok(lets(rig) <= 60 / 2.5);
    assert.ok(rig.simulator.sockets.connections.every(({ isOpen }, index, { length }) => isOpen === (index === length - 1)));
  });

  it('uses a pause of somebody who speaks, and sends no sound twice', async () => {
    const rig = liveRig({ connectionMs: 20_000, goAwayMs: 15_000 });
    const { conversation, microphone } = await talk(rig);
    conversation.session.startTurn();
    const said: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      said.push(`part${index} of something`);
      await microphone.say(said.at(-1) ?? '');
      await microphone.pause(400);
    }
    conversation.session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
    assert.equal(conversation.transcript, said.join(' '));
    assert.equal(rig.simulator.heard.join(' '), said.join(' '));
    assert.ok(lets(rig) >= 2);
  });

  it('does not wait for a pause for ever', async () => {
    const rig = liveRig({ connectionMs: 20_000, goAwayMs: 15_000 });
    const { conversation, microphone } = await talk(rig);
    conversation.session.startTurn();
    const said = Array.from({ length: 90 }, (_, index) => `w${index}`).join(' ');
    await microphone.say(said);
    conversation.session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
    assert.equal(conversation.transcript, said);
    assert.equal(rig.simulator.heard.join(' '), said);
    const [first] = rig.simulator.sockets.connections;
    assert.ok(!first?.isOpen && lets(rig) >= 2);
  });

  it('leaves in time also where there is no pause at all', async () => {
    const rig = liveRig({ connectionMs: 20_000, goAwayMs: 15_000 });
    const { conversation, microphone } = await talk(rig);
    conversation.session.startTurn();
    await microphone.play(new Int16Array(16_000 * 22).map((_, index) => 9_000 * Math.sin(index / 3)));
    conversation.session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
    assert.ok((rig.simulator.sockets.connections[1]?.at ?? Infinity) < 20_000);
  });

  it('goes on within a reply that broke off, where it broke off', async () => {
    const words = Array.from({ length: 20 }, (_, index) => `ask${index}`);
    for (const frames of [1, 12, 30, 47, 55, 71, 90, 104]) {
      let replies = 0;
      // No voice says a text twice alike: the second time it begins later.
      const rig = liveRig({ speed: 1.5, leadMs: () => 70 * replies++ });
      const { conversation } = await talk(rig);
      conversation.session.say(words.join(' '));
      await conversation.untilCount('audio', frames);
      rig.cut();
      await conversation.untilCount('reply-end', 1);
      const [heard = []] = conversation.replies();
      assert.deepEqual(heard.filter((word) => words.includes(word)), words, `cut after ${frames} frames`);
      assert.ok(heard.length <= words.length + 1);
      assert.ok(conversation.parts.every((part, index, { length }) => part.type !== 'audio' || index < length));
    }
  });

  it('sends the sound of a turn again after a line that broke, and doubles no word that had come', async () => {
    const rig = liveRig();
    const { conversation, microphone } = await talk(rig);
    conversation.session.startTurn();
    await microphone.say(ANSWER);
    await microphone.pause(1_500);
    assert.equal(conversation.transcript, ANSWER.slice(0, ANSWER.lastIndexOf(' ')));
    await microphone.say('after a pause', () => rig.cut());
    await microphone.pause(1_500);
    rig.cut();
    await microphone.say('and one more');
    conversation.session.endTurn();
    await conversation.untilCount('turn-transcribed', 1);
    assert.equal(conversation.transcript, `${ANSWER} after a pause and one more`);
    assert.ok(rig.simulator.heard.length > conversation.transcript.split(' ').length);
  });

  it('begins anew with what was said where the handle is not known any more', async () => {
    const rig = liveRig();
    const all = await talk(rig);
    await say(all);
    await answer(all);
    await rig.advance(6_000);
    rig.simulator.expireHandles();
    rig.cut();
    await rig.advance(3_000);
    await say(all, 'And then?');
    const [, second] = rig.simulator.conversations;
    assert.deepEqual(second?.turns.slice(0, 2), [{ role: 'model', text: QUESTION }, { role: 'user', text: ANSWER }]);
    assert.deepEqual(all.conversation.replies(), [QUESTION.split(' '), ['And', 'then?']]);
  });

  it('asks for a token at each connect, so that one that ran out is no end', async () => {
    const tokens: string[] = [];
    const rig: LiveRig = liveRig({}, { credentials: () => (tokens.push(rig.simulator.issueToken({ lifeMs: 30_000 })), tokens.at(-1) ?? '') });
    const all = await talk(rig);
    await rig.advance(60_000);
    rig.cut();
    await rig.advance(1_000);
    await say(all);
    assert.equal(tokens.length, 2);
  });

  it('never comes back earlier than told', async () => {
    const rig = liveRig();
    const all = await talk(rig);
    rig.simulator.exhaust(7_300);
    await rig.advance(7_200);
    assert.equal(lets(rig), 1);
    await rig.advance(2_000);
    assert.equal(lets(rig), 2);
    assert.equal(rig.simulator.tooEarly, 0);
    await say(all);
  });

  it('fails at once where it would have to wait too long, with the wait', async () => {
    const rig = liveRig();
    const { conversation } = await talk(rig);
    rig.simulator.exhaust(90_000);
    await assert.rejects(until(rig, conversation.done), (error) => error instanceof AdapterError && error.code === 'adapter/rate' && error.retryAfterMs === 90_000);
    assert.equal(rig.simulator.sockets.connections.length, 1);
  });

  it('does not give up on a server that limits again and again, as long as something is heard in between', async () => {
    const rig = liveRig();
    const all = await talk(rig);
    const words = Array.from({ length: 6 }, (_, index) => `part${index}a part${index}b part${index}c`);
    all.conversation.session.startTurn();
    for (const each of words) {
      await all.microphone.say(each);
      rig.simulator.exhaust(500);
      await all.microphone.pause(1_000);
    }
    all.conversation.session.endTurn();
    await all.conversation.untilCount('turn-transcribed', 1);
    assert.equal(all.conversation.transcript, words.join(' '));
    assert.equal(rig.simulator.tooEarly, 0);
  });

  it('gives up in the end on one whose connections never last, whatever came of them', async () => {
    const rig = liveRig({ connectionMs: 2_000, goAwayMs: 0 });
    const { conversation, microphone } = await talk(rig);
    conversation.session.startTurn();
    let isOver = false;
    void conversation.done.catch(() => (isOver = true));
    while (!isOver && rig.clock.now() < 100_000) await microphone.say('one more word');
    assert.ok(isOver && rig.clock.now() > 60_000 && rig.clock.now() < 70_000, String(rig.clock.now()));
  });

  it('gives up on a server that ends each connection at once', async () => {
    const rig = liveRig();
    const { conversation } = await talk(rig);
    const cutting = (async () => {
      for (let count = 0; count < 8; count += 1) {
        await rig.advance(400);
        rig.simulator.sockets.close(1011, 'Internal error encountered.');
      }
    })();
    await cutting;
    await assert.rejects(until(rig, conversation.done), (error) => error instanceof AdapterError && error.code === 'adapter/server');
    assert.ok(lets(rig) <= 5);
  });
});

describe('the words of Gemini Live', () => {
  it('count as said also where they were only guessed', async () => {
    const all = await talk(liveRig({ transcription: 'guessed' }));
    await answer(all);
    assert.equal(all.conversation.transcript, ANSWER);
  });

  it('are not held up by a long reply that nobody wanted', async () => {
    const rig = liveRig({ unasked: Array.from({ length: 60 }, () => 'and').join(' '), speed: 1 });
    const all = await talk(rig);
    await answer(all);
    const [line] = rig.simulator.sockets.connections;
    const end = line?.received.find(({ message }) => String(message).includes('activityEnd'))?.at ?? 0;
    assert.ok(rig.clock.now() - end < 1_500);
    assert.equal(rig.simulator.isSpeaking, true);
    await say(all);
    assert.deepEqual(all.conversation.replies(), [QUESTION.split(' ')]);
  });

  it('are told of where they come when nobody waits for them any more', async () => {
    const all = await talk(liveRig({ wordMs: 6_000, tellsSilence: false }));
    await answer(all);
    assert.equal(all.conversation.transcript, '');
    await all.conversation.untilCount('warning', 1);
    assert.doesNotMatch(warnings(all)[0] ?? '', /tools/);
  });
});

describe('what Gemini Live refuses', () => {
  const failing = async (rig: LiveRig): Promise<AdapterError> => {
    const microphone = new ToneMicrophone(rig);
    const opening = rig.realtimeVoice.open({ instructions: '', language: 'en-US', audio: microphone, manualTurns: true }, { signal: new AbortController().signal });
    const error: unknown = await until(rig, opening.then(() => undefined, (reason: unknown) => reason));
    assert.ok(error instanceof AdapterError);
    assert.equal(rig.open, 0);
    return error;
  };

  it('a model that cannot be talked to: the model is to be checked, not the token', async () => {
    const error = await failing(liveRig({}, { model: 'gemini-3.8-flash' }));
    assert.equal(error.code, 'adapter/unsupported');
    assert.match(error.action, /model/);
  });

  it('a key that is wrong, and a token that is used up', async () => {
    assert.equal((await failing(liveRig({ apiKey: 'right' }, { credentials: 'wrong' }))).code, 'adapter/auth');
    const rig: LiveRig = liveRig({}, { credentials: () => rig.simulator.issueToken({ uses: 0 }) });
    assert.equal((await failing(rig)).code, 'adapter/auth');
    // Another one may be good, so one more is asked for.
    assert.equal(lets(rig), 2);
  });

  it('connects beyond the limit: tried again for a while, then told', async () => {
    const rig = liveRig({ limit: () => ({ status: 429 }) });
    const error = await failing(rig);
    assert.equal(error.code, 'adapter/network');
    assert.ok(rig.clock.now() <= 20_500);
    assert.ok(rig.simulator.sockets.connections.length > 3);
  });

  it('nothing where there are no credentials, or the function that fetches them fails', async () => {
    const clock = virtualClock();
    const open = (options: Parameters<typeof geminiLiveVoice>[0]): Promise<unknown> =>
      geminiLiveVoice({ clock, random: () => 0, ...options }).open({ instructions: '', language: 'en', audio: { frames: async function* () {} }, manualTurns: true }, { signal: new AbortController().signal });
    for (const options of [{}, { credentials: () => Promise.reject(new Error('no')) }]) {
      await assert.rejects(until(clock, open(options)), (error) => error instanceof AdapterError && error.code === 'adapter/auth');
    }
  });
});

describe('exactly what it was asked to say', () => {
  it('a difference is told, without the words', async () => {
    const all = await talk(liveRig({ reply: (text) => text.replace('last', 'first').replace('today', 'with all that you have learned since then') }));
    await say(all);
    await all.conversation.untilCount('warning', 1);
    const [message = ''] = warnings(all);
    assert.match(message, /other words/);
    assert.doesNotMatch(message, /build|learned/);
  });

  it('spelling and punctuation are no difference', async () => {
    const rig = liveRig({ reply: (text) => text.toLowerCase().replace(',', ' -') });
    const all = await talk(rig);
    await say(all);
    await rig.advance(5_000);
    assert.deepEqual(warnings(all), []);
  });

  it('a model that stays silent is asked again, on another connection too, and at last given up', async () => {
    let silent = 1;
    const rig = liveRig({ reply: (text) => (silent-- > 0 ? undefined : text) });
    const all = await talk(rig);
    await say(all);
    assert.deepEqual(all.conversation.replies(), [QUESTION.split(' ')]);
    assert.equal(lets(rig), 1);
    silent = 2;
    await say(all, 'And then?');
    assert.equal(lets(rig), 2);
    silent = Infinity;
    all.conversation.session.say('Are you there?');
    await assert.rejects(until(rig, all.conversation.done), (error) => error instanceof AdapterError && error.code === 'adapter/timeout');
  });

  it('what the model says to the answer is not taken for the question, however late it comes', async () => {
    for (let firstSoundMs = 30; firstSoundMs < 1_300; firstSoundMs += 70) {
      const rig = liveRig({ unasked: 'That was very interesting, thank you so much for all of it.', firstSoundMs, latencyMs: 80 });
      const all = await talk(rig);
      await answer(all);
      await say(all);
      // The end of the turn is still on its way when the next text goes out.
      await say(all, 'And then?');
      await answer(all);
      await rig.advance(firstSoundMs);
      await say(all, 'Why so?');
      assert.deepEqual(all.conversation.replies(), [QUESTION.split(' '), ['And', 'then?'], ['Why', 'so?']], `after ${firstSoundMs} ms`);
      assert.deepEqual(warnings(all), []);
      assert.equal(rig.simulator.asked.length, 3);
    }
  });
});
