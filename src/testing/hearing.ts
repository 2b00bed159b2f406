import { measureLevel } from '../utils/audio-level.js';
import { EnergyDetector } from '../utils/energy-detector.js';
import type { HeardWord } from './tone-speech.js';

const BLOCK_MS = 20;
const THRESHOLDS = { enter: 12, exit: 7, attackMs: 60, hangoverMs: 100, quietest: -50 } as const;

/** Says what is in the sound that really arrived. */
export interface WordFinder {
  /** The next 20 ms; `seconds`: where they begin in the sound of this connection. */
  push(block: Int16Array, seconds: number, sound: BlockSound): readonly HeardWord[];
  /** There is no more: what was begun is what was said. */
  end(seconds: number): readonly HeardWord[];
}

/** Whether somebody speaks, by loudness. */
export interface BlockSound {
  readonly isLoud: boolean;
  /** Speech began in this block or just before; s. */
  readonly onset: number | undefined;
  /** Somebody speaks, as far as is known. */
  readonly isSpeaking: boolean;
}

/** What a simulated recogniser has heard of one connection, in seconds of sound that arrived. */
export class Hearing {
  readonly #finder: WordFinder;
  readonly #sampleRate: number;
  readonly #detector = new EnergyDetector(THRESHOLDS);
  readonly #words: HeardWord[] = [];
  #rest = new Int16Array(0);
  #samples = 0;
  #isSpeaking = false;
  #onset = 0;
  #lastSound = 0;

  constructor(finder: WordFinder, sampleRate: number) {
    this.#finder = finder;
    this.#sampleRate = sampleRate;
  }

  get seconds(): number {
    return this.#samples / this.#sampleRate;
  }

  /** All words so far, in order. */
  get words(): readonly HeardWord[] {
    return this.#words;
  }

  get isSpeaking(): boolean {
    return this.#isSpeaking;
  }

  /** Where the speech that goes on, or went on last, began. */
  get onset(): number {
    return this.#onset;
  }

  /** Where the last sound ended. */
  get lastSound(): number {
    return this.#lastSound;
  }

  /** Takes sound, and calls back after each 20 ms of it. */
  push(samples: Int16Array, onBlock: () => void): void {
    const size = Math.round((this.#sampleRate * BLOCK_MS) / 1000);
    const all = new Int16Array(this.#rest.length + samples.length);
    all.set(this.#rest);
    all.set(samples, this.#rest.length);
    let at = 0;
    for (; at + size <= all.length; at += size) {
      this.#block(all.subarray(at, at + size));
      onBlock();
    }
    this.#rest = all.slice(at);
  }

  /** No more sound: what was begun is taken as it is. */
  end(): void {
    if (this.#rest.length > 0) this.#block(this.#rest);
    this.#rest = new Int16Array(0);
    this.#words.push(...this.#finder.end(this.seconds));
  }

  #block(block: Int16Array): void {
    const start = this.seconds;
    this.#samples += block.length;
    const isLoud = measureLevel(block, 0).rms > THRESHOLDS.quietest;
    if (isLoud) this.#lastSound = this.seconds;
    const change = this.#detector.push(block, this.#sampleRate, start * 1000);
    if (change) this.#isSpeaking = change.type === 'speech-start';
    const onset = change?.type === 'speech-start' ? change.at / 1000 : undefined;
    if (onset !== undefined) this.#onset = onset;
    this.#words.push(...this.#finder.push(block, start, { isLoud, onset, isSpeaking: this.#isSpeaking }));
  }
}
