import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { geminiLiveSimulator, speakTones, virtualClock, type GeminiLiveSimulator, type GeminiLiveSimulatorOptions, type VirtualClock } from '../../../src/testing/index.js';
import { toBase64 } from '../../../src/utils/base64.js';
import { toPcmBytes } from '../../../src/utils/pcm-bytes.js';

const SERVICE = '/ws/google.ai.generativelanguage.v1beta.GenerativeService.';
const SETUP = {
  model: 'models/gemini-3.8-live',
  generationConfig: { responseModalities: ['AUDIO'] },
  realtimeInputConfig: { automaticActivityDetection: { disabled: true } },
  inputAudioTranscription: {},
  sessionResumption: {},
};
const START = { realtimeInput: { activityStart: {} } };
const END = { realtimeInput: { activityEnd: {} } };
const audio = (samples: Int16Array, mimeType = 'audio/pcm;rate=16000'): unknown => ({ realtimeInput: { audio: { data: toBase64(toPcmBytes(samples)), mimeType } } });
const ask = (text: string): unknown => ({ clientContent: { turns: [{ role: 'user', parts: [{ text: `Say it.\n\n${text}` }] }], turnComplete: true } });

type Message = Record<string, Record<string, unknown>>;

interface Client {
  readonly messages: readonly Message[];
  readonly closed: { readonly code: number; readonly reason: string } | undefined;
  send(...messages: readonly unknown[]): Promise<void>;
  close(): Promise<void>;
}

interface Rig {
  readonly clock: VirtualClock;
  readonly simulator: GeminiLiveSimulator;
  connect(query?: string, method?: string): Promise<Client>;
}

function rig(options: GeminiLiveSimulatorOptions = {}): Rig {
  const clock = virtualClock();
  const simulator = geminiLiveSimulator({ clock, ...options });
  return {
    clock,
    simulator,
    async connect(query = 'key=any', method = 'BidiGenerateContent') {
      const socket = new simulator.sockets.WebSocket(`wss://gemini.test${SERVICE}${method}?${query}`);
      socket.binaryType = 'arraybuffer';
      const messages: Message[] = [];
      let closed: Client['closed'];
      socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => messages.push(JSON.parse(new TextDecoder().decode(data)) as Message));
      socket.addEventListener('close', ({ code, reason }) => (closed = { code, reason }));
      await clock.advance(0);
      return {
        messages,
        get closed() {
          return closed;
        },
        async send(...all) {
          for (const message of all) socket.send(JSON.stringify(message));
          await clock.advance(100);
        },
        async close() {
          socket.close();
          await clock.advance(0);
        },
      };
    },
  };
}

async function begun(options: GeminiLiveSimulatorOptions = {}): Promise<Rig & { readonly client: Client }> {
  const all = rig(options);
  const client = await all.connect();
  await client.send({ setup: SETUP });
  assert.deepEqual(client.messages[0], { setupComplete: {} });
  return { ...all, client };
}

const contents = ({ messages }: Client): readonly Record<string, unknown>[] => messages.flatMap(({ serverContent }) => (serverContent ? [serverContent] : []));
const texts = (client: Client, name: string): readonly string[] => contents(client).flatMap((content) => (content[name] ? [(content[name] as { text: string }).text] : []));

describe('who may talk to the simulated Gemini Live', () => {
  for (const [who, query, method, code] of [
    ['a wrong key', 'key=wrong', 'BidiGenerateContent', 1007],
    ['nobody', '', 'BidiGenerateContent', 1008],
    ['a token where a key belongs', 'key=auth_tokens/0', 'BidiGenerateContent', 1007],
    ['a key where a token belongs', 'access_token=right', 'BidiGenerateContentConstrained', 1008],
    ['a token that was never issued', 'access_token=auth_tokens/7', 'BidiGenerateContentConstrained', 1008],
  ] as const) {
    it(`not ${who}`, async () => {
      const { connect } = rig({ apiKey: 'right' });
      const client = await connect(query, method);
      await client.send({ setup: SETUP });
      assert.equal(client.closed?.code, code);
    });
  }

  it('not with a token that has expired, is used up, or came too late to begin; but to go on it may be used again', async () => {
    const { connect, simulator, clock } = rig();
    const by = async (token: string, setup: unknown = SETUP): Promise<Client> => {
      const client = await connect(`access_token=${token}`, 'BidiGenerateContentConstrained');
      await client.send({ setup });
      return client;
    };
    const token = simulator.issueToken({ lifeMs: 60_000, startMs: 10_000 });
    const first = await by(token);
    assert.equal(first.closed, undefined);
    assert.equal((await by(token)).closed?.code, 1008);
    const handle = first.messages.find((message) => message['sessionResumptionUpdate'])?.['sessionResumptionUpdate']?.['newHandle'];
    await first.close();
    const second = await by(token, { ...SETUP, sessionResumption: { handle } });
    assert.equal(second.closed, undefined);
    await second.close();
    const late = simulator.issueToken({ lifeMs: 60_000, startMs: 1_000 });
    await clock.advance(2_000);
    assert.equal((await by(late)).closed?.code, 1008);
    await clock.advance(60_000);
    assert.equal((await by(token, { ...SETUP, sessionResumption: { handle } })).closed?.code, 1008);
  });

  it('nobody at another path, and nobody beyond the limit, before the time that was told', async () => {
    const { connect, simulator, clock } = rig();
    await connect('key=any', 'BidiGenerateMusic');
    simulator.exhaust(5_000);
    await connect();
    await clock.advance(5_000);
    await connect();
    assert.deepEqual(simulator.sockets.connections.map(({ status }) => status), [404, 429, 101]);
    assert.equal(simulator.tooEarly, 1);
  });
});

describe('what the simulated Gemini Live refuses', () => {
  for (const [what, setup, code, reason] of [
    ['an unknown member', { ...SETUP, silence: true }, 1007, /Unknown name "silence" at 'setup'/],
    ['an unknown member of a member', { ...SETUP, realtimeInputConfig: { automaticActivityDetection: { off: true } } }, 1007, /Unknown name "off" at 'setup.realtime_input_config.automatic_activity_detection'/],
    ['a model that cannot be talked to', { ...SETUP, model: 'models/gemini-3.8-flash' }, 1008, /not supported for bidiGenerateContent/],
    ['text as the answer', { ...SETUP, generationConfig: { responseModalities: ['TEXT'] } }, 1007, /invalid argument/],
    ['proactive audio to be off', { ...SETUP, proactivity: { proactiveAudio: false } }, 1007, /invalid argument/],
    ['a language that the model does not take', { ...SETUP, generationConfig: { responseModalities: ['AUDIO'], speechConfig: { languageCode: 'xx' } } }, 1007, /Unsupported language code/],
    ['a handle that it does not know', { ...SETUP, sessionResumption: { handle: 'old' } }, 1008, /session not found/],
  ] as const) {
    it(what, async () => {
      const client = await rig({ languages: ['en-US'] }).connect();
      await client.send({ setup });
      assert.equal(client.closed?.code, code);
      assert.match(client.closed?.reason ?? '', reason);
    });
  }

  it('whatever comes before the setup is complete', async () => {
    const { connect } = rig();
    for (const messages of [[START], [{ setup: SETUP }, START], ['no object']]) {
      const client = await connect();
      await client.send(...messages);
      assert.equal(client.closed?.code, 1007);
    }
  });

  const silence = new Int16Array(320);
  for (const [what, messages] of [
    ['sound outside of an activity', [audio(silence)]],
    ['sound of another type', [START, audio(silence, 'audio/webm')]],
    ['half a sample', [START, { realtimeInput: { audio: { data: toBase64(new Uint8Array(3)), mimeType: 'audio/pcm;rate=16000' } } }]],
    ['sound that is no base64', [START, { realtimeInput: { audio: { data: '*', mimeType: 'audio/pcm' } } }]],
    ['the end of an activity that has not begun', [END]],
    ['an activity within another', [START, START]],
    ['a text within an activity', [START, ask('Hello.')]],
    ['a message of another kind', [{ question: {} }]],
    ['a second setup', [{ setup: SETUP }]],
    ['a role that there is not', [{ clientContent: { turns: [{ role: 'system', parts: [] }] } }]],
  ] as const) {
    it(what, async () => {
      const { client } = await begun();
      await client.send(...messages);
      assert.equal(client.closed?.code, 1007);
    });
  }

  it('activities where it was not asked to leave them to the client', async () => {
    const client = await rig().connect();
    await client.send({ setup: { ...SETUP, realtimeInputConfig: {} } });
    await client.send(START);
    assert.match(client.closed?.reason ?? '', /activity control/);
  });

  it('a conversation that is on another connection still', async () => {
    const { connect, client } = await begun();
    await client.send();
    const handle = client.messages[1]?.['sessionResumptionUpdate']?.['newHandle'];
    const second = await connect();
    await second.send({ setup: { ...SETUP, sessionResumption: { handle } } });
    assert.equal(second.closed?.code, 1011);
  });
});

describe('the simulated Gemini Live', () => {
  it('hears what is in the sound, and only what arrived whole', async () => {
    const { client, clock } = await begun();
    const sound = speakTones('one two three', 16_000);
    await client.send(START, audio(sound.slice(0, 5_000)), audio(sound.slice(6_000)), END);
    await clock.advance(1_000);
    const heard = texts(client, 'inputTranscription').join('');
    assert.match(heard, /^ one /);
    assert.match(heard, / three$/);
    assert.doesNotMatch(heard, /two/);
  });

  it('guesses while somebody speaks, and is certain after a pause', async () => {
    const { client, clock } = await begun();
    await client.send(START, audio(speakTones('one two', 16_000)));
    await clock.advance(200);
    assert.deepEqual(texts(client, 'interimInputTranscription'), ['one two']);
    await client.send(audio(new Int16Array(9_600)));
    await clock.advance(200);
    assert.deepEqual(texts(client, 'inputTranscription'), [' one two']);
  });

  it('speaks at about 16 characters a second, faster than it sounds, and ends as the reference says', async () => {
    const { client, clock } = await begun();
    const text = 'What did you build last year, and why?';
    await client.send(ask(text));
    assert.equal(contents(client).length, 0);
    await clock.advance(2_000);
    const sounds = contents(client).filter((content) => content['modelTurn']);
    const seconds = sounds.length / 10;
    assert.ok(seconds > text.length / 20 && seconds < text.length / 12, `${seconds} s`);
    assert.equal(texts(client, 'outputTranscription').join('').trim(), text);
    assert.deepEqual(contents(client).slice(-2), [{ generationComplete: true }, { turnComplete: true }]);
  });

  it('is cut off by an activity and by a text: interrupted, then turnComplete', async () => {
    for (const message of [START, ask('Other.')]) {
      const { client, clock } = await begun();
      await client.send(ask('A long text that takes its time to be said to the end.'));
      await clock.advance(400);
      const before = contents(client).length;
      await client.send(message);
      assert.deepEqual(contents(client).slice(before, before + 2), [{ interrupted: true }, { turnComplete: true }]);
    }
  });

  it('says goodbye before it ends the connection, and gives handles meanwhile, but none while it speaks', async () => {
    const { client, clock } = await begun({ connectionMs: 30_000, goAwayMs: 10_000, handleMs: 1_000, speed: 0.5 });
    await client.send(ask('One two three four five six.'));
    await clock.advance(20_000);
    assert.ok(client.messages.some((message) => message['sessionResumptionUpdate']?.['resumable'] === false));
    assert.deepEqual(client.messages.filter((message) => message['goAway']), [{ goAway: { timeLeft: '10s' } }]);
    assert.deepEqual([client.closed], [undefined]);
    await clock.advance(10_000);
    assert.equal(client.closed?.code, 1011);
    assert.equal(clock.pending, 0);
  });
});
