import { AdapterError } from '../../errors/index.js';
import type { AudioFrame, AudioSource, Clock, SpeechToTextOptions, SpeechToTextPart, TranscriptWord } from '../../spec/index.js';
import { abortedWith } from '../../utils/aborted-with.js';
import { frameEnd } from '../../utils/frame-length.js';
import { PartQueue } from '../../utils/part-queue.js';
import { sleep } from '../../utils/sleep.js';
import { withTimeLimit } from '../../utils/with-time-limit.js';
import { SpeechStretches, type Heard } from './speech-stretches.js';

/** More stretches than this wait for a provider that is too slow for whoever speaks: 20 MB at the most. */
const MOST_WAITING = 10;
const WORD = /[\p{L}\p{N}]/u;

/** Sound of one person, to be written down for itself. */
export interface Stretch extends Pick<SpeechToTextOptions, 'language' | 'hints'> {
  readonly frames: readonly AudioFrame[];
}

/** What was said in a stretch; no words, no text. */
export interface Written {
  readonly text: string;
  /** 0..1, of the recogniser; absent where it gives none. */
  readonly confidence?: number;
  readonly words?: readonly TranscriptWord[];
}

export interface WriteCall {
  readonly signal: AbortSignal;
  /** The words so far, while they come; each guess replaces the one before. */
  guess(text: string): void;
}

/** Writes a stretch down. Rejects with a typed error, or with the signal's reason. */
export type Write = (stretch: Stretch, call: WriteCall) => Promise<Written>;

/** What of a dictation belongs to the recogniser. */
export interface DictationTerms {
  readonly provider: string;
  readonly write: Write;
  /** For each try of a stretch; and, once nobody listens any more, for all that is left. ms. */
  readonly timeLimitMs: number;
  readonly clock: Pick<Clock, 'setTimer'>;
  /** No stretch is longer, ms. Default 60000. */
  readonly longestMs?: number;
  /** Whether a stretch is tried again: ms to wait first, or undefined for no. `attempt`: 1 after the first failure. */
  readonly again?: (error: unknown, attempt: number) => number | undefined;
}

export interface DictationOptions extends DictationTerms, Pick<SpeechToTextOptions, 'language' | 'hints'> {
  readonly audio: AudioSource | undefined;
  /** Ends the listening; what was heard by then is still written down. */
  readonly signal: AbortSignal;
}

/** Listens once, from the first `next` to the end. Frames are taken as they come, however slow the recogniser and the reader are. */
export class Dictation implements AsyncIterator<SpeechToTextPart> {
  readonly #options: DictationOptions;
  readonly #queue = new PartQueue<SpeechToTextPart>();
  readonly #parts = this.#queue[Symbol.asyncIterator]();
  readonly #stretches: SpeechStretches;
  /** Ends when nobody wants the words any more, or they cannot be had. */
  readonly #life = new AbortController();
  /** One request after another, so that the words come in their order. */
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;
  #hasBegun = false;
  /** As the reader was told. */
  #isSpeaking = false;

  constructor(options: DictationOptions) {
    this.#options = options;
    this.#stretches = new SpeechStretches(options.longestMs);
  }

  next(): Promise<IteratorResult<SpeechToTextPart>> {
    if (!this.#hasBegun) void this.#run().then(() => this.#queue.close(), (error: unknown) => this.#fail(error));
    this.#hasBegun = true;
    return this.#parts.next();
  }

  /** At once: nothing more is sent, and what is under way is dropped. */
  async return(): Promise<IteratorResult<SpeechToTextPart>> {
    this.#hasBegun = true;
    this.#queue.close();
    this.#life.abort();
    return { done: true, value: undefined };
  }

  async #run(): Promise<void> {
    const { audio, signal, clock, timeLimitMs, provider } = this.#options;
    if (!audio) throw new AdapterError(provider, 'unsupported', 'it was given no sound');
    if (signal.aborted) return;
    const failure = await this.#listen(audio);
    if (this.#life.signal.aborted) return;
    const cancel = clock.setTimer(timeLimitMs, () => this.#life.abort(new AdapterError(provider, 'timeout', 'the last words were not written down in time')));
    try {
      this.#hear(this.#stretches.end());
      await this.#work;
      if (failure !== undefined) throw failure;
    } finally {
      cancel();
    }
  }

  /** Until the signal or the source ends. Gives the failure of a source that failed while it was wanted. */
  async #listen(audio: AudioSource): Promise<unknown> {
    const { signal } = this.#options;
    const ears = abortedWith(signal, this.#life.signal);
    try {
      for await (const frame of audio.frames(ears.signal)) {
        if (this.#life.signal.aborted) break;
        this.#hear(this.#stretches.push(frame));
      }
      return undefined;
    } catch (error) {
      // Nothing is lost by a microphone that fails when it is no longer listened to.
      return signal.aborted ? undefined : error;
    } finally {
      ears.abort();
    }
  }

  #hear(heard: readonly Heard[]): void {
    for (const change of heard) {
      if (change.type === 'stretch') this.#send(change.frames);
      else this.#tell(change.type);
    }
  }

  /** What begins after the signal is not told, and its end neither. */
  #tell(type: 'speech-start' | 'speech-end'): void {
    if (type === 'speech-end' ? !this.#isSpeaking : this.#options.signal.aborted) return;
    this.#isSpeaking = type === 'speech-start';
    this.#queue.push({ type });
  }

  #send(frames: readonly AudioFrame[]): void {
    const { provider } = this.#options;
    this.#waiting += 1;
    if (this.#waiting > MOST_WAITING) return this.#fail(new AdapterError(provider, 'timeout', 'words are said faster than they are written down'));
    this.#work = this.#work.then(() => this.#write(frames));
    this.#work.catch((error: unknown) => this.#fail(error));
  }

  async #write(frames: readonly AudioFrame[]): Promise<void> {
    const { text, confidence, words } = await this.#written(frames);
    this.#waiting -= 1;
    const last = frames.at(-1);
    if (text === '') return;
    this.#queue.push({
      type: 'transcript-end',
      text,
      ...(confidence !== undefined && { confidence }),
      ...(words && words.length > 0 && { words }),
      ...(last && { until: frameEnd(last) }),
    });
  }

  async #written(frames: readonly AudioFrame[]): Promise<Written> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#ask(frames);
      } catch (error) {
        const waitMs = this.#life.signal.aborted ? undefined : this.#options.again?.(error, attempt);
        if (waitMs === undefined) throw error;
        if (waitMs > 0) await sleep(this.#options.clock, waitMs, this.#life.signal);
      }
    }
  }

  /** Rejects when the time for one request, or for the whole, is over, whatever the recogniser does. */
  #ask(frames: readonly AudioFrame[]): Promise<Written> {
    const { provider, write, clock, timeLimitMs, language, hints } = this.#options;
    const stretch = { frames, language, ...(hints && { hints }) };
    const limit = { signal: this.#life.signal, timeLimitMs, clock };
    return withTimeLimit(
      (signal) => write(stretch, { signal, guess: (text) => void (signal.aborted || this.#guess(text)) }),
      limit,
      () => new AdapterError(provider, 'timeout', 'words were not written down in time'),
    );
  }

  /** After the signal only what is certain counts. */
  #guess(text: string): void {
    if (!this.#options.signal.aborted && WORD.test(text)) this.#queue.push({ type: 'transcript-delta', text });
  }

  #fail(error: unknown): void {
    this.#queue.fail(error);
    this.#life.abort(error);
  }
}
