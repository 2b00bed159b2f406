import type { BlockSound, WordFinder } from './hearing.js';
import type { HeardWord } from './tone-speech.js';

/** What somebody is going to say. */
export interface ScriptedUtterance {
  readonly text: string;
  /** Of each word, counted from the first sound, s. Default: one after another, each as long. */
  readonly words?: readonly HeardWord[];
  /** ms of each word where no times are given. Default 250. */
  readonly msPerWord?: number;
  /** False: by its words nobody would say that the speaker is done. Default true. */
  readonly isComplete?: boolean;
}

const MS_PER_WORD = 250;
const BLOCK_S = 0.02;
/** Share of the time of a word in which there must be sound. */
const PRESENT = 0.4;
/** Share of a word after which it can be told though the sound ends. */
const RECOGNISABLE = 0.6;

/**
 * Knows the words beforehand, and says each only once its sound has come: with the first sound the next utterance begins, and
 * where the sound of a word is missing, so is the word; sound that goes on after the last word says it again. `next` hands out
 * the utterances, so that several connections can go on with one script.
 */
export class ScriptedHearing implements WordFinder {
  readonly #next: () => ScriptedUtterance | undefined;
  /** Whether there was sound, block by block. */
  readonly #loud: boolean[] = [];
  #words: readonly HeardWord[] = [];
  #told = 0;
  #onset = 0;
  #isOver = true;
  #current: ScriptedUtterance | undefined;

  constructor(next: () => ScriptedUtterance | undefined) {
    this.#next = next;
  }

  /** Whether what was said last is complete. */
  get isComplete(): boolean {
    return this.#current?.isComplete ?? true;
  }

  push(_block: Int16Array, seconds: number, { isLoud, onset, isSpeaking }: BlockSound): readonly HeardWord[] {
    this.#loud[blockOf(seconds)] = isLoud;
    if (onset !== undefined && this.#isOver) this.#begin(onset);
    const now = seconds + BLOCK_S;
    const words = this.#due((end) => end <= now + 1e-6);
    if (this.#told < this.#words.length) return words;
    const last = this.#words.at(-1);
    if (!isSpeaking) this.#isOver = true;
    // Too much sound for the words: the last one once more, each time its length has passed.
    if (!this.#isOver && last && now - this.#onset - last.end >= last.end - last.start && this.#share(this.#onset + last.end, now) > 0.8) {
      this.#words = [...this.#words, { text: last.text, start: last.end, end: now - this.#onset }];
      return [...words, ...this.#due(() => true)];
    }
    return words;
  }

  end(seconds: number): readonly HeardWord[] {
    const words = this.#due((end, start) => seconds - start >= (end - start) * RECOGNISABLE, seconds);
    this.#isOver = true;
    this.#told = this.#words.length;
    return words;
  }

  #begin(onset: number): void {
    this.#current = this.#next();
    if (!this.#current) return;
    this.#words = this.#current.words ?? evenly(this.#current);
    this.#told = 0;
    this.#onset = onset;
    this.#isOver = false;
  }

  /** The next words whose time is over, without those that did not sound. */
  #due(isDue: (end: number, start: number) => boolean, limit = Infinity): readonly HeardWord[] {
    const found: HeardWord[] = [];
    for (let word = this.#words[this.#told]; word; word = this.#words[this.#told]) {
      const [start, end] = [this.#onset + word.start, this.#onset + word.end];
      if (!isDue(end, start)) break;
      this.#told += 1;
      if (this.#share(start, Math.min(end, limit)) >= PRESENT) found.push({ text: word.text, start, end: Math.min(end, limit) });
    }
    return found;
  }

  #share(from: number, to: number): number {
    const blocks = this.#loud.slice(blockOf(from), Math.max(blockOf(from) + 1, blockOf(to)));
    return blocks.filter((isLoud) => isLoud).length / Math.max(1, blocks.length);
  }
}

function blockOf(seconds: number): number {
  return Math.round(seconds / BLOCK_S);
}

function evenly({ text, msPerWord = MS_PER_WORD }: ScriptedUtterance): readonly HeardWord[] {
  const seconds = msPerWord / 1000;
  return text.split(/\s+/).filter((word) => word !== '').map((word, index) => ({ text: word, start: index * seconds, end: (index + 1) * seconds }));
}
