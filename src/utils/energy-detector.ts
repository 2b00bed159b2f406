import { AdaptiveFloor } from './adaptive-floor.js';
import { measureLevel } from './audio-level.js';
import { frameLength } from './frame-length.js';
import { SpeechSpans, type SpeechChange, type SpeechSpansOptions } from './speech-spans.js';

export interface EnergyThresholds extends SpeechSpansOptions {
  /** dB above the floor at which speech begins. */
  readonly enter: number;
  /** dB above the floor below which it may end. */
  readonly exit: number;
  /** dBFS below which nothing is speech. */
  readonly quietest: number;
}

export type EnergyChange = SpeechChange;

/** Tells speech from the room by loudness, frame by frame: an adaptive noise floor with hysteresis. */
export class EnergyDetector {
  readonly #thresholds: EnergyThresholds;
  readonly #floor = new AdaptiveFloor();
  readonly #spans: SpeechSpans;
  #probability = 0;

  constructor(thresholds: EnergyThresholds) {
    this.#thresholds = thresholds;
    this.#spans = new SpeechSpans(thresholds);
  }

  /** How far the last frame stood above the floor, 0..1. */
  get probability(): number {
    return this.#probability;
  }

  /** The change that this frame makes, if any; `at`: its start, ms. */
  push(data: Int16Array, sampleRate: number, at: number): EnergyChange | undefined {
    const { enter, exit, quietest } = this.#thresholds;
    const ms = frameLength({ data, sampleRate });
    const level = measureLevel(data, at).rms;
    const { isSpeaking } = this.#spans;
    const over = level - this.#floor.push(level, ms, isSpeaking);
    this.#probability = level > quietest ? Math.max(0, Math.min(1, over / (enter * 2))) : 0;
    return this.#spans.push(level > quietest && over > (isSpeaking ? exit : enter), at, ms);
  }
}
