import type { Adapter } from './adapter.js';
import type { AudioFrame } from './audio.js';

export type VoiceActivityPart =
  | { readonly type: 'speech-start'; readonly at: number }
  | { readonly type: 'speech-end'; readonly at: number };

/** Says, frame by frame, whether somebody speaks. */
export interface VoiceActivity extends Adapter {
  /** Probability of speech in the last frame, 0..1. */
  readonly probability: number;
  push(frame: AudioFrame): readonly VoiceActivityPart[];
  reset(): void;
}

/** Says whether a speaker who went silent is done. */
export interface TurnDetector extends Adapter {
  /** Probability that the turn is over, 0..1. */
  predict(input: { readonly silenceMs: number; readonly partial: string }): number;
  reset(): void;
}
