import type { EchoMeasure } from '../spec/index.js';
import { toDecibels } from '../utils/audio-level.js';
import { findMatch, type Match } from '../utils/matched-filter.js';
import { SOUND_LIMITS } from './sound-findings.js';

/** s: an echo may come this late, by wireless speakers too. */
export const LATEST_ECHO = 0.5;
/** dB above all other places: 12 may be chance, and a fading tone is not random. */
const CLEAR = 16;
/** A room smears what it gives back, s. */
const SMEAR = 0.01;
/** The browser took it away where the second time is this much softer, dB. */
const CANCELLED = 10;
/** An interviewer is played about this loud, dBFS. */
const VOICE_LEVEL = -20;
/** An echo of a voice that stands this far above the room may be taken for the candidate's, dB. */
const DISTURBS = 6;
/** No room is taken for quieter than this, dBFS. */
const QUIETEST_ROOM = -65;

export interface EchoRecording {
  /** What was heard before anything was played. */
  readonly quiet: Float32Array;
  /** What was heard from the moment on at which the sound was played, once and once more; for `LATEST_ECHO` longer than the sound. */
  readonly times: readonly [first: Float32Array, second: Float32Array];
  readonly played: Float32Array;
  /** Hz, of all of them. */
  readonly sampleRate: number;
}

/**
 * What came back of a sound that was played twice. The second time counts, since an echo canceller learns from the
 * first. An echo disturbs where the voice of the interviewer would stand out of the room by 6 dB when it comes back.
 */
export function measureEcho({ quiet, times, played, sampleRate }: EchoRecording): EchoMeasure {
  const noise = toDecibels(rms(quiet));
  const loudness = toDecibels(rms(played));
  const [first, second] = times.map((recording) => findMatch(recording, played, { within: Math.round(LATEST_ECHO * sampleRate), smear: Math.round(SMEAR * sampleRate) })) as [Match, Match];
  if (isNothing(times)) return { advice: 'unknown', reason: 'no-sound', noise };
  const cancelled = isClear(first) && (!isClear(second) || toDecibels(first.gain) - toDecibels(second.gain) >= CANCELLED);
  if (!isClear(second)) {
    const rest = { noise, ...(cancelled && { cancelled }) };
    return noise > SOUND_LIMITS.loudRoom ? { advice: 'unknown', reason: 'noise', ...rest } : { advice: 'fine', ...rest };
  }
  const gain = toDecibels(second.gain);
  const level = gain + loudness;
  const disturbs = gain + VOICE_LEVEL - Math.max(noise, QUIETEST_ROOM) >= DISTURBS;
  return { advice: disturbs ? 'headphones' : 'fine', noise, level, overNoise: level - noise, gain, delay: (second.delay / sampleRate) * 1000, cancelled };
}

function isClear({ clarity }: Match): boolean {
  return clarity >= CLEAR;
}

function isNothing(times: readonly Float32Array[]): boolean {
  return times.every((recording) => recording.every((sample) => sample === 0));
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));
}
