import type { AudioPlayer, LogEventData } from '../../spec/index.js';
import { isEchoOf } from './words.js';

export interface InterruptionOptions {
  readonly player: AudioPlayer;
  /** What is being said, to be told from its echo. */
  said(): string;
  isListeningNoise(text: string): boolean;
  /** The candidate wants the floor. */
  onFloorTaken(): void;
  onMeasured(data: LogEventData['voice-interrupted']): void;
}

/** Sound that still goes on after so long is no cough, ms from its onset (peers confirm after 200 to 500: voice activity alone errs below that). */
const CONFIRM_MS = 200;
/** Quiet within a word lasts no longer, ms (stop closures of read English last 50 to 80 ms: Byrd 1993, "54,000 American stops"). */
const GAP_MS = 80;
/** How loud the voice is while nobody knows yet, 0..1. */
const DUCKED = 0.25;
/** How long words are waited for after the sound that held the voice up, ms. */
const WORDS_MS = 1000;
/** So long without a word even though it sounds: the room, not the candidate. */
const NOISE_MS = 3000;

/**
 * Somebody talks while the interviewer speaks. The voice gets quieter at the onset and holds if it still sounds after 200 ms; with the first
 * words that are neither a noise of listening nor an echo of what is being said, the candidate has the floor. Without
 * words the voice goes on where it was held.
 */
export class Interruption {
  readonly #options: InterruptionOptions;
  #onset: number | undefined;
  #quietAt: number | undefined;
  #silentAt: number | undefined;
  #soundEnd: number | undefined;

  constructor(options: InterruptionOptions) {
    this.#options = options;
  }

  speechStart(at: number): void {
    this.#soundEnd = undefined;
    if (this.#onset !== undefined) return;
    this.#onset = at;
    this.#options.player.setVolume(DUCKED);
  }

  speechEnd(at: number): void {
    if (this.#onset === undefined) return;
    this.#soundEnd = at;
    // Too short for speech, but its words may still come.
    if (this.#silentAt === undefined) this.#options.player.setVolume(1);
  }

  words(text: string): void {
    if (this.#onset === undefined || text.trim() === '' || this.#options.isListeningNoise(text) || isEchoOf(text, this.#options.said())) return;
    this.#settle('floor-taken');
    this.#options.onFloorTaken();
  }

  /** Moves time on. `quietMs`: how long it has been quiet. */
  tick(at: number, quietMs: number): void {
    if (this.#onset === undefined) return;
    this.#quietAt ??= at;
    if (quietMs <= GAP_MS && this.#silentAt === undefined && Math.round(at - this.#onset) >= CONFIRM_MS) {
      const onset = this.#onset;
      this.#silentAt = at;
      void this.#options.player.pause().then((silentAt) => {
        if (this.#onset === onset) this.#silentAt = Math.max(at, silentAt);
      });
    }
    const isOver = this.#soundEnd !== undefined ? at - this.#soundEnd >= WORDS_MS : at - this.#onset >= NOISE_MS;
    if (isOver) this.#settle('false-alarm');
  }

  #settle(outcome: 'floor-taken' | 'false-alarm'): void {
    const { player, onMeasured } = this.#options;
    const onsetAt = this.#onset ?? 0;
    if (outcome === 'false-alarm') {
      player.setVolume(1);
      player.resume();
    }
    const silent = this.#silentAt === undefined ? {} : { silentMs: this.#silentAt - onsetAt };
    onMeasured({ outcome, onsetAt, quietMs: (this.#quietAt ?? onsetAt) - onsetAt, ...silent });
    this.#onset = this.#quietAt = this.#silentAt = this.#soundEnd = undefined;
  }
}
