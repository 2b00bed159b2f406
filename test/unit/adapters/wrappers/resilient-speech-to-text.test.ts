import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resilientSpeechToText } from '../../../../src/adapters/wrappers/index.js';
import { AdapterError, InvalidInputError, MediaDeviceError } from '../../../../src/errors/index.js';
import type { SpeechToTextPart } from '../../../../src/spec/index.js';
import { scriptedSpeechToText, speechToTextContract, virtualClock, type SpeechToTextRig } from '../../../../src/testing/index.js';
import { broken, certainText, listenWith, type Run } from './resilient-rig.js';
import { ToneRecogniser, ToneSpeaker, type CallPlan, type ToneRecogniserOptions } from './tone-recogniser.js';

/** The contract over recognisers like these. */
function rigOf(kinds: readonly ToneRecogniserOptions[]): (utterances: readonly string[]) => SpeechToTextRig {
  return (utterances) => {
    const clock = virtualClock();
    const audio = new ToneSpeaker(clock);
    const recognisers = kinds.map((kind) => new ToneRecogniser(clock, kind));
    let next = 0;
    const utterance = (): string => utterances[next++ % utterances.length] ?? '';
    return {
      speechToText: resilientSpeechToText(recognisers, { clock }),
      audio,
      get open() {
        return Math.max(audio.readers, ...recognisers.map(({ open }) => open));
      },
      advance: (ms) => clock.advance(ms),
      async say() {
        await audio.say(utterance());
        await audio.pause(900);
      },
      async begin() {
        await audio.say(utterance().split(' ').slice(0, 2).join(' '));
        await audio.pause(100);
      },
      exhaust: () => audio.exhaust(),
      fail: () => audio.fail(new MediaDeviceError('microphone', 'lost')),
    };
  };
}

const dies = (afterFrames: number, times = 1, error: unknown = broken('closed')) => (call: number): CallPlan | undefined => (call < times ? { fails: error, afterFrames } : undefined);

const RIGS: Readonly<Record<string, readonly ToneRecogniserOptions[]>> = {
  'a recogniser with times of words': [{}],
  'a recogniser without times': [{ words: false, turns: true }],
  'a recogniser without guesses': [{ words: false, interimResults: false, until: true }],
  'a recogniser that dies every 100 frames': [{ certainEvery: 2, plan: dies(100, 1000) }],
  'a recogniser that dies at once, and another': [{ plan: () => ({ fails: broken('auth') }) }, { provider: 'second', certainEvery: 2 }],
};
for (const [name, kinds] of Object.entries(RIGS)) {
  describe(`resilientSpeechToText around ${name}`, () => {
    for (const testCase of speechToTextContract(rigOf(kinds))) it(testCase.name, testCase.run);
  });
}

/** Short and repeated words, so that none can be taken for another by its neighbours alone. */
const SAID = ['ab cd ef', 'gh gh ij', 'kl ab ab'];

async function saidTo(run: Run): Promise<{ readonly error?: unknown }> {
  await run.speaker.pause(300);
  for (const text of SAID) {
    await run.speaker.say(text);
    await run.speaker.pause(400);
  }
  return run.stop();
}

/** The words that came, also where the end is an error. */
async function heardBy(kinds: readonly ToneRecogniserOptions[]): Promise<{ readonly text: string; readonly run: Run; readonly error?: unknown }> {
  const run = listenWith(kinds);
  const { error } = await saidTo(run);
  return { text: certainText(run.parts), run, ...(error !== undefined && { error }) };
}

/** Frames of all that is said, with the pauses. */
const FRAMES = 150;

const KINDS: Readonly<Record<string, ToneRecogniserOptions>> = {
  'with times, at pauses': {},
  'with times, word by word': { certainEvery: 1 },
  'with times, late': { certainEvery: 2, lagMs: 150 },
  'with times that are off': { certainEvery: 2, offMs: 40 },
  'that knows how far it is': { words: false, until: true, certainEvery: 2 },
  'without times, at pauses': { words: false },
  'without times, in between': { words: false, certainEvery: 2 },
  'without guesses, late': { words: false, interimResults: false, lagMs: 300 },
};

describe('resilientSpeechToText, a recogniser that dies', () => {
  for (const [name, kind] of Object.entries(KINDS)) {
    it(`loses and doubles no word, after whichever frame (${name})`, async () => {
      for (let frame = 1; frame <= FRAMES; frame += name === 'with times, late' ? 1 : 9) {
        const { text, error } = await heardBy([{ ...kind, plan: dies(frame) }]);
        assert.deepEqual({ frame, text, error }, { frame, text: SAID.join(' '), error: undefined });
      }
    });
  }

  const others = Object.entries(KINDS).flatMap(([from, first], index) => {
    const [to, second] = Object.entries(KINDS)[(index + 3) % Object.keys(KINDS).length] ?? [from, first];
    return [[from, first, to, second] as const];
  });
  for (const [from, first, to, second] of others) {
    it(`loses and doubles no word where another one takes over (${from}, then ${to})`, async () => {
      for (let frame = 2; frame <= FRAMES; frame += 13) {
        const { text, run, error } = await heardBy([{ ...first, plan: dies(frame, 1, broken('malformed')) }, { ...second, provider: 'second' }]);
        assert.deepEqual({ frame, text, error }, { frame, text: SAID.join(' '), error: undefined });
        assert.deepEqual(run.recognisers.map(({ calls }) => calls.length), [1, 1]);
      }
    });
  }

  it('may die again and again', async () => {
    const { text, run } = await heardBy([{ certainEvery: 2, plan: dies(45, 1000) }]);
    assert.equal(text, SAID.join(' '));
    assert.ok((run.recognisers[0]?.calls.length ?? 0) >= 4);
  });

  it('is given the sound again that has no certain words, and no other', async () => {
    const { run } = await heardBy([{ plan: dies(90) }]);
    const [first, second] = run.recognisers[0]?.calls ?? [];
    // Certain were the words up to 0.84 s; the frames after that had been heard until 1.8 s.
    const again = second?.frames.filter(({ at }) => first?.frames.some((frame) => frame.at === at)) ?? [];
    assert.ok(again.length >= 40 && again.length <= 52, String(again.length));
    assert.ok((second?.frames[0]?.at ?? 0) >= 780 && (second?.frames[0]?.at ?? 0) <= 860, String(second?.frames[0]?.at));
  });

  it('hears live sound right behind what is played again, without a gap or a frame twice', async () => {
    const { run } = await heardBy([{ plan: dies(50) }]);
    const times = run.recognisers[0]?.calls[1]?.frames.map(({ at }) => at) ?? [];
    assert.deepEqual(times, times.map((_, index) => (times[0] ?? 0) + index * 20));
  });

  it('gets the sound only as fast as it takes it', async () => {
    const run = listenWith([{ interimResults: false, plan: dies(90) }], { replaySpeed: 2 });
    await run.speaker.pause(2_000);
    const [, call] = run.recognisers[0]?.calls ?? [];
    const before = call?.frames.length ?? 0;
    await run.speaker.pause(200);
    assert.ok(call && before > 0);
    // Twice as fast: 20 frames in 200 ms.
    assert.ok(call.frames.length - before >= 18 && call.frames.length - before <= 22, String(call.frames.length - before));
    assert.equal((await run.stop()).error, undefined);
  });

  it('leaves guesses on the screen until it has heard as much again', async () => {
    const run = listenWith([{ lagMs: 40, plan: dies(40) }]);
    await run.speaker.pause(300);
    await run.speaker.say('ab cd ef gh ij kl');
    await run.speaker.pause(400);
    await run.stop();
    const lengths = run.parts.flatMap((part) => (part.type === 'transcript-delta' ? [part.text.split(' ').length] : []));
    assert.ok(lengths.length > 3);
    assert.deepEqual(lengths, [...lengths].sort((a, b) => a - b));
  });

  it('leaves starts and ends of speech alternating, and none open', async () => {
    for (let frame = 10; frame < FRAMES; frame += 10) {
      const { run } = await heardBy([{ certainEvery: 2, plan: dies(frame) }]);
      const speech = run.parts.flatMap(({ type }) => (type.startsWith('speech-') ? [type] : []));
      assert.ok(speech.length > 0 && speech.length % 2 === 0, `${frame}: ${speech.join()}`);
      assert.ok(speech.every((type, index) => type === (index % 2 === 0 ? 'speech-start' : 'speech-end')), `${frame}: ${speech.join()}`);
    }
  });

  it('makes no turn shorter: its end has all of its words', async () => {
    for (let frame = 20; frame < FRAMES; frame += 10) {
      const { run } = await heardBy([{ turns: true, certainEvery: 2, plan: dies(frame) }]);
      const turns = run.parts.flatMap((part) => (part.type === 'turn-end' ? [part.text] : []));
      assert.equal(turns.join(' '), SAID.join(' '), String(frame));
    }
  });

  it('is not missed after the end where all its words had come, and is where not', async () => {
    for (const [pause, calls] of [[400, 1], [40, 2]] as const) {
      const run = listenWith([{ plan: (call) => (call === 0 ? { failsAtEnd: broken('closed') } : undefined) }]);
      await run.speaker.pause(300);
      await run.speaker.say('ab cd ef');
      await run.speaker.pause(pause);
      assert.equal((await run.stop()).error, undefined);
      assert.deepEqual([certainText(run.parts), run.recognisers[0]?.calls.length], ['ab cd ef', calls]);
    }
  });
});

describe('resilientSpeechToText, when and whom it asks again', () => {
  const speak = async (run: Run): Promise<{ readonly error?: unknown }> => saidTo(run);
  const times = (run: Run, index = 0): readonly number[] => run.recognisers[index]?.calls.map(({ at }) => at) ?? [];

  it('asks the same one again after a pause, and tells so', async () => {
    const run = listenWith([{ plan: dies(30) }]);
    await speak(run);
    assert.deepEqual(times(run), [0, 600 + 125]);
    assert.deepEqual(run.events.retries.map(({ provider, attempt, delayMs, error }) => [provider, attempt, delayMs, (error as AdapterError).reason]), [['tone-recogniser', 1, 125, 'closed']]);
    assert.deepEqual([run.events.fallbacks, run.events.lost], [[], []]);
  });

  it('never asks earlier than it was told', async () => {
    const run = listenWith([{ plan: (call) => (call < 2 ? { fails: broken('rate', 1_500), ...(call === 0 && { afterFrames: 20 }) } : undefined) }, { provider: 'second' }]);
    assert.equal((await speak(run)).error, undefined);
    const [, second = 0, third = 0] = times(run);
    assert.ok(second >= 400 + 1_500 && third >= second + 1_500, times(run).join());
    assert.equal(certainText(run.parts), SAID.join(' '));
    assert.deepEqual(times(run, 1), []);
  });

  it('asks the next one at once where the wait is longer than 4 s, and comes back for the next answer only when it may', async () => {
    const run = listenWith([{ plan: dies(20, 1, broken('rate', 9_000)) }, { provider: 'second' }]);
    assert.equal((await speak(run)).error, undefined);
    assert.deepEqual([times(run), times(run, 1)], [[0], [400]]);
    assert.equal(certainText(run.parts), SAID.join(' '));
    assert.deepEqual(run.events.fallbacks.map(({ failed, next }) => [failed.provider, next?.provider]), [['tone-recogniser', 'second']]);
  });

  it('asks the next one after three failures in a row', async () => {
    const run = listenWith([{ plan: dies(5, 1000) }, { provider: 'second' }]);
    assert.equal((await speak(run)).error, undefined);
    assert.deepEqual([times(run).length, times(run, 1).length], [3, 1]);
    assert.equal(certainText(run.parts), SAID.join(' '));
  });

  it('does not ask again where a day\'s quota is used up', async () => {
    const run = listenWith([{ plan: dies(20, 1, broken('quota', 2_000)) }, { provider: 'second' }]);
    assert.equal((await speak(run)).error, undefined);
    assert.deepEqual([times(run).length, times(run, 1).length], [1, 1]);
    const alone = listenWith([{ plan: dies(20, 1000, broken('quota', 2_000)) }]);
    assert.equal(((await speak(alone)).error as AdapterError).code, 'adapter/quota');
    assert.equal(times(alone).length, 1);
  });

  it('asks again for a token that ran out, and goes on to the next one where the new one is refused too', async () => {
    const expired = broken('auth');
    const once = listenWith([{ certainEvery: 2, plan: dies(60, 1, expired) }]);
    assert.equal((await speak(once)).error, undefined);
    assert.deepEqual([times(once).length, certainText(once.parts)], [2, SAID.join(' ')]);
    const refused = listenWith([{ certainEvery: 2, plan: (call) => (call === 0 ? { fails: expired, afterFrames: 60 } : { fails: expired }) }, { provider: 'second' }]);
    assert.equal((await speak(refused)).error, undefined);
    assert.deepEqual([times(refused).length, times(refused, 1).length, certainText(refused.parts)], [2, 1, SAID.join(' ')]);
  });

  it('waits with the sound where all are to be waited for', async () => {
    const run = listenWith([{ plan: dies(20, 1, broken('rate', 15_000)) }]);
    await run.speaker.pause(300);
    await run.speaker.say(SAID[0] ?? '');
    await run.speaker.pause(14_000);
    assert.equal(certainText(run.parts), '');
    await run.speaker.pause(2_000);
    assert.equal(certainText(run.parts), SAID[0]);
    assert.ok((times(run)[1] ?? 0) >= 15_400);
    assert.equal((await run.stop()).error, undefined);
  });

  it('takes an end that nobody asked for as a failure', async () => {
    const run = listenWith([{ plan: (call) => (call === 0 ? { endsAfterFrames: 30 } : undefined) }]);
    assert.equal((await speak(run)).error, undefined);
    assert.equal(certainText(run.parts), SAID.join(' '));
    assert.equal((run.events.retries[0]?.error as AdapterError).code, 'adapter/closed');
  });

  it('leaves out who is not supported here', async () => {
    const run = listenWith([{ supported: false }, { provider: 'second' }]);
    await speak(run);
    assert.deepEqual([times(run).length, certainText(run.parts)], [0, SAID.join(' ')]);
  });
});

describe('resilientSpeechToText, a recogniser that hangs', () => {
  const LONG = Array.from({ length: 60 }, (_, index) => `w${index}`).join(' ');

  it('is given up after 6 s in which somebody speaks and no word comes', async () => {
    const run = listenWith([{ certainEvery: 4, plan: (call) => (call === 0 ? { stallsAfterFrames: 100 } : undefined) }, { provider: 'second' }]);
    await run.speaker.pause(300);
    await run.speaker.say(LONG);
    await run.speaker.pause(400);
    assert.equal((await run.stop()).error, undefined);
    assert.equal(certainText(run.parts), LONG);
    const { error, delayMs } = run.events.retries[0] ?? {};
    assert.deepEqual([(error as AdapterError).code, delayMs], ['adapter/timeout', 125]);
    const [, second = 0] = run.recognisers[0]?.calls.map(({ at }) => at) ?? [];
    assert.ok(second > 7_500 && second < 9_000, String(second));
  });

  it('is given more time where its guesses may come late, or not at all', async () => {
    for (const [kind, least, most] of [[{ words: false }, 20_000, 22_000], [{ words: false, interimResults: false }, 90_000, 92_000]] as const) {
      const run = listenWith([{ ...kind, plan: (call) => (call === 0 ? { stallsAfterFrames: 0 } : undefined) }]);
      await run.speaker.pause(300);
      await run.speaker.say('ab cd ef gh ij kl mn op qr st uv wx');
      await run.clock.advance(100_000);
      const [, second = 0] = run.recognisers[0]?.calls.map(({ at }) => at) ?? [];
      assert.ok(second > least && second < most, String(second));
      await run.leave();
    }
  });

  it('is not given up in silence, nor for a cough', async () => {
    const run = listenWith([{ plan: () => ({ stallsAfterFrames: 0 }) }]);
    await run.speaker.pause(20_000);
    await run.speaker.say('a');
    await run.speaker.pause(20_000);
    assert.equal(run.recognisers[0]?.calls.length, 1);
    await run.leave();
  });

  it('ends no answer by itself where nobody finds words in the sound', async () => {
    const run = listenWith([{ plan: () => ({ stallsAfterFrames: 0 }) }, { provider: 'second', plan: () => ({ stallsAfterFrames: 0 }) }]);
    for (let count = 0; count < 5; count += 1) await run.speaker.say(LONG);
    const calls = run.recognisers.reduce((sum, recogniser) => sum + recogniser.calls.length, 0);
    assert.equal(calls, 5, 'two for each, and one that is left in peace');
    let isOver = false;
    void run.ended.then(() => (isOver = true));
    await run.speaker.pause(100);
    assert.equal(isOver, false);
    const ended = run.stop();
    await ended;
    await run.clock.advance(60_000);
    assert.equal(((await ended).error as AdapterError).code, 'adapter/timeout', 'at the end the words are missed');
    assert.equal(run.events.lost.length, 1);
  });

  it('is given up when its last words do not come', async () => {
    const run = listenWith([{ plan: (call) => (call === 0 ? { stallsAfterFrames: 30 } : undefined) }]);
    await run.speaker.pause(300);
    await run.speaker.say('ab cd ef');
    assert.equal((await run.stop()).error, undefined);
    assert.equal(certainText(run.parts), 'ab cd ef');
  });
});

describe('resilientSpeechToText, when nobody can', () => {
  it('rejects with the last error after all were tried, and hands over the sound that has no words', async () => {
    const run = listenWith([{ plan: (call) => (call === 0 ? { fails: broken('closed'), afterFrames: 75 } : { fails: broken('malformed') }) }, { provider: 'second', plan: () => ({ fails: broken('unsupported') }) }]);
    await run.speaker.pause(300);
    await run.speaker.say('ab cd ef');
    await run.speaker.pause(400);
    await run.speaker.say('gh gh ij');
    await run.speaker.pause(100);
    const { error } = await run.ended;
    assert.equal((error as AdapterError).code, 'adapter/unsupported');
    assert.deepEqual(run.recognisers.map(({ calls }) => calls.length), [2, 1]);
    assert.deepEqual(run.events.fallbacks.map(({ next }) => next?.provider), ['second', undefined]);
    assert.equal(run.recognisers.every(({ open }) => open === 0) && run.speaker.readers === 0, true);
    const [lost, ...more] = run.events.lost;
    assert.ok(lost && more.length === 0 && lost.error === error);
    // It is whole: whoever saves it can have it written down later.
    const heard: SpeechToTextPart[] = [];
    const frames = { async *frames() { yield* lost.frames; } };
    for await (const part of new ToneRecogniser(virtualClock()).transcribe({ language: 'en-US', audio: frames }, { signal: new AbortController().signal })) heard.push(part);
    assert.equal(`${certainText(run.parts)} ${certainText(heard)}`.trim().startsWith('ab cd ef gh'), true, certainText(heard));
  });

  it('says what is lost of an answer that is longer than what is kept', async () => {
    const run = listenWith([{ words: false, interimResults: false, plan: dies(250) }], { keepMs: 2_000 });
    await run.speaker.pause(300);
    await run.speaker.say(Array.from({ length: 30 }, (_, index) => `w${index}`).join(' '));
    await run.speaker.pause(600);
    assert.equal((await run.stop()).error, undefined);
    const [lost] = run.events.lost;
    assert.ok(lost && run.events.lost.length === 1);
    assert.deepEqual(lost.frames, []);
    assert.ok(lost.to - lost.from > 2_500 && lost.to <= 3_200, `${lost.from}-${lost.to}`);
    assert.match(certainText(run.parts), /w29$/);
  });

  it('passes on the failure of the microphone, after the last words', async () => {
    const run = listenWith([{}]);
    await run.speaker.pause(300);
    await run.speaker.say('ab cd');
    const failure = new MediaDeviceError('microphone', 'lost');
    run.speaker.fail(failure);
    await run.clock.advance(100);
    assert.equal((await run.ended).error, failure);
    assert.equal(certainText(run.parts), 'ab cd');
    assert.equal(run.recognisers[0]?.calls.length, 1, 'another recogniser would not hear more');
  });

  it('leaves no timer and nothing open when the reader leaves', async () => {
    for (const frames of [0, 20, 40]) {
      const run = listenWith([{ plan: dies(30, 1, broken('rate', 3_000)) }]);
      if (frames > 0) await run.speaker.say('ab cd ef gh ij kl');
      await run.leave();
      await run.clock.advance(0);
      assert.deepEqual([run.clock.pending, run.speaker.readers, run.recognisers[0]?.open], [0, 0, 0]);
    }
  });
});

describe('resilientSpeechToText, what it is', () => {
  it('is capable of what all are capable of, and hands out nothing else', async () => {
    const run = listenWith([{ turns: true }, { provider: 'second', words: false, interimResults: false }]);
    assert.deepEqual(run.speechToText.capabilities, { interimResults: false, words: false, verbatim: true, turns: false, onDevice: false });
    await saidTo(run);
    assert.equal(run.parts.some((part) => part.type === 'transcript-delta' || part.type === 'turn-end' || 'words' in part), false);
  });

  it('refuses what it cannot do', () => {
    const clock = virtualClock();
    const one = new ToneRecogniser(clock);
    const device = { ...scriptedSpeechToText({ utterances: ['a'] }), input: 'device' as const };
    assert.throws(() => resilientSpeechToText([]), InvalidInputError);
    assert.throws(() => resilientSpeechToText([one, device]), (error) => error instanceof InvalidInputError && error.issues[0]?.path === 'adapters.1');
    for (const options of [{ keepMs: 0 }, { stallMs: -1 }, { replaySpeed: 0.5 }]) assert.throws(() => resilientSpeechToText([one], options), InvalidInputError);
  });
});
