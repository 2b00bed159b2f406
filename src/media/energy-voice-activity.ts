import type { AudioFrame, VoiceActivity, VoiceActivityPart } from '../spec/index.js';
import { EnergyDetector } from '../utils/energy-detector.js';

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
  const thresholds = { enter, exit, attackMs, hangoverMs, quietest };
  let detector = new EnergyDetector(thresholds);

  return {
    specificationVersion: 'v1',
    provider: 'energy-voice-activity',
    destinations: [],
    get probability() {
      return detector.probability;
    },
    push({ data, sampleRate, at }: AudioFrame): readonly VoiceActivityPart[] {
      const change = detector.push(data, sampleRate, at);
      return change ? [change] : [];
    },
    reset() {
      detector = new EnergyDetector(thresholds);
    },
  };
}
