import type { SpeechToTextPart } from '../../spec/index.js';
import type { RecognitionResults } from './speech-globals.js';

/** Chrome on Android fires the same final twice within this time, ms (react-speech-recognition pull request 31). */
const TWICE_MS = 250;

interface Guess {
  readonly text: string;
  /** Called final by the browser, with confidence 0. */
  readonly closed: boolean;
}

/**
 * Turns the browser's result lists into parts, each word once. What browsers do that the standard does not say:
 * Android calls guesses final, with confidence 0, and delivers finals again with `resultIndex` back at 0; some engines
 * withdraw a short word by an empty final. So only what has a confidence, or was shown as a guess in its place before, is
 * certain, and `resultIndex` is not used.
 */
export class ResultReader {
  /** How many results of this session are done with. */
  #settled = 0;
  /** The last of them. */
  #settledText = '';
  /** Places whose result was shown as a guess. */
  readonly #guessed = new Set<number>();
  #guess = '';
  #last: { readonly text: string; readonly at: number } | undefined;

  /** The browser's session begins anew, and with it the list. */
  restart(): void {
    this.#settled = 0;
    this.#guessed.clear();
  }

  /** `now`: ms, monotonic. */
  read(results: RecognitionResults, now: number): readonly SpeechToTextPart[] {
    if (this.#isNewList(results)) this.restart();
    const parts: SpeechToTextPart[] = [];
    const shown = this.#guess;
    const first = this.#settled;
    let open: Guess[] = [];
    for (let index = first; index < results.length; index += 1) {
      const result = results[index];
      const best = result?.[0];
      if (!result || !best) continue;
      const text = best.transcript.trim();
      if (!result.isFinal) this.#guessed.add(index);
      if (result.isFinal && (best.confidence > 0 || text === '' || this.#guessed.has(index))) {
        const said = open.filter((guess) => !isReplacedBy(guess.text, text)).map((guess) => guess.text);
        if (text === '' && said.length === 0 && index === first) said.push(shown);
        for (const words of said) parts.push(...this.#certain(words, now));
        parts.push(...this.#certain(text, now, best.confidence || undefined));
        open = [];
        this.#settled = index + 1;
        this.#settledText = text;
      } else if (text !== '') {
        const before = open.at(-1);
        if (before?.closed && isReplacedBy(before.text, text)) open.pop();
        open.push({ text, closed: result.isFinal });
      }
    }
    this.#guess = open.map((guess) => guess.text).join(' ');
    if (this.#guess) parts.push({ type: 'transcript-delta', text: this.#guess });
    return parts;
  }

  /** Nothing more will come: what was only guessed counts as said. */
  flush(now: number): readonly SpeechToTextPart[] {
    const parts = this.#certain(this.#guess, now);
    this.#guess = '';
    return parts;
  }

  /** Some engines make a list of its own for each utterance, without a new session. */
  #isNewList(results: RecognitionResults): boolean {
    if (this.#settled === 0) return false;
    const last = results[this.#settled - 1];
    return !last?.isFinal || (results.length === 1 && last[0]?.transcript.trim() !== this.#settledText);
  }

  #certain(text: string, now: number, confidence?: number): readonly SpeechToTextPart[] {
    if (!text || (this.#last?.text === text && now - this.#last.at < TWICE_MS)) return [];
    this.#last = { text, at: now };
    return [confidence === undefined ? { type: 'transcript-end', text } : { type: 'transcript-end', text, confidence }];
  }
}

/** Whether `later` is another version of `earlier` (it goes on from it, or shares half its words in place) and not new words. */
function isReplacedBy(earlier: string, later: string): boolean {
  const [before, after] = [earlier.toLowerCase(), later.toLowerCase()];
  if (after.startsWith(before)) return true;
  // Chinese, Japanese and Thai are compared by character: they have no spaces.
  const separator = /\s/.test(before + after) ? /\s+/ : '';
  const unitsAfter = after.split(separator);
  const unitsBefore = before.split(separator);
  const kept = unitsBefore.filter((unit, index) => unitsAfter[index] === unit).length;
  return kept >= unitsBefore.length / 2;
}
