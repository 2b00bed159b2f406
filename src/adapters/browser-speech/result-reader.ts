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
 * withdraw a short word by an empty final. So only what has a confidence is certain, and `resultIndex` is not used.
 */
export class ResultReader {
  /** How many results of this session are done with. */
  #settled = 0;
  #guess = '';
  #last: { readonly text: string; readonly at: number } | undefined;

  /** The browser's session begins anew, and with it the list. */
  restart(): void {
    this.#settled = 0;
  }

  /** `now`: ms, monotonic. */
  read(results: RecognitionResults, now: number): readonly SpeechToTextPart[] {
    // A list of its own for each utterance, without a new session.
    if (results.length < this.#settled) this.#settled = 0;
    const parts: SpeechToTextPart[] = [];
    const shown = this.#guess;
    const first = this.#settled;
    let open: Guess[] = [];
    for (let index = first; index < results.length; index += 1) {
      const result = results[index];
      const best = result?.[0];
      if (!result || !best) continue;
      const text = best.transcript.trim();
      if (result.isFinal && (best.confidence > 0 || text === '')) {
        const said = open.filter((guess) => !isReplacedBy(guess.text, text)).map((guess) => guess.text);
        if (text === '' && said.length === 0 && index === first) said.push(shown);
        for (const words of said) parts.push(...this.#certain(words, now));
        parts.push(...this.#certain(text, now, best.confidence));
        open = [];
        this.#settled = index + 1;
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
  const words = after.split(/\s+/);
  const wordsBefore = before.split(/\s+/);
  const kept = wordsBefore.filter((word, index) => words[index] === word).length;
  return kept >= wordsBefore.length / 2;
}
