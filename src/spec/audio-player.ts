import type { AudioFrame } from './audio.js';

export interface PlayOptions {
  /** Silences at once. */
  readonly signal: AbortSignal;
  /** The first sample leaves for the speaker; `at` is the moment on the session clock, ms, without `outputLatencyMs`. */
  onStart?(at: number): void;
}

/** Plays the interviewer's voice, one speech at a time, and knows how much of it was heard. */
export interface AudioPlayer {
  /** What the device adds until a sample is heard, ms, as far as the browser tells. */
  readonly outputLatencyMs: number;
  /** ms of the speech that were heard so far; goes back to 0 with the next one. */
  readonly playedMs: number;
  /**
   * Plays frames as they come, gapless as long as they come in time. Resolves once the last sample was played, or the signal
   * ended. Rejects with what the frames throw, after all that came before was played.
   */
  play(frames: AsyncIterable<AudioFrame>, options: PlayOptions): Promise<void>;
  /** Holds the speech where it is. Resolves once it is quiet, with the moment since when on the session clock, ms, without `outputLatencyMs`. */
  pause(): Promise<number>;
  /** Goes on with it. */
  resume(): void;
  /** 0..1; reached within 20 ms. */
  setVolume(volume: number): void;
}
