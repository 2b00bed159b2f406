/** Nobody reads aloud more slowly, in plain letters a second at the normal rate, pauses not counted. */
const SLOWEST = 11;
/** Nor faster. */
const FASTEST = 25;
/** What was measured of a voice is believed with so much to spare. */
const SPARE = 1.2;
/** Shorter texts say nothing of a voice, letters. */
const LEAST = 20;
/** Voices begin with silence, ms. */
const LEAD_MS = 250;
/** How many letters something sounds like that is read as words ("7", "%"), spelled ("API"), or stands for a pause. */
const WEIGHTS: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [/[\p{N}\p{S}&@#*/\\]/u, 7],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 3],
  [/\p{Lu}/u, 4],
  [/[.,;:!?…–—\n，。、；：！？]/u, 4],
];
/** Ends of sentences and clauses, with what stands between them and the next. */
const ENDS = /[.!?…,;:،؛؟–—]+["'”’»)\]]*\s+|[。！？，、；：]+["”’」』）]*/gu;

/** How fast a voice has been. */
export interface Pace {
  /** ms for a letter, with some to spare. */
  msPerLetter: number | undefined;
}

/** What of a text has been heard of one voice: at the least, so that no word is left out when another one goes on. */
export class SpokenSoFar {
  readonly #text: string;
  readonly #rate: number;
  readonly #pace: Pace;
  /** Of sound. */
  ms = 0;
  /** The voice's own word for it, offset in the text. */
  #told: number | undefined;

  /** `rate`: 1 is normal. */
  constructor(text: string, rate: number, pace: Pace) {
    this.#text = text;
    this.#rate = rate;
    this.#pace = pace;
  }

  progress(charIndex: number): void {
    this.#told = charIndex;
  }

  /** The voice has said all of it; what that tells of its pace is kept. */
  end(): void {
    const letters = weightOf(this.#text);
    if (letters < LEAST || this.ms <= 0) return;
    // With pauses and digits as long as they are taken for, a text is seldom slower than its letters.
    const measured = ((this.ms * this.#rate) / letters) * SPARE;
    this.#pace.msPerLetter = Math.max(this.#pace.msPerLetter ?? 0, measured);
  }

  /** Offset of the first clause that may not have been said whole. */
  get rest(): number {
    const soundMs = Math.max(0, this.ms - LEAD_MS) * this.#rate;
    const least = this.#reached(soundMs / (this.#pace.msPerLetter ?? 1000 / SLOWEST));
    // A voice may tell of words whose sound is still to come.
    const most = (soundMs / 1000) * FASTEST;
    const reached = this.#told === undefined ? least : Math.min(this.#told, most);
    let rest = 0;
    for (const { 0: match, index } of this.#text.matchAll(ENDS)) {
      const next = index + match.length;
      if (next <= reached && next < this.#text.length) rest = next;
    }
    return rest;
  }

  /** Offset after so many letters. */
  #reached(letters: number): number {
    let left = letters;
    let at = 0;
    for (const character of this.#text) {
      left -= weight(character);
      if (left < 0) return at;
      at += character.length;
    }
    return at;
  }
}

function weightOf(text: string): number {
  return [...text].reduce((sum, character) => sum + weight(character), 0);
}

function weight(character: string): number {
  return WEIGHTS.find(([pattern]) => pattern.test(character))?.[1] ?? 1;
}
