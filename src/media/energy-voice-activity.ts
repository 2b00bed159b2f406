import type { AudioFrame, VoiceActivity, VoiceActivityPart } from '../spec/index.js';
import { AdaptiveFloor } from './adaptive-floor.js';
import { measureLevel } from './audio-level.js';

export interface EnergyVoiceActivityOptions {
  /** dB above the floor at which speech begins; 12 by default. */
  readonly enter?: number;
  /** dB above the floor below which it may end; 7 by default. */
  readonly exit?: number;
  /** ms of sound before it counts as speech; 60 by default. */
  readonly attackMs?: number;
  /** ms of quiet before it counts as over; 300 by default. */
  readonly hangoverMs?: number;
  /** dBFS below which nothing is speech; -55 by default. */
  readonly quietest?: number;
}

/**
 * Speech by loudness: an adaptive noise floor with hysteresis. Needs no model and no download, and knows no voice:
 * whatever comes and goes 12 dB above the room is speech to it. Steady noise that is there from the start, or begins
 * while it listens, counts as speech until the floor has adapted: one to two seconds, three at most.
 * `speech-start` and `speech-end` carry the first and the last moment of sound, so an end is told `hangoverMs` after its `at`.
 */
export function energyVoiceActivity({
  enter = 12,
  exit = 7,
  attackMs = 60,
  hangoverMs = 300,
  quietest = -55,
}: EnergyVoiceActivityOptions = {}): VoiceActivity {
  let floor = new AdaptiveFloor();
  let speaking = false;
  let probability = 0;
  let loudMs = 0;
  let loudSince = 0;
  let lastLoud = 0;

  return {
    specificationVersion: 'v1',
    provider: 'energy-voice-activity',
    get probability() {
      return probability;
    },
    push(frame: AudioFrame): readonly VoiceActivityPart[] {
      const ms = (frame.data.length / frame.sampleRate) * 1000;
      const end = frame.at + ms;
      const level = measureLevel(frame.data, frame.at).rms;
      const over = level - floor.push(level, ms, speaking);
      probability = level > quietest ? Math.max(0, Math.min(1, over / (enter * 2))) : 0;
      if (level > quietest && over > (speaking ? exit : enter)) {
        if (loudMs === 0) loudSince = frame.at;
        loudMs += ms;
        lastLoud = end;
        if (speaking || loudMs < attackMs) return [];
        speaking = true;
        return [{ type: 'speech-start', at: loudSince }];
      }
      loudMs = 0;
      if (!speaking || end - lastLoud < hangoverMs) return [];
      speaking = false;
      return [{ type: 'speech-end', at: lastLoud }];
    },
    reset() {
      floor = new AdaptiveFloor();
      speaking = false;
      probability = 0;
      loudMs = 0;
    },
  };
}
