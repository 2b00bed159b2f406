import type { AudioFrame, AudioPlayer, Clock, PlayOptions } from '../spec/index.js';
import { sleep } from '../utils/sleep.js';
import { untilAborted } from '../utils/until-aborted.js';

export interface ScriptedAudioPlayerOptions {
  readonly clock: Pick<Clock, 'now' | 'setTimer'>;
}

/** What a listener got to hear. */
export interface HeardSpeech {
  /** On the clock, ms. */
  readonly startedAt: number;
  endedAt?: number;
  /** ms of sound. */
  playedMs: number;
  /** Held, or cut before its end. */
  held: number;
  cut: boolean;
}

/** A player that takes as long as playing takes, and makes no sound. */
export interface ScriptedAudioPlayer extends AudioPlayer {
  readonly heard: readonly HeardSpeech[];
  /** Whether something is heard right now. */
  readonly isSounding: boolean;
  readonly volume: number;
}

export function scriptedAudioPlayer({ clock }: ScriptedAudioPlayerOptions): ScriptedAudioPlayer {
  return new Player(clock);
}

class Player implements ScriptedAudioPlayer {
  readonly outputLatencyMs = 0;
  readonly heard: HeardSpeech[] = [];
  volume = 1;
  #playedMs = 0;
  #isPaused = false;
  #isSounding = false;
  #wake: (() => void) | undefined;
  readonly #clock: Pick<Clock, 'now' | 'setTimer'>;

  constructor(clock: Pick<Clock, 'now' | 'setTimer'>) {
    this.#clock = clock;
  }

  get playedMs(): number {
    return this.#playedMs;
  }

  get isSounding(): boolean {
    return this.#isSounding && !this.#isPaused;
  }

  async pause(): Promise<number> {
    if (!this.#isPaused) this.#last((speech) => (speech.held += 1));
    this.#isPaused = true;
    return this.#clock.now();
  }

  resume(): void {
    this.#isPaused = false;
    this.#wake?.();
  }

  setVolume(volume: number): void {
    this.volume = volume;
  }

  async play(frames: AsyncIterable<AudioFrame>, { signal, onStart }: PlayOptions): Promise<void> {
    this.#playedMs = 0;
    this.#isPaused = false;
    this.volume = 1;
    let speech: HeardSpeech | undefined;
    try {
      for await (const frame of frames) {
        if (signal.aborted) break;
        if (!speech) {
          speech = { startedAt: this.#clock.now(), playedMs: 0, held: 0, cut: false };
          this.heard.push(speech);
          onStart?.(speech.startedAt);
        }
        this.#isSounding = true;
        const ms = (frame.data.length / frame.sampleRate) * 1000;
        await this.#pass(ms, signal);
        if (signal.aborted) break;
        this.#playedMs += ms;
        speech.playedMs = this.#playedMs;
      }
    } finally {
      this.#isSounding = false;
      if (speech) {
        speech.cut = signal.aborted;
        speech.endedAt = this.#clock.now();
      }
    }
  }

  async #pass(ms: number, signal: AbortSignal): Promise<void> {
    await sleep(this.#clock, ms, signal).catch(() => undefined);
    while (this.#isPaused && !signal.aborted) await untilAborted(new Promise<void>((resolve) => (this.#wake = resolve)), signal).catch(() => undefined);
  }

  #last(change: (speech: HeardSpeech) => void): void {
    const speech = this.heard.at(-1);
    if (speech && speech.endedAt === undefined) change(speech);
  }
}
