import type { AudioFrame, AudioSource } from '../../../src/spec/index.js';

/** A phrase of the sound that the microphone plays. */
export interface Phrase {
  /** ms after its marker. */
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
  /** Whether the answer ends with it, or goes on after a pause. */
  readonly isLast: boolean;
}

/** The same, when it was really played; ms on the clock of the frames. */
export interface Heard extends Phrase {
  readonly index: number;
}

/** Louder than any speech. */
const CLICK = 0.72 * 32_768;

/** Between the two clicks of the first marker, ms; each further marker has so much more. */
const FIRST_GAP = 20;
const GAP_STEP = 10;

/**
 * Finds the markers that stand before the phrases, by the sample: so the truth of the file is known on the clock of the page,
 * however the browser buffers. A marker is two clicks of a millisecond, whose distance says which one it is: a microphone does
 * not begin at the begin of the file.
 */
export class MarkerWatch {
  readonly heard: Heard[] = [];
  readonly #phrases: readonly (readonly Phrase[])[];
  #firstAt = -Infinity;

  /** `phrases`: for each marker of the file, in its order. */
  constructor(phrases: readonly (readonly Phrase[])[]) {
    this.#phrases = phrases;
  }

  async follow(audio: AudioSource, signal: AbortSignal): Promise<void> {
    for await (const frame of audio.frames(signal)) this.#look(frame);
  }

  #look({ data, sampleRate, at }: AudioFrame): void {
    const index = data.findIndex((sample) => Math.abs(sample) > CLICK);
    if (index < 0) return;
    const moment = at + (index / sampleRate) * 1000;
    const gap = moment - this.#firstAt;
    if (gap > FIRST_GAP + GAP_STEP * this.#phrases.length) {
      this.#firstAt = moment;
      return;
    }
    const base = this.#firstAt;
    this.#firstAt = -Infinity;
    for (const phrase of this.#phrases[Math.round((gap - FIRST_GAP) / GAP_STEP)] ?? []) {
      this.heard.push({ ...phrase, from: base + phrase.from, to: base + phrase.to, index: this.heard.length });
    }
  }
}
