import type { SpeechToText, SpeechToTextPart } from '../../../spec/index.js';
import { PartQueue } from '../../../utils/part-queue.js';
import { wordsOf } from './words-of.js';

/** What whoever listens was told, by however many recognisers: one account, in which nothing is said twice. */
export class ToldParts implements AsyncIterable<SpeechToTextPart> {
  readonly #capabilities: SpeechToText['capabilities'];
  readonly #queue = new PartQueue<SpeechToTextPart>();
  #isSpeaking = false;
  #guess = '';
  #isHeld = false;
  /** The certain words of the turn so far. */
  #turn = '';
  #isEager = false;
  /** After the listening: only what ends is told. */
  #isEnding = false;

  constructor(capabilities: SpeechToText['capabilities']) {
    this.#capabilities = capabilities;
  }

  get isSpeaking(): boolean {
    return this.#isSpeaking;
  }

  /** Something is on the screen that is not certain. */
  get hasGuess(): boolean {
    return this.#guess !== '';
  }

  /** The words of the turn so far that are certain. */
  get turn(): string {
    return this.#turn;
  }

  [Symbol.asyncIterator](): AsyncIterator<SpeechToTextPart> {
    return this.#queue[Symbol.asyncIterator]();
  }

  speech(type: 'speech-start' | 'speech-end'): void {
    const isStart = type === 'speech-start';
    if (this.#isSpeaking === isStart || (isStart && this.#isEnding)) return;
    this.#isSpeaking = isStart;
    this.#queue.push({ type });
  }

  /** A recogniser that takes over hears from further back what the last guess rests on; until it has, that guess stays. */
  holdGuess(): void {
    this.#isHeld = true;
  }

  guess(text: string): void {
    if (!this.#capabilities.interimResults || this.#isEnding) return;
    const count = wordsOf(text).length;
    if (count === 0 || (this.#isHeld && count < wordsOf(this.#guess).length)) return;
    this.#isHeld = false;
    this.#guess = text;
    this.#queue.push({ type: 'transcript-delta', text });
  }

  certain(part: Extract<SpeechToTextPart, { readonly type: 'transcript-end' }>): void {
    const { words, ...rest } = part;
    this.#guess = '';
    this.#isHeld = false;
    this.#turn = joined(this.#turn, part.text);
    this.#queue.push(words && this.#capabilities.words ? part : rest);
  }

  /** `text`: of the whole turn. */
  turnPart(part: Extract<SpeechToTextPart, { readonly type: 'turn-eager' | 'turn-end' }>): void {
    if (part.type === 'turn-end') this.#turn = '';
    this.#isEager = part.type === 'turn-eager';
    if (this.#capabilities.turns && part.text && (part.type === 'turn-end' || !this.#isEnding)) this.#queue.push(part);
  }

  turnResumed(): void {
    if (this.#isEager && this.#capabilities.turns && !this.#isEnding) this.#queue.push({ type: 'turn-resumed' });
    this.#isEager = false;
  }

  /** Nothing new begins from now on. */
  ending(): void {
    this.#isEnding = true;
  }

  end(): void {
    this.speech('speech-end');
    this.#queue.close();
  }

  fail(error: unknown): void {
    this.#queue.fail(error);
  }

  /** Nobody wants them any more. */
  leave(): void {
    this.#queue.close();
  }
}

export function joined(before: string, after: string): string {
  return before && after ? `${before} ${after}` : before + after;
}
