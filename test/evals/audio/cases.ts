// What is judged: sounds with the truth of what is in them, by construction.
import { amplified, cut, joined, mixed, silence, type Wav } from '../../helpers/wav.js';
import { pinkNoise, shifted } from '../../helpers/made-sound.js';

/** What has to be reported, s. */
export interface TrueSound {
  readonly kind: 'other-voice' | 'loud-noise' | 'microphone-lost';
  readonly start: number;
  readonly end: number;
  /** False: both are right. */
  readonly required?: boolean;
}

export interface SoundCase {
  readonly name: string;
  readonly sound: Wav;
  readonly events: readonly TrueSound[];
}

const LOUD_ROOM = -30;

/** The fixtures as they are, and mixtures of them. */
export function fixtureCases(read: (name: string) => Wav): SoundCase[] {
  const [answer, quiet, noisy, two] = ['answer', 'silence', 'noisy-room', 'two-voices'].map(read) as [Wav, Wav, Wav, Wav];
  const overlap = { kind: 'other-voice', start: 5.553, end: 10.506 } as const;
  const deep = cut(two, 10.6, 12);
  const woman = cut(answer, 1, 12.3);
  return [
    { name: 'answer', sound: answer, events: [] },
    { name: 'silence', sound: quiet, events: [] },
    { name: 'noisy-room', sound: noisy, events: [{ kind: 'loud-noise', start: 0, end: 20 }] },
    { name: 'two-voices', sound: two, events: [overlap] },
    ...[-6, 6].map((decibels) => ({ name: `two-voices ${decibels} dB`, sound: amplified(two, decibels), events: [overlap] })),
    ...[1.25, 0.8].map((factor) => ({ name: `answer, pitch x ${factor}`, sound: shifted(answer, factor), events: [] })),
    ...[0, -6, -12].flatMap((decibels) =>
      [0.72, 1.35].map((factor): SoundCase => {
        const other = shifted(woman, factor);
        const length = Math.min(seconds(answer), 5 + seconds(other));
        return { name: `answer + itself x ${factor} at ${decibels} dB`, sound: mixed(answer, padded(amplified(other, decibels), 5, seconds(answer))), events: [{ kind: 'other-voice', start: 5, end: length, required: decibels > -12 }] };
      }),
    ),
    { name: 'answer, then a deep voice alone', sound: joined(answer, deep, silence(1)), events: [{ kind: 'other-voice', start: 26.5, end: 28, required: false }] },
    { name: 'answer in a loud room', sound: mixed(answer, amplified(noisy, LOUD_ROOM + 25)), events: [{ kind: 'loud-noise', start: 0, end: 26.5 }] },
    { name: 'two-voices in a quiet hiss', sound: mixed(two, pinkNoise(seconds(two), -50)), events: [overlap] },
    { name: 'noise for 8 s of 20', sound: joined(quiet, cut(noisy, 0, 8), quiet), events: [{ kind: 'loud-noise', start: 20, end: 28 }] },
    { name: 'no sound for 15 s', sound: joined(answer, silence(15)), events: [{ kind: 'microphone-lost', start: 26.5, end: 41.5 }] },
  ];
}

/** Music alone: all that is said of it is that it is loud; whether it is taken for voices too is shown, and is nobody's fault. */
const isMusic = (name: string): boolean => name.startsWith('music');

/** Each of these voices alone, and each with the next one beginning 8 s later, at three levels. */
export function voiceCases(voices: readonly { readonly name: string; readonly sound: Wav }[]): SoundCase[] {
  const long = voices.filter(({ name, sound }) => seconds(sound) >= 15 && !isMusic(name));
  return [
    ...voices.map(({ name, sound }): SoundCase => ({ name, sound, events: isMusic(name) ? [{ kind: 'loud-noise', start: 0, end: seconds(sound), required: false }, { kind: 'other-voice', start: 0, end: seconds(sound), required: false }] : [] })),
    ...long.flatMap((one, index) => {
      const other = long[(index + 1) % long.length];
      if (!other || other === one) return [];
      return [0, -6, -12].map((decibels): SoundCase => {
        const end = Math.min(seconds(one.sound), 8 + seconds(other.sound), 30);
        return {
          name: `${one.name} + ${other.name} at ${decibels} dB`,
          sound: mixed(cut(one.sound, 0, end), padded(amplified(other.sound, decibels), 8, end)),
          events: [{ kind: 'other-voice', start: 8, end, required: decibels > -12 }],
        };
      });
    }),
  ];
}

function seconds({ samples, sampleRate }: Wav): number {
  return samples.length / sampleRate;
}

/** Silence before and after, so that it begins at `from` and all is `length` long, s. */
function padded(sound: Wav, from: number, length: number): Wav {
  const samples = new Int16Array(Math.round(length * sound.sampleRate));
  samples.set(sound.samples.subarray(0, samples.length - Math.round(from * sound.sampleRate)), Math.round(from * sound.sampleRate));
  return { sampleRate: sound.sampleRate, samples };
}
