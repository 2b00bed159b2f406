import { AdaptiveFloor } from './adaptive-floor.js';
import { measureLevel } from './audio-level.js';
import { frameLength } from './frame-length.js';

export interface EnergyThresholds {
  /** dB above the floor at which speech begins. */
  readonly enter: number;
  /** dB above the floor below which it may end. */
  readonly exit: number;
  /** ms of sound before it counts as speech. */
  readonly attackMs: number;
  /** ms of quiet before it counts as over. */
  readonly hangoverMs: number;
  /** dBFS below which nothing is speech. */
  readonly quietest: number;
}

/** A change that the detector found; `at` is the first or last moment of sound, ms. */
export interface EnergyChange {
  readonly type: 'speech-start' | 'speech-end';
  readonly at: number;
}

/** Tells speech from the room by loudness, frame by frame: an adaptive noise floor with hysteresis. */
export class EnergyDetector {
  readonly #thresholds: EnergyThresholds;
  readonly #floor = new AdaptiveFloor();
  #speaking = false;
  #probability = 0;
  #loudMs = 0;
  #loudSince = 0;
  #lastLoud = 0;

  constructor(thresholds: EnergyThresholds) {
    this.#thresholds = thresholds;
  }

  /** How far the last frame stood above the floor, 0..1. */
  get probability(): number {
    return this.#probability;
  }

  /** The change that this frame makes, if any; `at`: its start, ms. */
  push(data: Int16Array, sampleRate: number, at: number): EnergyChange | undefined {
    const { enter, exit, attackMs, hangoverMs, quietest } = this.#thresholds;
    const ms = frameLength({ data, sampleRate });
    const end = at + ms;
    const level = measureLevel(data, at).rms;
    const over = level - this.#floor.push(level, ms, this.#speaking);
    this.#probability = level > quietest ? Math.max(0, Math.min(1, over / (enter * 2))) : 0;
    if (level > quietest && over > (this.#speaking ? exit : enter)) {
      if (this.#loudMs === 0) this.#loudSince = at;
      this.#loudMs += ms;
      this.#lastLoud = end;
      if (this.#speaking || this.#loudMs < attackMs) return undefined;
      this.#speaking = true;
      return { type: 'speech-start', at: this.#loudSince };
    }
    this.#loudMs = 0;
    if (!this.#speaking || end - this.#lastLoud < hangoverMs) return undefined;
    this.#speaking = false;
    return { type: 'speech-end', at: this.#lastLoud };
  }
}
