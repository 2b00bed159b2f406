import type { SpeechToTextPart, TranscriptWord } from '../../spec/index.js';
import { listMember, numberMember, textMember } from '../../utils/member.js';
import { malformedError } from './deepgram-errors.js';
import type { MessageReader } from './listening.js';
import type { SentAudio } from './sent-audio.js';
import { ToldSpeech } from './told-speech.js';
import { wordsOf } from './words.js';

/** Reads the `TurnInfo` of `/v2/listen`. Source: Deepgram, "Understanding the Flux State Machine". */
export class TurnReader implements MessageReader {
  readonly #provider: string;
  readonly #sent: SentAudio;
  readonly #speech = new ToldSpeech();
  #guess = '';
  #words: readonly TranscriptWord[] = [];
  #heardUntil = 0;

  constructor(provider: string, sent: SentAudio) {
    this.#provider = provider;
    this.#sent = sent;
  }

  get heardUntil(): number {
    return this.#heardUntil;
  }

  read(type: string, message: unknown): readonly SpeechToTextPart[] {
    if (type !== 'TurnInfo') return [];
    const event = textMember(message, 'event');
    const text = textMember(message, 'transcript')?.trim();
    const until = numberMember(message, 'audio_window_end');
    if (event === undefined || text === undefined || until === undefined) throw malformedError(this.#provider);
    this.#heardUntil = Math.max(this.#heardUntil, until);
    const confidence = numberMember(message, 'end_of_turn_confidence');
    const told = { text, ...(confidence !== undefined && { confidence }) };
    const guessed = this.#guessed(text, listMember(message, 'words'));
    switch (event) {
      case 'StartOfTurn':
        return [...this.#speech.start(), ...guessed];
      case 'EagerEndOfTurn':
        return [...guessed, ...(text ? [{ type: 'turn-eager', ...told } as const] : [])];
      case 'TurnResumed':
        return [{ type: 'turn-resumed' }, ...guessed];
      case 'EndOfTurn':
        return this.#ended(text ? [{ type: 'turn-end', ...told }] : []);
      default:
        // Names of events may be added; their words count all the same.
        return guessed;
    }
  }

  /** Closing a stream confirms nothing: the last update is what was said (Deepgram, "Close Stream", Flux). */
  end(): readonly SpeechToTextPart[] {
    return this.#ended([], false);
  }

  #guessed(text: string, words: readonly unknown[]): readonly SpeechToTextPart[] {
    this.#words = wordsOf(words, this.#sent);
    const isNew = text !== '' && text !== this.#guess;
    this.#guess = text;
    return isNew ? [...this.#speech.start(), { type: 'transcript-delta', text }] : [];
  }

  #ended(turn: readonly SpeechToTextPart[], isWhole = true): readonly SpeechToTextPart[] {
    const parts = [...(this.#guess ? [this.#certain(isWhole)] : []), ...turn, ...this.#speech.end()];
    this.#guess = '';
    this.#words = [];
    return parts;
  }

  /** Flux is sure of words one by one; of a text as much as of its words on average. */
  #certain(isWhole: boolean): SpeechToTextPart {
    const stated = this.#words.flatMap(({ confidence }) => (confidence === undefined ? [] : [confidence]));
    const confidence = stated.reduce((sum, value) => sum + value, 0) / stated.length;
    const until = isWhole ? this.#sent.endAt(this.#heardUntil) : undefined;
    return {
      type: 'transcript-end',
      text: this.#guess,
      ...(stated.length > 0 && { confidence }),
      ...(this.#words.length > 0 && { words: this.#words }),
      ...(until !== undefined && { until }),
    };
  }
}
