import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deepgramTextToSpeech, type DeepgramTextToSpeechOptions } from '../../../../src/adapters/deepgram/index.js';
import type { TextToSpeech, TextToSpeechOptions } from '../../../../src/spec/index.js';
import { hearTones, type DeepgramSimulatorOptions } from '../../../../src/testing/index.js';
import { codeOf, obedientServer } from './listen-helpers.js';
import { setUp, type Setup } from './rigs.js';

interface Spoken {
  /** The words in the sound. */
  readonly words: string;
  readonly error?: unknown;
}

interface VoiceSetup extends Setup {
  readonly voice: TextToSpeech;
  readonly life: AbortController;
  /** Speaks until the end, or for so long. */
  say(text: string, options?: Partial<TextToSpeechOptions> & { readonly forMs?: number }): Promise<Spoken>;
}

async function voiceSetup(isWarm: boolean, adapter: Partial<DeepgramTextToSpeechOptions> = {}, simulated: DeepgramSimulatorOptions = {}): Promise<VoiceSetup> {
  const setup = await setUp('process', simulated);
  const voice = deepgramTextToSpeech({ ...setup.options, ...adapter });
  const life = new AbortController();
  if (isWarm) {
    const warming = voice.warm?.({ signal: life.signal });
    await setup.clock.advance(0);
    await warming;
  }
  return {
    ...setup,
    voice,
    life,
    async say(text, { forMs = 300_000, ...options } = {}) {
      const samples: number[] = [];
      const controller = new AbortController();
      let isOver = false;
      const speak = async (): Promise<void> => {
        for await (const part of voice.speak({ text, language: 'en-US', ...options }, { signal: controller.signal })) {
          if (part.type === 'audio') samples.push(...part.frame.data);
        }
      };
      const done = speak().then(
        () => ({}),
        (error: unknown) => ({ error }),
      );
      void done.then(() => (isOver = true));
      for (let passed = 0; passed < forMs && !isOver; passed += 50) await setup.clock.advance(50);
      controller.abort();
      await setup.clock.advance(0);
      return { words: hearTones(Int16Array.from(samples), 24_000).map((word) => word.text).join(' '), ...(await done) };
    },
  };
}

const typesSent = ({ simulator }: Setup, index = 0): readonly string[] =>
  (simulator.sockets.connections[index]?.received ?? []).map(({ message }) => (JSON.parse(String(message)) as { type: string }).type);

describe('deepgramTextToSpeech', () => {
  it('hands out the sound of the text, also where messages end within a sample', async () => {
    for (const chunkBytes of [3841, 3840, 7, 100_001]) {
      const { say } = await voiceSetup(false, {}, { chunkBytes, ...(chunkBytes === 7 && { pace: 1_000_000 }) });
      assert.equal((await say('Hear me.')).words, 'Hear me.', `${chunkBytes}`);
    }
  });

  it('opens and closes a connection for each call', async () => {
    const setup = await voiceSetup(false);
    await setup.say('One.');
    await setup.say('Two.');
    assert.equal(setup.simulator.sockets.connections.length, 2);
    assert.deepEqual(typesSent(setup), ['Speak', 'Flush', 'Close']);
    assert.equal(setup.simulator.sockets.open, 0);
  });

  it('keeps one connection for all calls once it is warm, and closes it with the signal', async () => {
    const { say, simulator, life, clock } = await voiceSetup(true);
    assert.equal(simulator.sockets.open, 1);
    for (const text of ['One.', 'Two.', 'Three.']) assert.equal((await say(text)).words, text);
    assert.equal(simulator.sockets.connections.length, 1);
    life.abort();
    await clock.advance(0);
    assert.equal(simulator.sockets.open, 0);
    assert.equal((await say('Four.')).words, 'Four.');
    assert.equal(simulator.sockets.connections.length, 2);
  });

  it('silences a warm connection without closing it; the next text sounds alone', async () => {
    const setup = await voiceSetup(true);
    const first = await setup.say('This will be cut off before anybody hears the end of it.', { forMs: 150 });
    assert.equal((first.error as Error).name, 'AbortError');
    assert.equal((await setup.say('Only this.')).words, 'Only this.');
    assert.equal(setup.simulator.sockets.connections.length, 1);
    assert.deepEqual(typesSent(setup), ['Speak', 'Flush', 'Clear', 'Speak', 'Flush']);
  });

  it('mixes no texts however often it is interrupted', async () => {
    const { say, simulator } = await voiceSetup(true, {}, { firstByte: { p50: 60, p95: 200 } });
    for (let round = 0; round < 8; round += 1) {
      await say(`Round ${round} is interrupted sooner or later by somebody.`, { forMs: 50 + round * 30 });
      assert.equal((await say(`Answer ${round}.`)).words, `Answer ${round}.`);
    }
    assert.equal(simulator.sockets.connections.length, 1);
  });

  it('speaks calls at the same time one after another', async () => {
    const { voice, clock } = await voiceSetup(true);
    const all = ['First of all.', 'Second of all.', 'Third of all.'].map(async (text) => {
      const samples: number[] = [];
      for await (const part of voice.speak({ text, language: 'en' }, { signal: new AbortController().signal })) if (part.type === 'audio') samples.push(...part.frame.data);
      return hearTones(Int16Array.from(samples), 24_000).map((word) => word.text).join(' ');
    });
    await clock.advance(10_000);
    assert.deepEqual(await Promise.all(all), ['First of all.', 'Second of all.', 'Third of all.']);
  });

  it('drops what still comes of an aborted text also where the next one waits already', async () => {
    const { voice, say, clock, simulator } = await voiceSetup(true);
    const controller = new AbortController();
    const first = voice.speak({ text: 'Nobody wants to hear all of this.', language: 'en' }, { signal: controller.signal })[Symbol.asyncIterator]();
    const begun = first.next();
    await clock.advance(60);
    await begun;
    const second = say('Clean.');
    controller.abort();
    assert.equal((await second).words, 'Clean.');
    assert.equal(simulator.sockets.connections.length, 1);
  });

  it('lets the next text begin though nobody takes the parts of one that was aborted', async () => {
    const { voice, say, clock, simulator } = await voiceSetup(true);
    const controller = new AbortController();
    const reader = voice.speak({ text: 'Nobody listens to all of this.', language: 'en' }, { signal: controller.signal })[Symbol.asyncIterator]();
    const first = reader.next();
    await clock.advance(100);
    await first;
    controller.abort();
    await clock.advance(0);
    assert.equal(simulator.speaking, 0);
    assert.equal((await say('Next.')).words, 'Next.');
  });

  it('opens again what broke meanwhile, and says the text once', async () => {
    const { say, simulator } = await voiceSetup(true);
    simulator.sockets.cut();
    assert.equal((await say('Still here.')).words, 'Still here.');
    assert.equal(simulator.sockets.connections.length, 2);
    // Nobody noticed: the line is dead, and no close has come.
    simulator.stalled = true;
    const late = say('After a dead line.');
    setImmediate(() => (simulator.stalled = false));
    assert.equal((await late).words, 'After a dead line.');
    assert.equal(simulator.sockets.connections.length, 3);
  });

  it('never meets the limits of a connection', async () => {
    const { say, simulator } = await voiceSetup(true);
    for (let count = 0; count < 25; count += 1) assert.equal((await say(`N${count}`)).words, `N${count}`);
    assert.equal(simulator.sockets.connections.length, 2);
    const warnings = simulator.sockets.connections.flatMap(({ sent }) => sent.filter(({ message }) => typeof message === 'string' && message.includes('Warning')));
    assert.deepEqual(warnings, []);
  });

  it('speaks more than Deepgram takes at once', async () => {
    const text = 'You said that it worked out well in the end and I wonder how. '.repeat(42);
    const setup = await voiceSetup(true, {}, { pace: 100 });
    const { say, simulator } = setup;
    const { words, error } = await say(text);
    assert.equal(error, undefined);
    assert.equal(words, text.trim());
    assert.deepEqual([simulator.spoken.every(({ length }) => length <= 1200), simulator.sockets.connections.length], [true, 2]);
    // Left by us, not ended by Deepgram.
    assert.equal(typesSent(setup).at(-1), 'Close');
  });

  it('leaves a connection in time that Deepgram would end', async () => {
    const { say, clock, simulator } = await voiceSetup(true);
    await clock.advance(56 * 60_000);
    assert.equal((await say('An hour later.')).words, 'An hour later.');
    assert.equal(simulator.sockets.connections.length, 2);
  });

  it('chooses a voice of the language, and takes the one that it is given', async () => {
    const model = async (adapter: Partial<DeepgramTextToSpeechOptions>, options: Partial<TextToSpeechOptions>): Promise<unknown> => {
      const { say, simulator } = await voiceSetup(false, adapter);
      assert.equal((await say('Hello.', options)).error, undefined);
      return simulator.sockets.connections[0]?.upgrade.query.get('model');
    };
    assert.equal(await model({}, {}), 'aura-2-thalia-en');
    assert.equal(await model({}, { language: 'de-AT' }), 'aura-2-viktoria-de');
    assert.equal(await model({ model: 'aura-2-zeus-en' }, {}), 'aura-2-zeus-en');
    assert.equal(await model({ model: 'aura-2-zeus-en' }, { language: 'ja' }), 'aura-2-izanami-ja');
    assert.equal(await model({}, { voice: 'aura-2-odysseus-en' }), 'aura-2-odysseus-en');
  });

  it('says plainly that there is no voice for a language', async () => {
    const { say, simulator } = await voiceSetup(false);
    assert.equal(codeOf((await say('Hello.', { language: 'ar-EG' })).error), 'adapter/unsupported');
    assert.equal(simulator.sockets.connections.length, 0);
    const { voice } = await voiceSetup(false, { language: 'pl' });
    await assert.rejects(async () => voice.warm?.({ signal: new AbortController().signal }), (error) => codeOf(error) === 'adapter/unsupported');
  });

  it('changes the pace where Deepgram can, as far as it can', async () => {
    for (const [language, rate, speed] of [['en', 1.25, '1.25'], ['en', 2, '1.5'], ['es', 0.5, '0.7'], ['de', 1.25, null], ['en', 1, null]] as const) {
      const { say, simulator } = await voiceSetup(false);
      assert.equal((await say('Hello.', { language, rate })).error, undefined);
      assert.equal(simulator.sockets.connections[0]?.upgrade.query.get('speed'), speed);
    }
  });

  it('rejects when the voice falls silent, when Deepgram ends it, and when it cannot be reached', async () => {
    const stalled = await voiceSetup(false);
    stalled.simulator.stalled = true;
    assert.equal(codeOf((await stalled.say('Hello.')).error), 'adapter/timeout');
    for (const [code, reason, expected] of [[1008, 'DATA-0001', 'adapter/rate'], [1011, 'NET-0003', 'adapter/closed'], [1009, 'BIG-0001', 'adapter/malformed'], [1011, 'NET-0000', 'adapter/server']] as const) {
      const { voice, simulator, clock } = await voiceSetup(false);
      const reader = voice.speak({ text: 'Hello there, how are you?', language: 'en' }, { signal: new AbortController().signal })[Symbol.asyncIterator]();
      const first = reader.next();
      await clock.advance(50);
      await first;
      simulator.sockets.close(code, reason);
      await clock.advance(0);
      const read = async (): Promise<void> => {
        while (!(await reader.next()).done);
      };
      await assert.rejects(read(), (error) => codeOf(error) === expected);
    }
    const refused = await voiceSetup(false, { credentials: 'nobody' });
    assert.equal(codeOf((await refused.say('Hello.')).error), 'adapter/network');
  });

  it('rejects a warm-up that fails, and the next call tries again', async () => {
    const { simulator, voice, say, clock } = await voiceSetup(false);
    simulator.sockets.refuse(503);
    const warming = voice.warm?.({ signal: new AbortController().signal }) ?? Promise.resolve();
    const outcome = assert.rejects(warming, (error) => codeOf(error) === 'adapter/network');
    await clock.advance(0);
    await outcome;
    assert.equal((await say('At last.')).words, 'At last.');
    assert.equal((await say('And again.')).words, 'And again.');
    assert.equal(simulator.sockets.connections.length, 2);
  });

  it('says that it takes no more texts, where it is told so', async () => {
    const server = obedientServer();
    const { voice, clock } = await voiceSetup(false, { WebSocket: server.WebSocket });
    const first = voice.speak({ text: 'Hello.', language: 'en' }, { signal: new AbortController().signal })[Symbol.asyncIterator]().next();
    const outcome = assert.rejects(first, (error) => codeOf(error) === 'adapter/rate');
    await clock.advance(0);
    server.say('{"type":"Warning","code":"EXCESSIVE_FLUSH","description":"Too many Flush messages."}');
    await clock.advance(0);
    await outcome;
  });
});
