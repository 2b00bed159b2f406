import type { AudioFrame, Clock } from '../../src/spec/index.js';
import { scriptedAudioPlayer, type ScriptedAudioPlayer } from '../../src/testing/index.js';
import { ToneEar } from '../../src/testing/tone-ear.js';

/** Below this amplitude nothing is heard, of 32768. */
const AUDIBLE = 1_000;

/** A time in which sound left the speaker without a gap, ms on the clock. */
export interface SoundSpan {
  readonly from: number;
  to: number;
}

/** A player whose listener remembers what was really to be heard, frame by frame. */
export interface OverheardPlayer extends ScriptedAudioPlayer {
  readonly sounds: readonly SoundSpan[];
  /** The words of `speakTones` in each thing that was played. */
  readonly said: readonly (readonly string[])[];
}

export function overheardPlayer(clock: Pick<Clock, 'now' | 'setTimer'>): OverheardPlayer {
  const player = scriptedAudioPlayer({ clock });
  const sounds: SoundSpan[] = [];
  const said: (readonly string[])[] = [];
  const sounded = ({ data, sampleRate }: AudioFrame, from: number): void => {
    if (!data.some((sample) => Math.abs(sample) > AUDIBLE)) return;
    const to = from + (data.length / sampleRate) * 1000;
    const last = sounds.at(-1);
    if (last && from - last.to < 1) last.to = to;
    else sounds.push({ from, to });
  };
  async function* listenTo(frames: AsyncIterable<AudioFrame>): AsyncGenerator<AudioFrame> {
    const words: string[] = [];
    said.push(words);
    let ear: ToneEar | undefined;
    try {
      for await (const frame of frames) {
        const from = clock.now();
        yield frame;
        // Whoever asks for the next one has played this one.
        sounded(frame, from);
        if (ear?.sampleRate !== frame.sampleRate) {
          words.push(...heardBy(ear));
          ear = new ToneEar(frame.sampleRate);
        }
        ear.push(frame.data);
      }
    } finally {
      words.push(...heardBy(ear));
    }
  }
  return {
    sounds,
    said,
    heard: player.heard,
    outputLatencyMs: player.outputLatencyMs,
    get isSounding() {
      return player.isSounding;
    },
    get volume() {
      return player.volume;
    },
    get playedMs() {
      return player.playedMs;
    },
    play: (frames, options) => player.play(listenTo(frames), options),
    pause: () => player.pause(),
    resume: () => player.resume(),
    setVolume: (volume) => player.setVolume(volume),
  };
}

function heardBy(ear: ToneEar | undefined): readonly string[] {
  ear?.end();
  return ear?.words ?? [];
}

/** The longest time within `from`..`to` in which nothing was heard, ms. */
export function longestSilence(sounds: readonly SoundSpan[], from: number, to: number): number {
  let [longest, since] = [0, from];
  for (const sound of sounds) {
    if (sound.to <= since) continue;
    if (sound.from >= to) break;
    longest = Math.max(longest, sound.from - since);
    since = sound.to;
  }
  return Math.max(longest, to - since);
}
