import type { SpeechToTextPart, TranscriptWord } from '../../../spec/index.js';
import type { HeardSpeech } from './heard-speech.js';
import { WordSeam } from './word-seam.js';
import { spokenLength, wordsOf } from './words-of.js';

type Certain = Extract<SpeechToTextPart, { readonly type: 'transcript-end' }>;

/** Nobody speaks faster, or slower for long, in letters a second: conversation has 12 to 17 (Tauroza and Allison, Applied Linguistics 11(1), 1990). */
const FASTEST = 25;
const SLOWEST = 10;
/** Speech that ends so soon after a word ends with it, ms: the two were measured by different ears. */
const SAME_END_MS = 100;
/** Played again before a word that is in the middle of speech, ms: consonants are quiet. */
const MARGIN_MS = 100;
/** So much quiet is a pause, ms. */
const PAUSE_MS = 200;
/** Longest way back to the last pause, ms. */
const WAY_BACK_MS = 10_000;

/** Where a recogniser has to begin when another one failed, and what to do with the words that come twice by it. */
export interface Takeover {
  /** ms on the session clock. */
  readonly from: number;
  createSeam(): WordSeam;
}

export interface HeardPart {
  /** As the recogniser gave it. */
  readonly part: Certain;
  /** What of it is new; undefined where nothing is. */
  readonly text: string | undefined;
  /** The sound that the recogniser had got, end, ms on the session clock. */
  readonly givenTo: number;
  /** Whether it shows what it hears while it hears it, so that nothing can be missing before a guess. */
  readonly guesses: boolean;
}

/** Keeps account of how much of a sound has certain words: by what the recogniser says of times, else by what can have been said. */
export class CertainWords {
  readonly #speech: HeardSpeech;
  /** Up to here there is nothing left to be heard. */
  #base = -Infinity;
  /** Said after `#base`; of unknown place, or the last one of known place. */
  #tail: readonly string[] = [];
  #tailLength = 0;
  /** The word that ends last, where words have times; and where the one before it ended. */
  #last: (TranscriptWord & { readonly after: number }) | undefined;

  constructor(speech: HeardSpeech) {
    this.#speech = speech;
  }

  hear({ part, text, givenTo, guesses }: HeardPart): void {
    const last = part.words?.at(-1);
    const after = part.words?.at(-2)?.end ?? this.#last?.end ?? -Infinity;
    if (part.until !== undefined) this.#settle(Math.min(part.until, givenTo));
    else if (last) this.#place({ ...last, after }, givenTo);
    else if (text !== undefined) this.#add(text, givenTo, guesses);
  }

  /** What was said before this moment is not asked for any more, ms on the session clock. */
  get base(): number {
    return this.#base;
  }

  /** Everything before this was heard by somebody who is certain of it. */
  get takeover(): Takeover {
    if (this.#last) return this.#afterWord(this.#last);
    if (this.#tail.length === 0) return { from: this.#base, createSeam: () => new WordSeam([]) };
    const reached = this.#speech.after(this.#base, (this.#tailLength / FASTEST) * 1000);
    const span = this.#speech.spanAt(reached);
    const from = span && reached - span.start < WAY_BACK_MS ? span.start - MARGIN_MS : reached;
    const tail = this.#tail;
    return { from: Math.max(this.#base, from), createSeam: () => new WordSeam(tail) };
  }

  #settle(at: number): void {
    if (at <= this.#base) return;
    this.#base = at;
    this.#tail = [];
    this.#tailLength = 0;
    this.#last = undefined;
  }

  #place(word: TranscriptWord & { readonly after: number }, givenTo: number): void {
    if (word.end <= (this.#last?.end ?? this.#base)) return;
    this.#settle(Math.min(word.start, givenTo));
    this.#last = { ...word, end: Math.min(word.end, givenTo) };
  }

  #add(text: string, givenTo: number, guesses: boolean): void {
    // What follows a word of known place is of unknown place again.
    const before = this.#last?.text ?? '';
    this.#last = undefined;
    this.#tail = [...this.#tail, ...wordsOf(`${before} ${text}`).map((word) => word.text)];
    this.#tailLength += spokenLength(before) + spokenLength(text);
    const longestMs = (this.#tailLength / SLOWEST) * 1000;
    const isPause = this.#speech.between(givenTo - PAUSE_MS, givenTo) === 0;
    // Who shows guesses, and is certain in a pause, has nothing left; unless it is far behind.
    if (guesses && isPause && this.#speech.between(this.#base, givenTo) <= longestMs) this.#settle(givenTo);
  }

  #afterWord({ text, start, end, after }: TranscriptWord & { readonly after: number }): Takeover {
    const span = this.#speech.spanAt(end);
    const isInFlow = span !== undefined && span.end - end > SAME_END_MS;
    if (!isInFlow) return { from: Math.max(end, span?.end ?? end), createSeam: () => new WordSeam([], end) };
    // Nothing is cut within a word: the last one is heard again whole.
    const again = wordsOf(text).map((word) => word.text);
    return { from: Math.max(start - MARGIN_MS, Math.min(start, (start + after) / 2)), createSeam: () => new WordSeam(again, end) };
  }
}
