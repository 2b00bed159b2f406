import type { AudioFrame, VoiceActivity, VoiceActivityPart } from '../spec/index.js';
import { measureLevel } from './audio-level.js';

export interface EnergyVoiceActivityOptions {
  /** dB above the floor at which speech begins. */
  readonly enter?: number;
  /** dB above the floor below which it may end. */
  readonly exit?: number;
  /** ms of sound before it counts as speech. */
  readonly attackMs?: number;
  /** ms of quiet before it counts as over. */
  readonly hangoverMs?: number;
  /** dBFS below which nothing is speech. */
  readonly quietest?: number;
}

/** How fast the floor follows: down quickly, up slowly, dB per second. */
const FALL = 60;
const RISE = 3;
/** Steady sound is noise: within this many dB for two seconds, the floor jumps to it. */
const STEADY_DB = 4;
const STEADY_MS = 1000;

/**
 * Speech by loudness: an adaptive noise floor with hysteresis. Needs no model and no bytes; a noisy room costs it
 * about a second until the floor has adapted, and it cannot tell a voice from other sounds that come and go.
 */
export function energyVoiceActivity({
  enter = 12,
  exit = 7,
  attackMs = 60,
  hangoverMs = 300,
  quietest = -55,
}: EnergyVoiceActivityOptions = {}): VoiceActivity {
  let floor: number | undefined;
  let speaking = false;
  let probability = 0;
  let above = 0;
  let lastLoud = 0;
  let start = 0;
  let steady: number[] = [];

  function follow(level: number, ms: number): number {
    floor ??= Math.min(level, -45);
    const step = ms / 1000;
    floor = level < floor ? Math.max(level, floor - FALL * step) : Math.min(level, floor + (speaking ? 0 : RISE * step));
    steady.push(level);
    const wanted = Math.round(STEADY_MS / ms);
    if (steady.length > wanted) steady = steady.slice(-wanted);
    if (steady.length === wanted && Math.max(...steady) - Math.min(...steady) < STEADY_DB * 2) {
      floor = steady.reduce((sum, value) => sum + value, 0) / wanted;
    }
    return floor;
  }

  return {
    specificationVersion: 'v1',
    provider: 'energy-voice-activity',
    get probability() {
      return probability;
    },
    push(frame: AudioFrame): readonly VoiceActivityPart[] {
      const ms = (frame.data.length / frame.sampleRate) * 1000;
      const level = measureLevel(frame.data, frame.at).rms;
      const over = level - follow(level, ms);
      probability = Math.max(0, Math.min(1, over / (enter * 2)));
      const loud = level > quietest && over > (speaking ? exit : enter);
      const parts: VoiceActivityPart[] = [];
      if (loud) {
        if (above === 0) start = frame.at;
        above += ms;
        lastLoud = frame.at + ms;
        if (!speaking && above >= attackMs) {
          speaking = true;
          parts.push({ type: 'speech-start', at: start });
        }
      } else {
        above = 0;
        if (speaking && frame.at + ms - lastLoud >= hangoverMs) {
          speaking = false;
          parts.push({ type: 'speech-end', at: lastLoud });
        }
      }
      return parts;
    },
    reset() {
      floor = undefined;
      speaking = false;
      probability = 0;
      above = 0;
      steady = [];
    },
  };
}
