import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fallbackTextToSpeech, type AdapterFallback, type AdapterRetry, type FallbackTextToSpeechOptions } from '../../../../src/adapters/wrappers/index.js';
import { SpokenSoFar } from '../../../../src/adapters/wrappers/speaking/spoken-so-far.js';
import { AdapterError, InvalidInputError, type AdapterReason } from '../../../../src/errors/index.js';
import type { AudioFrame, TextToSpeech, TextToSpeechPart } from '../../../../src/spec/index.js';
import { textToSpeechContract, virtualClock, type TextToSpeechRig, type VirtualClock } from '../../../../src/testing/index.js';
import { ToneVoice, wordsIn, type SpeechPlan, type ToneVoiceOptions } from './tone-voice.js';

const error = (reason: AdapterReason, retryAfterMs?: number): AdapterError => new AdapterError('tone-voice', reason, 'failed as planned', retryAfterMs === undefined ? {} : { retryAfterMs });
const once = (plan: SpeechPlan) => (call: number): SpeechPlan | undefined => (call === 0 ? plan : undefined);

interface Rig {
  readonly clock: VirtualClock;
  readonly voices: readonly ToneVoice[];
  readonly voice: TextToSpeech;
  readonly retries: AdapterRetry[];
  readonly steps: AdapterFallback[];
  speak(text: string, signal?: AbortSignal): Promise<{ readonly parts: readonly TextToSpeechPart[]; readonly error?: unknown; readonly firstAt?: number }>;
}

function rigOf(kinds: readonly ToneVoiceOptions[], options: FallbackTextToSpeechOptions = {}): Rig {
  const clock = virtualClock();
  const voices = kinds.map((kind) => new ToneVoice(clock, kind));
  const [retries, steps] = [[] as AdapterRetry[], [] as AdapterFallback[]];
  const voice = fallbackTextToSpeech(voices, { clock, random: () => 0.5, onRetry: (retry) => retries.push(retry), onFallback: (step) => steps.push(step), ...options });
  return {
    clock,
    voices,
    voice,
    retries,
    steps,
    async speak(text, signal = new AbortController().signal) {
      const parts: TextToSpeechPart[] = [];
      let firstAt: number | undefined;
      const read = async (): Promise<{ error?: unknown }> => {
        try {
          for await (const part of voice.speak({ text, language: 'en-US' }, { signal })) {
            firstAt ??= clock.now();
            parts.push(part);
          }
          return {};
        } catch (failure) {
          return { error: failure };
        }
      };
      const done = read();
      await clock.advance(60_000);
      return { parts, ...(await done), ...(firstAt !== undefined && { firstAt }) };
    },
  };
}

const framesOf = (parts: readonly TextToSpeechPart[]): readonly AudioFrame[] => parts.flatMap((part) => (part.type === 'audio' ? [part.frame] : []));

for (const [name, kinds] of Object.entries({
  'voices that deliver sound': [{ progress: true }, { provider: 'second', progress: true }],
  'voices that play by themselves': [{ output: 'device', progress: true }, { provider: 'second', output: 'device', progress: true }],
  'a voice that never works, and another': [{ plan: () => ({ fails: error('auth') }) }, { provider: 'second', sampleRate: 12_000 }],
} satisfies Record<string, ToneVoiceOptions[]>)) {
  describe(`fallbackTextToSpeech around ${name}`, () => {
    const create = (): TextToSpeechRig => {
      const clock = virtualClock();
      let isBroken = false;
      const voices = kinds.map((kind: ToneVoiceOptions) => new ToneVoice(clock, { ...kind, plan: (call) => (isBroken ? { fails: error('server') } : kind.plan?.(call)) }));
      const working = voices.at(-1);
      return {
        textToSpeech: fallbackTextToSpeech(voices, { clock }),
        get sounding() {
          return voices.some(({ open }) => open > 0);
        },
        get spoken() {
          const spoken = kinds.length > 1 && 'plan' in (kinds[0] ?? {}) ? [working] : voices;
          return spoken.flatMap((voice) => voice?.calls.map(({ text }) => text) ?? []).join(' ');
        },
        advance: (ms) => clock.advance(ms),
        fail: () => void (isBroken = true),
      };
    };
    for (const testCase of textToSpeechContract(create)) it(testCase.name, testCase.run);
  });
}

const TEXT = 'we met here, then you told us all of it. what was new? go on; we hear you';
const WORDS = TEXT.split(' ');
const STARTS = ['we met', 'then', 'what', 'go on', 'we hear'].map((clause) => TEXT.indexOf(clause));

describe('fallbackTextToSpeech, before the first sound', () => {
  it('lets the next voice speak at once', async () => {
    const rig = rigOf([{ plan: () => ({ fails: error('server') }) }, { provider: 'second' }]);
    const { parts, firstAt } = await rig.speak(TEXT);
    assert.deepEqual(wordsIn(framesOf(parts)), WORDS);
    assert.equal(firstAt, 50 + 50 + 4, 'no pause between the two');
    assert.deepEqual(rig.steps.map(({ failed, next }) => [failed.provider, next?.provider]), [['tone-voice', 'second']]);
    assert.deepEqual(rig.retries, []);
  });

  it('waits for a voice that asks for little, and never less than it asks', async () => {
    const rig = rigOf([{ plan: once({ fails: error('rate', 400) }) }, { provider: 'second' }]);
    assert.equal((await rig.speak(TEXT)).error, undefined);
    assert.deepEqual(rig.voices.map(({ calls }) => calls.map(({ at }) => at)), [[0, 50 + 400 + 125], []]);
    assert.equal(rig.retries[0]?.delayMs, 525);
  });

  it('does not wait for one that asks for more than the budget, nor for the next text before that time', async () => {
    const rig = rigOf([{ plan: once({ fails: error('rate', 70_000) }) }, { provider: 'second' }]);
    const { firstAt } = await rig.speak(TEXT);
    assert.equal(firstAt, 104);
    await rig.speak(TEXT);
    await rig.speak(TEXT);
    assert.deepEqual(rig.voices.map(({ calls }) => calls.map(({ at }) => at)), [[0, 120_000], [50, 60_000]]);
  });

  it('takes silence for a failure: 2.5 s without a first sound', async () => {
    for (const plan of [{ stallsAfterFrames: 0 }, { isEmpty: true }] as const) {
      const rig = rigOf([{ plan: once(plan) }, { provider: 'second' }]);
      const { parts, firstAt } = await rig.speak(TEXT);
      assert.deepEqual(wordsIn(framesOf(parts)), WORDS);
      assert.equal(firstAt, ('isEmpty' in plan ? 0 : 2_500) + 54);
    }
  });

  it('asks the only voice there is again, as with language models', async () => {
    const rig = rigOf([{ plan: (call) => (call < 2 ? { fails: error('server') } : undefined) }]);
    assert.equal((await rig.speak(TEXT)).error, undefined);
    assert.deepEqual(rig.voices[0]?.calls.map(({ at }) => at), [0, 50 + 125, 175 + 50 + 250]);
  });

  it('waits 4 s at the most where all are to be waited for', async () => {
    const rig = rigOf([{ plan: once({ fails: error('rate', 9_000) }) }, { provider: 'second', plan: once({ fails: error('rate', 3_000) }) }]);
    assert.deepEqual(wordsIn(framesOf((await rig.speak(TEXT)).parts)), WORDS);
    assert.ok((rig.voices[1]?.calls[1]?.at ?? 0) >= 3_100);
    const none = rigOf([{ plan: () => ({ fails: error('rate', 9_000) }) }, { provider: 'second', plan: () => ({ fails: error('rate', 5_000) }) }]);
    const failed = (await none.speak(TEXT)).error;
    assert.ok(failed instanceof AdapterError && failed.retryAfterMs === 5_000);
    assert.deepEqual(none.voices.map(({ calls }) => calls.length), [1, 1]);
    assert.equal(none.steps.at(-1)?.next, undefined);
  });

  it('does not ask again where a day\'s quota is used up', async () => {
    const rig = rigOf([{ plan: () => ({ fails: error('quota', 100) }) }]);
    for (let count = 0; count < 5; count += 1) assert.equal(((await rig.speak(TEXT)).error as AdapterError).code, 'adapter/quota');
    assert.equal(rig.voices[0]?.calls.length, 1);
  });
});

describe('fallbackTextToSpeech, when a voice dies while it speaks', () => {
  const frames = speechLength();

  for (const [name, isLearned, progress] of [['by its progress', false, true], ['by its pace, which is known', true, false], ['by what can have been said at the least', false, false]] as const) {
    it(`leaves no word out and says no clause twice that was heard whole (${name}), after whichever frame`, async () => {
      let most = 0;
      for (let frame = 1; frame < frames; frame += 9) {
        const rig = rigOf([{ progress, plan: (call) => (call === (isLearned ? 1 : 0) ? { fails: error('closed'), afterFrames: frame } : undefined) }, { provider: 'second', progress, sampleRate: 12_000 }]);
        if (isLearned) await rig.speak(TEXT);
        const { parts, error: failure } = await rig.speak(TEXT);
        assert.equal(failure, undefined);
        const all = framesOf(parts);
        const heard = wordsIn(all.filter(({ sampleRate }) => sampleRate === 8_000));
        const whole = heard.filter((word, index) => word === WORDS[index]).length;
        const rest = rig.voices[1]?.calls[0]?.text ?? '';
        const start = TEXT.length - rest.length;
        const first = TEXT.slice(0, start).split(' ').filter((word) => word !== '').length;
        assert.ok(STARTS.includes(start), `${frame}: "${rest}" begins within a clause`);
        assert.ok(first <= whole, `${frame}: heard "${heard.join(' ')}", then "${rest}"`);
        assert.deepEqual(wordsIn(all.filter(({ sampleRate }) => sampleRate === 12_000)), WORDS.slice(first));
        // From the clause in which it died, whose end may not have been told.
        const died = STARTS.findLast((each) => TEXT.slice(0, each).split(' ').length - 1 <= whole) ?? 0;
        most = Math.max(most, STARTS.indexOf(died) - STARTS.indexOf(start));
      }
      assert.ok(most <= (progress ? 1 : isLearned ? 2 : 3), `${most} whole clauses were said again`);
    });
  }

  it('goes on counting time and progress where the first voice ended', async () => {
    const rig = rigOf([{ progress: true, plan: once({ fails: error('closed'), afterFrames: 100 }) }, { provider: 'second', progress: true, sampleRate: 12_000 }]);
    const { parts } = await rig.speak(TEXT);
    const all = framesOf(parts);
    assert.deepEqual(all.map(({ at }) => Math.round(at)), all.map((_, index) => index * 20));
    const reached = parts.flatMap((part) => (part.type === 'speech-progress' ? [part.charIndex] : []));
    assert.deepEqual(reached, [...reached].sort((a, b) => a - b));
    assert.equal(reached.at(-1), TEXT.lastIndexOf('you'));
  });

  it('takes 2 s without a further sound for a failure, but not those in which nobody takes it', async () => {
    const rig = rigOf([{ progress: true, plan: once({ stallsAfterFrames: 100 }) }, { provider: 'second', progress: true }]);
    await rig.speak(TEXT);
    assert.deepEqual(rig.voices[1]?.calls.map(({ at }) => at), [50 + 100 * 4 + 2_000]);
    const slow = rigOf([{}, { provider: 'second' }]);
    const reader = slow.voice.speak({ text: TEXT, language: 'en-US' }, { signal: new AbortController().signal })[Symbol.asyncIterator]();
    const first = reader.next();
    await slow.clock.advance(1_000);
    await first;
    await slow.clock.advance(10_000);
    const second = reader.next();
    await slow.clock.advance(1_000);
    assert.equal((await second).done, false);
    assert.equal(slow.voices[1]?.calls.length, 0);
    await reader.return?.();
  });

  it('tells one start and one end of voices that play by themselves', async () => {
    const rig = rigOf([{ output: 'device', progress: true, plan: once({ fails: error('closed'), afterFrames: 100 }) }, { provider: 'second', output: 'device', progress: true }]);
    const { parts, error: failure } = await rig.speak(TEXT);
    assert.equal(failure, undefined);
    assert.deepEqual(parts.flatMap(({ type }) => (type === 'speech-progress' ? [] : [type])), ['speech-start', 'speech-end']);
    assert.equal(rig.voices[1]?.calls[0]?.text, TEXT.slice(13));
  });

  it('lets the only voice there is go on itself', async () => {
    const rig = rigOf([{ progress: true, plan: once({ fails: error('closed'), afterFrames: 100 }) }]);
    assert.equal((await rig.speak(TEXT)).error, undefined);
    assert.deepEqual(rig.voices[0]?.calls.map(({ text }) => text), [TEXT, TEXT.slice(13)]);
  });
});

function speechLength(): number {
  // Tones of 30 ms, two for each letter, and a gap after each word.
  return WORDS.reduce((sum, word) => sum + Math.ceil((word.length * 60 + 60) / 20), 0);
}

describe('SpokenSoFar', () => {
  const rest = (text: string, ms: number, rate = 1): number => {
    const spoken = new SpokenSoFar(text, rate, { msPerLetter: undefined });
    spoken.ms = ms;
    return spoken.rest;
  };

  it('takes digits, signs and letters that are spelled for the words that they are', () => {
    assert.equal(rest('In 1,234,567 of 9,876,543 cases, that is so.', 4_000), 0);
    assert.ok(rest('In one of a few cases, that is so.', 4_000) > 0);
  });

  it('is never further with a slower rate', () => {
    assert.ok(rest('This is so, and that is not, as we know.', 4_000, 0.5) < rest('This is so, and that is not, as we know.', 4_000, 1));
  });

  it('does not believe a voice that tells of words before their sound', () => {
    const spoken = new SpokenSoFar('This is so, and that is not.', 1, { msPerLetter: undefined });
    spoken.progress(25);
    spoken.ms = 300;
    assert.equal(spoken.rest, 0);
  });

  it('cuts Chinese and Japanese where their clauses end', () => {
    assert.equal(rest('你好，请介绍一下你自己。谢谢。', 2_000), 3);
  });
});

describe('fallbackTextToSpeech, what it is', () => {
  it('is capable of what all are capable of, and tells nothing else', async () => {
    const rig = rigOf([{ progress: true }, { provider: 'second' }]);
    assert.deepEqual([rig.voice.capabilities, rig.voice.output], [{ streamingText: true, progress: false }, 'audio']);
    assert.equal((await rig.speak(TEXT)).parts.some(({ type }) => type === 'speech-progress'), false);
  });

  it('refuses voices that cannot take over from each other', () => {
    const clock = virtualClock();
    const make = (output: 'audio' | 'device') => new ToneVoice(clock, { output });
    assert.throws(() => fallbackTextToSpeech([make('audio'), make('device')]), (failure) => failure instanceof InvalidInputError && failure.issues[0]?.path === 'voices.1');
    assert.throws(() => fallbackTextToSpeech([]), InvalidInputError);
    assert.throws(() => fallbackTextToSpeech([make('audio')], { budgetMs: -1 }), InvalidInputError);
    assert.throws(() => fallbackTextToSpeech([make('audio')], { totalMs: 1 }), InvalidInputError);
  });

  it('warms the first voice, and another one when it has stood in', async () => {
    const rig = rigOf([{ plan: once({ fails: error('server') }) }, { provider: 'second' }, { provider: 'third' }]);
    const life = new AbortController();
    await rig.voice.warm?.({ signal: life.signal });
    assert.deepEqual(rig.voices.map(({ warmed }) => warmed), [1, 0, 0]);
    await rig.speak(TEXT);
    await rig.speak(TEXT);
    assert.deepEqual(rig.voices.map(({ warmed }) => warmed), [1, 1, 0]);
  });

  it('leaves out who is not supported here', async () => {
    const rig = rigOf([{ supported: false }, { provider: 'second' }]);
    await rig.speak(TEXT);
    assert.deepEqual([rig.voice.isSupported(), rig.voices.map(({ calls }) => calls.length)], [true, [0, 1]]);
  });
});
