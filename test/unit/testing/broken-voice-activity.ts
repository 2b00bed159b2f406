import { AssetError } from '../../../src/errors/index.js';
import { energyVoiceActivity } from '../../../src/media/energy-voice-activity.js';
import type { AudioFrame, VoiceActivity, VoiceActivityPart } from '../../../src/spec/index.js';
import { virtualClock, type CreateVoiceActivityRig, type RecordedSpeech, type VoiceActivityRig } from '../../../src/testing/index.js';

const LOAD_MS = 200;

/** Tones for words, over a quiet hum. */
function tones(sampleRate: number): RecordedSpeech {
  const spans = [
    [400, 1_000],
    [1_600, 2_100],
  ] as const;
  const sounds = (at: number): boolean => spans.some(([from, to]) => at >= from && at < to);
  const sample = (index: number): number => Math.sin((index * 2 * Math.PI * 200) / sampleRate) * (sounds((index / sampleRate) * 1000) ? 6_000 : 6);
  return { sampleRate, samples: Int16Array.from({ length: sampleRate * 2.6 }, (_, index) => sample(index)), spans };
}

/** Amplitude of the noise; nothing else is as loud. */
const NOISE = 10;
const loudest = ({ data }: AudioFrame): number => Math.max(...data) + 1;

const hum = (amplitude: number) => ({ sampleRate: 16_000, samples: Int16Array.from({ length: 16_000 }, (_, index) => amplitude * Math.sin(index / 13)) });

const SPEECH = [tones(16_000), tones(48_000)];
const [QUIET, NOISY] = [hum(5), hum(NOISE)];

/** By energy, and yet it has to be loaded. */
export function loadedVoiceActivityRig(): VoiceActivityRig {
  const clock = virtualClock();
  const inner = energyVoiceActivity();
  let [isLoaded, fails] = [false, false];
  const activity: VoiceActivity = {
    specificationVersion: 'v1',
    provider: 'loaded-voice-activity',
    get probability() {
      return inner.probability;
    },
    async load({ signal }) {
      signal.throwIfAborted();
      const failed = fails;
      fails = false;
      await new Promise<void>((resolve, reject) => {
        clock.setTimer(LOAD_MS, resolve);
        signal.addEventListener('abort', () => reject(signal.reason));
      });
      if (failed) throw new AssetError('missing', 'voice.model');
      isLoaded = true;
    },
    push: (frame) => (isLoaded ? inner.push(frame) : []),
    reset: () => inner.reset(),
    close() {
      isLoaded = false;
    },
  };
  return { activity, speech: SPEECH, quiet: QUIET, noise: NOISY, toleranceMs: 20, advance: (ms) => clock.advance(ms), failLoad: () => void (fails = true) };
}

type Bug = (inner: VoiceActivity) => { -readonly [Name in keyof VoiceActivity]?: VoiceActivity[Name] | 'v2' };

/** Rigs whose voice activity has this bug. */
export function rigWithBug(bug: string): CreateVoiceActivityRig {
  return () => {
    const rig = loadedVoiceActivityRig();
    const { activity: inner } = rig;
    const bugs = Object.getOwnPropertyDescriptors(BUGS[bug]!(inner));
    return { ...rig, activity: Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(inner), ...bugs }) as VoiceActivity };
  };
}

const start = (at: number): VoiceActivityPart => ({ type: 'speech-start', at });
const resolved = (): Promise<void> => Promise.resolve();

export const BUGS: Readonly<Record<string, Bug>> = {
  'has another version': () => ({ specificationVersion: 'v2' }),
  'is certain of more than all': () => ({ probability: 1.5 }),
  'takes every rate for 16 kHz': (inner) => ({ push: (frame) => inner.push({ ...frame, sampleRate: 16_000 }) }),
  'takes the first frame of a quiet room for speech': (inner) => {
    let heard = 0;
    return {
      push: (frame) => [...(heard++ === 0 ? [start(frame.at)] : []), ...inner.push(frame)],
    };
  },
  'takes noise for speech': (inner) => ({ push: (frame) => [...(loudest(frame) === NOISE ? [start(frame.at)] : []), ...inner.push(frame)] }),
  'counts from its first frame': (inner) => {
    let first: number | undefined;
    return {
      push: (frame) => inner.push(frame).map((part) => ({ ...part, at: part.at - (first ??= frame.at - (frame.at % 1000)) })),
    };
  },
  'does not forget': () => ({ reset: () => undefined }),
  'tells everything twice': (inner) => {
    let last: readonly VoiceActivityPart[] = [];
    return {
      push(frame) {
        const again = last;
        last = inner.push(frame);
        return [...again, ...last];
      },
    };
  },
  'hears before it is loaded': () => {
    const deaf = energyVoiceActivity();
    return { push: (frame: AudioFrame) => deaf.push(frame), reset: () => deaf.reset() };
  },
  'minds being loaded twice': (inner) => {
    let calls = 0;
    return { load: (context) => (calls++ === 0 ? inner.load!(context) : Promise.reject(new Error('It is loading.'))) };
  },
  'loads on after the signal': (inner) => ({ load: () => inner.load!({ signal: new AbortController().signal }) }),
  'wraps the reason of the signal': (inner) => ({
    load: (context) =>
      inner.load!(context).catch((cause: unknown) => {
        throw new AssetError('missing', 'voice.model', { cause });
      }),
  }),
  'hides that it could not be loaded': (inner) => ({ load: (context) => inner.load!(context).catch((error: unknown) => (error instanceof AssetError ? resolved() : Promise.reject(error as Error))) }),
  'fails with an error of no kind': (inner) => ({
    load: (context) =>
      inner.load!(context).catch((error: unknown) => {
        throw error instanceof AssetError ? new Error('It did not work.') : error;
      }),
  }),
  'hears on when it is closed': () => ({ close: () => undefined }),
  'cannot be loaded once it was closed': (inner) => {
    let isClosed = false;
    return {
      load: (context) => (isClosed ? Promise.resolve() : inner.load!(context)),
      close() {
        isClosed = true;
        inner.close!();
      },
    };
  },
};
