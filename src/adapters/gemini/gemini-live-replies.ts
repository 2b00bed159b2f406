import type { AdapterWarning, RealtimeVoicePart } from '../../spec/index.js';
import type { Timing } from '../../utils/machine-clock.js';
import { countWords, firstWords, wordDifference } from '../../utils/spoken-words.js';
import type { LiveMessage } from './gemini-live-message.js';
import { ReplySound } from './gemini-live-reply-sound.js';
import { sayMessage, SILENCE_MESSAGE, type LiveInput } from './gemini-live-setup.js';

/** Share of words that may differ: transcripts write numbers and names in their own way. */
const SMALL_DIFFERENCE = 0.2;
/** By so many first words it is told whether this is what was asked for. */
const FIRST_WORDS = 3;
/** So long sound waits for them at the most, ms. */
const HOLD_MS = 500;
/** A model that says nothing for so long is asked again; one in twenty was reported to stay silent (google-gemini/gemini-live-api-examples issue 55). */
const SILENCE_MS = 8_000;
/** On one connection; then on a new one. */
const TRIES_PER_LINE = 2;
const MOST_TRIES = 5;
/** The transcript of what was said may come later than the sound, ms. */
const TRANSCRIPT_MS = 1_000;

interface Reply {
  readonly text: string;
  /** Samples that were handed out. */
  out: number;
  tries: number;
  /** As the server wrote it down, of the last try. */
  said: string;
}

export interface RepliesOptions {
  readonly clock: Timing;
  emit(part: RealtimeVoicePart): void;
  onSaid(text: string): void;
  onChange(): void;
  /** The connection is of no use any more. */
  onDead(): void;
  /** The model does not speak, on whatever connection. */
  onSilent(): void;
}

/**
 * What the model may be saying without being asked: nothing; something, now or soon; something, for sure; or it has just been
 * cut off. A model replies to what it hears whenever it thinks that it should, and this cannot be turned off.
 */
type Unasked = 'none' | 'maybe' | 'sure' | 'ending';

/** The voice's side of the conversation: texts out, sound in, one after another. What nobody asked for is dropped. */
export class LiveReplies {
  readonly #options: RepliesOptions;
  readonly #queue: Reply[] = [];
  #isAsked = false;
  #unasked: Unasked = 'none';
  /** The reply before was generated, and its turn is not over. */
  #hasTail = false;
  /** Of the last reply that was generated, while its transcript may still come. */
  #told: Reply | undefined;
  #sound: ReplySound | undefined;
  /** What came while it was not clear whose it is. */
  #held: LiveMessage[] = [];
  #cancelWatch = (): void => undefined;
  #cancelHold = (): void => undefined;
  #cancelTold = (): void => undefined;

  constructor(options: RepliesOptions) {
    this.#options = options;
  }

  /** A reply is being generated. */
  get isAsked(): boolean {
    return this.#isAsked;
  }

  /** A text waits to be said. */
  get isWanted(): boolean {
    return !this.#isAsked && this.#queue.length > 0;
  }

  say(text: string): void {
    if (this.#queue.length === 0 && countWords(text) === 0) this.#options.emit({ type: 'reply-end' });
    else this.#queue.push({ text, out: 0, tries: 0, said: '' });
  }

  /** Asks for the next text. */
  send(to: (input: LiveInput) => void): void {
    const [reply] = this.#queue;
    if (!reply) return;
    if (countWords(reply.text) === 0) return this.#finish(reply);
    this.#tell();
    to(sayMessage(reply.text));
    reply.tries += 1;
    reply.said = '';
    this.#isAsked = true;
    this.#sound = undefined;
    this.#watch();
  }

  /** The model has heard something to which it may reply. */
  heard(): void {
    if (this.#unasked !== 'sure') this.#unasked = 'maybe';
  }

  interrupt(to: (input: LiveInput) => void): void {
    if (this.#isAsked) {
      to(SILENCE_MESSAGE);
      this.#unasked = 'sure';
    }
    const [current] = this.#queue;
    if (current?.said) this.#options.emit({ type: 'output-transcript-end', text: current.said.trim() });
    this.#queue.splice(0).forEach(() => this.#options.emit({ type: 'reply-end' }));
    this.#rest();
  }

  receive(message: LiveMessage): void {
    if (message.sound.length > 0 || message.said !== undefined) this.#content(message);
    if (message.isInterrupted) this.#cutOff();
    if (message.isGenerated) this.#generated();
    if (message.isTurnComplete) this.#turnOver();
  }

  /** The line is gone: what was not said to its end is asked for again on the next one. */
  detach(): void {
    this.#unasked = 'none';
    this.#hasTail = false;
    this.#rest();
  }

  end(): void {
    this.#queue.length = 0;
    this.#rest();
    this.#cancelTold();
    this.#told = undefined;
  }

  #content(message: LiveMessage): void {
    const [reply] = this.#queue;
    if (!this.#isAsked || !reply) {
      if (this.#told && message.sound.length === 0) this.#write(this.#told, message.said ?? '');
      else this.#unasked = 'sure';
      return;
    }
    this.#hasTail = false;
    if (this.#unasked === 'sure') return;
    if (this.#unasked === 'ending') this.#unasked = 'none';
    if (this.#unasked === 'none') return this.#accept(reply, message);
    if (this.#held.length === 0) this.#cancelHold = this.#options.clock.setTimer(HOLD_MS, () => this.#decide(true));
    this.#held.push(message);
    this.#decide(false);
  }

  /** Whether what is held is the reply that was asked for. */
  #decide(isLast: boolean): void {
    const [reply] = this.#queue;
    if (this.#held.length === 0 || !reply) return;
    const said = this.#held.map((message) => message.said ?? '').join('');
    const count = Math.min(FIRST_WORDS, countWords(reply.text));
    // The last word may not be whole yet.
    if (!isLast && countWords(said) <= count) return;
    this.#cancelHold();
    const held = this.#held.splice(0);
    const isOther = countWords(said) > 0 && wordDifference(firstWords(reply.text, count), firstWords(said, count)) > 0.5;
    this.#unasked = isOther ? 'sure' : 'none';
    if (!isOther) for (const message of held) this.#accept(reply, message);
  }

  #accept(reply: Reply, message: LiveMessage): void {
    this.#watch();
    if (message.said) this.#write(reply, message.said);
    if (message.sound.length === 0) return;
    this.#sound ??= new ReplySound(message.sampleRate, reply.out);
    for (const bytes of message.sound) this.#handOut(reply, this.#sound.push(bytes), this.#sound);
  }

  #handOut(reply: Reply, frames: ReturnType<ReplySound['push']>, sound: ReplySound): void {
    for (const frame of frames) this.#options.emit({ type: 'audio', frame });
    reply.out = sound.out;
  }

  /** Only of the first try: what was shown cannot be taken back. */
  #write(reply: Reply, text: string): void {
    reply.said += text;
    if (reply.tries === 1) this.#options.emit({ type: 'output-transcript-delta', text });
  }

  #cutOff(): void {
    if (!this.#isAsked || this.#hasTail) return;
    this.#held = [];
    this.#cancelHold();
    if (this.#unasked !== 'none') this.#unasked = 'ending';
    else if (this.#sound) this.#again();
  }

  #generated(): void {
    if (!this.#isAsked || this.#hasTail) return;
    this.#decide(true);
    if (this.#unasked === 'sure') this.#unasked = 'ending';
    else if (this.#sound) this.#complete(true);
  }

  #turnOver(): void {
    const hadTail = this.#hasTail;
    this.#hasTail = false;
    if (!this.#isAsked) {
      this.#unasked = 'none';
      return;
    }
    if (hadTail) return;
    this.#decide(true);
    if (this.#unasked !== 'none') this.#unasked = 'none';
    else if (this.#sound) this.#complete(false);
    else this.#again();
  }

  #complete(hasTail: boolean): void {
    const [reply] = this.#queue;
    if (!reply || !this.#sound) return;
    this.#handOut(reply, this.#sound.end(), this.#sound);
    this.#hasTail = hasTail;
    this.#told = reply;
    // Where the transcript is there already, nothing has to be waited for.
    if (wordDifference(reply.text, reply.said) <= SMALL_DIFFERENCE) this.#tell();
    else this.#cancelTold = this.#options.clock.setTimer(TRANSCRIPT_MS, () => this.#tell());
    this.#finish(reply);
  }

  #finish(reply: Reply): void {
    this.#queue.shift();
    this.#rest();
    if (reply.out > 0) this.#options.onSaid(reply.text);
    this.#options.emit({ type: 'reply-end' });
    this.#options.onChange();
  }

  /** Tells what was said, and whether it was what was asked for: everybody is to be asked the same. */
  #tell(): void {
    this.#cancelTold();
    const told = this.#told;
    this.#told = undefined;
    if (!told) return;
    if (told.said) this.#options.emit({ type: 'output-transcript-end', text: told.said.trim() });
    const warning = deviation(told);
    if (warning) this.#options.emit({ type: 'warning', warning });
  }

  #again(): void {
    const [reply] = this.#queue;
    if (!reply) return;
    this.#rest();
    if (reply.tries >= MOST_TRIES) this.#options.onSilent();
    else if (reply.tries % TRIES_PER_LINE === 0) this.#options.onDead();
    else this.#options.onChange();
  }

  #watch(): void {
    this.#cancelWatch();
    this.#cancelWatch = this.#options.clock.setTimer(SILENCE_MS, () => this.#again());
  }

  #rest(): void {
    this.#isAsked = false;
    this.#sound = undefined;
    this.#held = [];
    this.#cancelWatch();
    this.#cancelHold();
  }
}

/** Holds nothing of the text, which may be told to others. */
function deviation({ text, said }: Reply): AdapterWarning | undefined {
  if (countWords(said) === 0) return { setting: 'text', message: 'the provider did not write down what it said, so it cannot be told whether it was the text' };
  const difference = wordDifference(text, said);
  if (difference <= SMALL_DIFFERENCE) return undefined;
  return { setting: 'text', message: `the voice said other words than it was asked to: ${Math.round(difference * 100)} % differ` };
}
