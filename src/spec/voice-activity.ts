import type { Adapter, CallContext } from './adapter.js';
import type { AudioFrame } from './audio.js';

export type VoiceActivityPart =
  | { readonly type: 'speech-start'; readonly at: number }
  | { readonly type: 'speech-end'; readonly at: number };

/** Says, frame by frame, whether somebody speaks. */
export interface VoiceActivity extends Adapter {
  /** Probability of speech in the last sound that was heard, 0..1. */
  readonly probability: number;
  /**
   * Only for those that need something before they can hear; until it has resolved, `push` tells nothing. Rejects with
   * `AssetError`, `AdapterError` or the signal's reason, which ends the loading alone; may be called again after a failure.
   */
  load?(context: Pick<CallContext, 'signal'>): Promise<void>;
  /**
   * Takes the next frame, and returns what is known by now and was not told before. That may be of earlier frames: `at` is
   * the moment in the sound, ms on the clock of the frames. Throws `AdapterError` where nothing is heard any more.
   */
  push(frame: AudioFrame): readonly VoiceActivityPart[];
  /** Forgets what was heard, as if the next frame were the first. */
  reset(): void;
  /** Frees what `load` took; safe to call twice. */
  close?(): void;
}

/** Says whether a speaker who went silent is done. */
export interface TurnDetector extends Adapter {
  /**
   * Probability that the turn is over, 0..1; from 0.5 on it is taken for over. Asked with each frame of a silence, so it has
   * to answer at once. `partial`: all of the answer so far. `isCertain`: none of it is a guess any more.
   */
  predict(input: { readonly silenceMs: number; readonly partial: string; readonly isCertain: boolean }): number;
  reset(): void;
}
