import { AdapterError } from '../../../src/errors/index.js';
import type { AudioFrame, TextToSpeechPart } from '../../../src/spec/index.js';
import { speakTones, virtualClock, type CreateTextToSpeechRig, type TextToSpeechRig } from '../../../src/testing/index.js';
import { PcmFramer } from '../../../src/utils/pcm-frames.js';
import { sleep } from '../../../src/utils/sleep.js';

const RATE = 8_000;

type Change = (frame: AudioFrame, index: number, isLast: boolean) => readonly AudioFrame[];

/** A voice that delivers the sound of `speakTones`, ten times as fast as it is heard; on a virtual clock. */
export function soundRig(change: Change = (frame) => [frame]): TextToSpeechRig {
  const clock = virtualClock();
  const made: number[] = [];
  const texts: string[] = [];
  const talking = new Set<AbortSignal>();
  let isFailing = false;
  return {
    textToSpeech: {
      specificationVersion: 'v1',
      provider: 'voice-of-tones',
      output: 'audio',
      capabilities: { streamingText: false, progress: false },
      isSupported: () => true,
      async *speak({ text }, { signal }): AsyncGenerator<TextToSpeechPart> {
        signal.throwIfAborted();
        if (!/[\p{L}\p{N}]/u.test(text)) return;
        if (isFailing) throw new AdapterError('voice-of-tones', 'server', 'it failed as it was told');
        const sound = speakTones(text, RATE);
        texts.push(text);
        for (const sample of sound) made.push(sample);
        const framer = new PcmFramer(RATE);
        const frames = [...framer.push(new Uint8Array(sound.buffer)), ...framer.end()];
        talking.add(signal);
        try {
          for (const [index, frame] of frames.entries()) {
            for (const changed of change(frame, index, index === frames.length - 1)) {
              yield { type: 'audio', frame: changed };
              signal.throwIfAborted();
            }
            await sleep(clock, 2, signal);
          }
        } finally {
          talking.delete(signal);
        }
      },
    },
    get sounding() {
      return [...talking].some((signal) => !signal.aborted);
    },
    get spoken() {
      return texts.join(' ');
    },
    get sound() {
      return Int16Array.from(made);
    },
    advance: (ms) => clock.advance(ms),
    fail: () => void (isFailing = true),
  };
}

export const rigWithSoundBug = (bug: string): CreateTextToSpeechRig => () => soundRig(SOUND_BUGS[bug]);

const halves = ({ data, at, sampleRate }: AudioFrame): readonly AudioFrame[] => [
  { data: data.subarray(0, 80), sampleRate, at },
  { data: data.subarray(80), sampleRate, at: at + 10 },
];

/** Mistakes that a voice could make with its sound; the contract must find each of them. */
export const SOUND_BUGS: Readonly<Record<string, Change>> = {
  'hands out frames of 10 ms': (frame) => (frame.data.length === 160 ? halves(frame) : [frame]),
  'hands out a short frame in the middle': (frame, index) => (index === 7 ? halves(frame) : [frame]),
  'loses a frame, and its time': (frame, index) => (index === 7 ? [] : [frame]),
  'begins its time anew': (frame, index) => [{ ...frame, at: index < 9 ? frame.at : frame.at - 180 }],
  'changes its rate': (frame, index) => [index === 9 ? { ...frame, sampleRate: 16_000 } : frame],
  'drops the last frame': (frame, _, isLast) => (isLast ? [] : [frame]),
  'says a frame twice': (frame, _, isLast) => (isLast ? [{ ...frame, data: new Int16Array(160) }, { ...frame, at: frame.at + 20 }] : [frame]),
  'takes its samples for big-endian': (frame) => [{ ...frame, data: frame.data.map((sample) => ((sample & 255) << 8) | ((sample >> 8) & 255)) }],
  'reads its samples one byte late': (frame) => [{ ...frame, data: frame.data.map((sample, index) => ((sample >> 8) & 255) | (((frame.data[index + 1] ?? 0) & 255) << 8)) }],
};
