// The wrappers over the true adapters of vendors, against simulators that speak their protocols and hear every word.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deepgramTextToSpeech } from '../../../../src/adapters/deepgram/index.js';
import { elevenLabsTextToSpeech } from '../../../../src/adapters/elevenlabs/index.js';
import { openaiSpeechToText, openaiTextToSpeech } from '../../../../src/adapters/openai/index.js';
import { fallbackTextToSpeech, resilientSpeechToText, type LostSound } from '../../../../src/adapters/wrappers/index.js';
import { AdapterError } from '../../../../src/errors/index.js';
import type { AudioFrame, SpeechToText, SpeechToTextPart, TextToSpeech } from '../../../../src/spec/index.js';
import { elevenLabsSimulator, hearTones, openaiSpeechSimulator, type SpeechReply, type VirtualClock } from '../../../../src/testing/index.js';
import { SpokenMicrophone } from '../../../helpers/spoken-microphone.js';
import { listenerOf, setUp, type Listener, type Setup } from '../deepgram/rigs.js';
import { samplesOf } from '../listen-to.js';
import { certainText } from './resilient-rig.js';

const SAID = ['we met her', 'so we met him too', 'and we left'];
/** Frames of 20 ms until all was said. */
const FRAMES = 280;

interface Heard {
  readonly text: string;
  readonly error?: unknown;
  readonly parts: readonly SpeechToTextPart[];
}

/** Somebody answers; `at` is called before each frame with its number. */
async function answer(clock: VirtualClock, speechToText: SpeechToText, at: (frame: number) => void = () => undefined): Promise<Heard> {
  let frame = 0;
  const audio = new SpokenMicrophone(clock, 16_000, async (ms) => {
    if (ms > 0) at((frame += 1));
    await clock.advance(ms);
  });
  const controller = new AbortController();
  const parts: SpeechToTextPart[] = [];
  const read = async (): Promise<{ error?: unknown }> => {
    try {
      for await (const part of speechToText.transcribe({ language: 'en-US', audio }, { signal: controller.signal })) parts.push(part);
      return {};
    } catch (error) {
      return { error };
    }
  };
  const ended = read();
  await audio.silence(500);
  for (const text of SAID) {
    await audio.say(text);
    await audio.silence(900);
  }
  controller.abort();
  await clock.advance(60_000);
  return { text: certainText(parts), parts, ...(await ended) };
}

const reasonsOf = (errors: readonly unknown[]): readonly unknown[] => errors.map((error) => (error as AdapterError).reason);

/** OpenAI's own server for speech, hearing what was said. */
function openai(clock: VirtualClock, ...replies: readonly SpeechReply[]) {
  const simulator = openaiSpeechSimulator({ clock });
  simulator.script(...replies);
  const server = { baseUrl: 'https://api.example/v1', fetch: simulator.fetch, clock, random: () => 0 };
  return { simulator, speechToText: openaiSpeechToText({ ...server, model: 'whisper-1' }), textToSpeech: openaiTextToSpeech({ ...server, model: 'tts-1', voice: 'alloy' }) };
}

describe('resilientSpeechToText over Deepgram', () => {
  for (const listener of ['v1', 'flux'] as const satisfies readonly Listener[]) {
    it(`loses and doubles no word when the line is cut, whenever that is; every connection has a token of its own (${listener})`, async () => {
      for (let cut = 20; cut < FRAMES; cut += 23) {
        const { clock, simulator, options } = await setUp();
        const retries: unknown[] = [];
        const speechToText = resilientSpeechToText([listenerOf(listener, options)], { clock, random: () => 0.5, onRetry: ({ error }) => retries.push(error) });
        const heard = await answer(clock, speechToText, (frame) => {
          if (frame === cut) simulator.sockets.cut();
        });
        assert.deepEqual([heard.error, heard.text.toLowerCase().replace(/[^a-z ]/g, '')], [undefined, SAID.join(' ')], `cut at frame ${cut}`);
        const tokens = simulator.sockets.connections.map(({ upgrade }) => upgrade.protocols[1]);
        assert.deepEqual([tokens.length, new Set(tokens).size, retries.length], [2, 2, 1], `cut at frame ${cut}`);
      }
    });
  }

  it('gets in with a new token where the one it came back with had run out', async () => {
    const { clock, simulator, options } = await setUp();
    const retries: unknown[] = [];
    const stale = simulator.grant(1);
    let calls = 0;
    const credentials = (): string => ((calls += 1) === 2 ? stale : simulator.grant());
    const speechToText = resilientSpeechToText([listenerOf('v1', { ...options, credentials })], { clock, random: () => 0.5, onRetry: ({ error }) => retries.push(error) });
    const heard = await answer(clock, speechToText, (frame) => {
      if (frame === 130) simulator.sockets.cut();
    });
    assert.deepEqual([heard.error, heard.text.toLowerCase()], [undefined, SAID.join(' ')]);
    assert.deepEqual(simulator.sockets.connections.map(({ status }) => status), [101, 401, 101]);
    assert.deepEqual(reasonsOf(retries), ['closed', 'network'], 'a browser does not tell why it was not let in');
  });
});

describe('resilientSpeechToText over two vendors', () => {
  const both = async (...replies: readonly SpeechReply[]) => {
    const setup = await setUp();
    const { simulator, speechToText } = openai(setup.clock, ...replies);
    const lost: LostSound[] = [];
    const errors: unknown[] = [];
    const options = { clock: setup.clock, random: () => 0.5, onLost: (sound: LostSound) => lost.push(sound), onFallback: ({ error }: { error: unknown }) => errors.push(error) };
    return { ...setup, second: simulator, deepgram: listenerOf('v1', setup.options), whisper: speechToText, options, lost, errors };
  };
  const breakDown = ({ simulator }: Pick<Setup, 'simulator'>): void => {
    simulator.sockets.refuse(...Array.from({ length: 50 }, () => 500));
    simulator.sockets.cut();
  };

  it('goes on with the second one where the first breaks down in the middle of an answer', async () => {
    for (const cut of [60, 100, 150, 200, 260]) {
      const rig = await both();
      const heard = await answer(rig.clock, resilientSpeechToText([rig.deepgram, rig.whisper], rig.options), (frame) => {
        if (frame === cut) breakDown(rig);
      });
      assert.deepEqual([heard.error, heard.text.toLowerCase()], [undefined, SAID.join(' ')], `broke at frame ${cut}`);
      assert.equal(rig.simulator.sockets.connections.length, 3, 'the first is left alone after three failures in a row');
      assert.deepEqual([reasonsOf(rig.errors), rig.lost], [['network'], []]);
    }
  });

  it('goes on with the second one where the first falls silent', async () => {
    const rig = await both();
    const heard = await answer(rig.clock, resilientSpeechToText([rig.deepgram, rig.whisper], { ...rig.options, stallMs: 1_500 }), (frame) => {
      rig.simulator.stalled = frame > 120;
    });
    assert.deepEqual([heard.error, heard.text.toLowerCase()], [undefined, SAID.join(' ')]);
    assert.equal(rig.second.requests.length > 0, true);
  });

  it('asks a limited one never earlier than it said, and the other one meanwhile', async () => {
    for (const retryAfterMs of [2_000, 45_000]) {
      const rig = await both({ type: 'rate', retryAfterMs });
      const heard = await answer(rig.clock, resilientSpeechToText([rig.whisper, rig.deepgram], rig.options));
      assert.deepEqual([heard.error, heard.text.toLowerCase()], [undefined, SAID.join(' ')]);
      const [first, ...later] = rig.second.requests.map(({ at }) => at);
      assert.ok(later.every((at) => at >= (first ?? 0) + retryAfterMs), `${first}, then ${later.join()}`);
      assert.equal(rig.simulator.sockets.connections.length, retryAfterMs > 4_000 ? 1 : 0);
    }
  });

  it('asks one whose allowance is used up no more', async () => {
    const rig = await both({ type: 'quota' }, { type: 'quota' });
    const speechToText = resilientSpeechToText([rig.whisper, rig.deepgram], rig.options);
    for (let count = 0; count < 3; count += 1) assert.equal((await answer(rig.clock, speechToText)).text.toLowerCase(), SAID.join(' '));
    assert.equal(rig.second.requests.length, 1);
  });

  it('rejects with a type when both are dead, and hands the sound over for later', async () => {
    const rig = await both(...Array.from({ length: 20 }, (): SpeechReply => ({ type: 'server' })));
    const heard = await answer(rig.clock, resilientSpeechToText([rig.deepgram, rig.whisper], rig.options), (frame) => {
      if (frame === 100) breakDown(rig);
    });
    assert.ok(heard.error instanceof AdapterError);
    assert.equal(rig.lost.length, 1);
    const frames = rig.lost.flatMap((sound) => sound.frames);
    const words = hearTones(samplesOf(frames), 16_000).map(({ text }) => text);
    assert.ok(SAID.join(' ').includes(words.join(' ')) && words.length >= 3, words.join(' '));
    assert.ok(`${heard.text.toLowerCase()} ${words.join(' ')}`.startsWith('we met her so we met'), `${heard.text}, then ${words.join(' ')}`);
  });
});

describe('fallbackTextToSpeech over vendors', () => {
  const TEXT = 'we read what you sent, and we liked it. now tell us of one day, one on which all went wrong.';
  const WORDS = TEXT.split(' ');

  /** Speaks while time passes in small steps; `at` sees the frames that came. */
  async function speak(clock: VirtualClock, voice: TextToSpeech, at: (frames: number) => void = () => undefined): Promise<readonly AudioFrame[]> {
    const frames: AudioFrame[] = [];
    let isOver = false;
    const read = async (): Promise<void> => {
      for await (const part of voice.speak({ text: TEXT, language: 'en-US' }, { signal: new AbortController().signal })) {
        if (part.type !== 'audio') continue;
        frames.push(part.frame);
        at(frames.length);
      }
    };
    const reading = read().finally(() => (isOver = true));
    reading.catch(() => undefined);
    while (!isOver) await clock.advance(20);
    await reading;
    return frames;
  }

  it('goes on with another vendor at a clause, at whatever frame the line is cut; no word is missing', async () => {
    for (const cut of [1, 40, 90, 140, 200, 260]) {
      const { clock, simulator, options } = await setUp();
      const { simulator: second, textToSpeech } = openai(clock);
      const voice = fallbackTextToSpeech([deepgramTextToSpeech(options), textToSpeech], { clock });
      let ofFirst = 0;
      const frames = await speak(clock, voice, (count) => {
        if (second.requests.length === 0) ofFirst = count;
        if (count === cut) simulator.sockets.cut();
      });
      const asked = second.requests.flatMap(({ call }) => (call?.type === 'speak' ? [call.speech.text] : []));
      assert.equal(asked.length, 1);
      assert.ok(TEXT.endsWith(asked[0] ?? '-'));
      // What was heard of the first, then the rest from the beginning of a clause; both at 24 kHz.
      const wordsIn = (some: readonly AudioFrame[]): readonly string[] => hearTones(samplesOf(some), 24_000).map(({ text }) => text);
      const rest = (asked[0] ?? '').split(' ');
      assert.deepEqual(wordsIn(frames.slice(ofFirst)), rest, `cut at ${cut}`);
      const whole = wordsIn(frames.slice(0, ofFirst)).filter((word, index) => word === WORDS[index]).length;
      assert.ok(WORDS.length - rest.length <= whole, `cut at ${cut}: ${whole} words, then "${rest.join(' ')}"`);
    }
  });

  it('does not wait for a vendor that is limited for long, and comes back to it no earlier than it said', async () => {
    const { clock, simulator, options } = await setUp();
    const { simulator: first, textToSpeech } = openai(clock, { type: 'rate', retryAfterMs: 30_000 });
    const voice = fallbackTextToSpeech([textToSpeech, deepgramTextToSpeech(options)], { clock });
    for (let count = 0; count < 8; count += 1) {
      await speak(clock, voice);
      await clock.advance(5_000);
    }
    const [at = 0, ...later] = first.requests.map((request) => request.at);
    assert.ok(later.length > 0 && later.every((next) => next >= at + 30_000), first.requests.map((request) => request.at).join());
    assert.ok(simulator.spoken.length >= 3);
  });

  it('lets a vendor stand in for one that refuses its token', async () => {
    const { clock, options } = await setUp();
    const simulator = elevenLabsSimulator({ clock });
    const first = elevenLabsTextToSpeech({ credentials: 'not-a-token', voice: 'voice-1', WebSocket: simulator.WebSocket, clock });
    const frames = await speak(clock, fallbackTextToSpeech([first, deepgramTextToSpeech(options)], { clock }));
    assert.deepEqual(hearTones(samplesOf(frames), frames[0]?.sampleRate ?? 0).map(({ text }) => text), WORDS);
  });
});
