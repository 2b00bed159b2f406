import type { RealtimeVoicePart } from '../../spec/index.js';
import { beyondWords, countWords } from '../../utils/spoken-words.js';
import type { LiveMessage } from './gemini-live-message.js';

/** So many words more than were known must be there before the known ones can be told from the new. */
const MARGIN_WORDS = 2;

/** The words of one stretch of sound, however often it had to be sent: none is handed out twice. */
export class HeardWords {
  /** All that was handed out as certain. */
  #certain = '';
  /** What is known from the connections before, and has not been found in `#heard` yet. */
  #known = '';
  /** Certain text of this connection. */
  #heard = '';
  /** Up to here it was handed out. */
  #given = 0;
  #guess = '';

  receive({ heard, guess }: Pick<LiveMessage, 'heard' | 'guess'>): readonly RealtimeVoicePart[] {
    if (guess !== undefined) this.#guess = guess;
    if (heard === undefined) return guess === undefined ? [] : this.#shown();
    this.#heard += heard;
    this.#guess = guess ?? '';
    // The last word may go on in the next message.
    const ends = this.#handOut(this.#heard.search(/\S*$/u), false);
    return [...ends, ...this.#shown()];
  }

  /** No more will come; a guess that was not confirmed counts as said. */
  end(): readonly RealtimeVoicePart[] {
    if (this.#guess) this.#heard += ` ${this.#guess}`;
    this.#guess = '';
    return this.#handOut(this.#heard.length, true);
  }

  /** The same sound is sent once more. */
  again(): void {
    this.#known = this.#certain;
    this.#heard = this.#guess = '';
    this.#given = 0;
  }

  #handOut(to: number, isAll: boolean): readonly RealtimeVoicePart[] {
    if (this.#known && !isAll && countWords(this.#heard) < countWords(this.#known) + MARGIN_WORDS) return [];
    if (this.#known) this.#given = this.#heard.length - beyondWords(this.#known, this.#heard).length;
    this.#known = '';
    const text = this.#heard.slice(this.#given, to).trim();
    if (countWords(text) === 0) return [];
    this.#given = to;
    this.#certain = `${this.#certain} ${text}`;
    return [{ type: 'input-transcript-end', text }];
  }

  #shown(): readonly RealtimeVoicePart[] {
    const text = `${this.#heard.slice(this.#given)} ${this.#guess}`.trim();
    return this.#known || countWords(text) === 0 ? [] : [{ type: 'input-transcript-delta', text }];
  }
}
