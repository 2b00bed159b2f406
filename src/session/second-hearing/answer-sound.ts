import type { AudioFrame } from '../../spec/index.js';
import { frameLength } from '../../utils/frame-length.js';

/** The sound of one answer, while it is given: what its recogniser was given to hear. */
export class AnswerSound {
  readonly answerId: string;
  readonly #mostMs: number;
  #frames: AudioFrame[] = [];
  #ms = 0;
  /** How many frames lie before the end of the words that are certain. */
  #certain = 0;
  #isWhole = true;

  /** More than `mostMs` is not kept, and then nothing is: a part of an answer must not be judged for the whole. */
  constructor(answerId: string, mostMs: number) {
    this.answerId = answerId;
    this.#mostMs = mostMs;
  }

  get frames(): readonly AudioFrame[] {
    return this.#frames;
  }

  /** Nothing of it is missing. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  push(frame: AudioFrame): void {
    this.#ms += frameLength(frame);
    if (this.#ms > this.#mostMs) this.lose();
    if (this.#isWhole) this.#frames.push(frame);
  }

  /** Words of the answer are certain up to now. */
  certain(): void {
    this.#certain = this.#frames.length;
  }

  /** What was said since belongs to no answer. */
  dropUncertain(): void {
    for (const frame of this.#frames.splice(this.#certain)) this.#ms -= frameLength(frame);
  }

  lose(): void {
    this.#isWhole = false;
    this.#frames = [];
  }
}
