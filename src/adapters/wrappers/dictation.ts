import { AdapterError, InterviewError } from '../../errors/index.js';
import type { AudioFrame, AudioSource, LanguageModel, SpeechToTextOptions, SpeechToTextPart } from '../../spec/index.js';
import { PartQueue } from '../../utils/part-queue.js';
import type { RetryClock } from './machine-clock.js';
import { SpeechStretches, type Heard } from './speech-stretches.js';
import { writeDown } from './write-down.js';

/** More stretches than this wait for a provider that is too slow for whoever speaks: 20 MB at the most. */
const MOST_WAITING = 10;

export interface DictationOptions extends Pick<SpeechToTextOptions, 'language' | 'hints'> {
  readonly model: LanguageModel;
  readonly audio: AudioSource | undefined;
  /** Ends the listening; what was heard by then is still written down. */
  readonly signal: AbortSignal;
  readonly timeLimitMs: number;
  readonly clock: RetryClock;
}

/** Listens once, from the first `next` to the end. Frames are taken as they come, however slow the model and the reader are. */
export class Dictation implements AsyncIterator<SpeechToTextPart> {
  readonly #options: DictationOptions;
  readonly #queue = new PartQueue<SpeechToTextPart>();
  readonly #parts = this.#queue[Symbol.asyncIterator]();
  readonly #stretches = new SpeechStretches();
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
    const { audio, signal, clock, timeLimitMs, model } = this.#options;
    if (!audio) throw new AdapterError(model.provider, 'unsupported', 'it was given no sound');
    if (signal.aborted) return;
    const failure = await this.#listen(audio);
    if (this.#life.signal.aborted) return;
    const cancel = clock.setTimer(timeLimitMs, () => this.#life.abort(new AdapterError(model.provider, 'timeout', 'the last words were not written down in time')));
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
    const ears = new AbortController();
    const stop = (): void => ears.abort();
    const ends = [signal, this.#life.signal];
    for (const end of ends) end.addEventListener('abort', stop);
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
      for (const end of ends) end.removeEventListener('abort', stop);
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
    const { model } = this.#options;
    this.#waiting += 1;
    if (this.#waiting > MOST_WAITING) return this.#fail(new AdapterError(model.provider, 'timeout', 'words are said faster than they are written down'));
    this.#work = this.#work.then(() => this.#write(frames));
    this.#work.catch((error: unknown) => this.#fail(error));
  }

  async #write(frames: readonly AudioFrame[]): Promise<void> {
    const text = await this.#words(frames);
    this.#waiting -= 1;
    // There is no confidence: a model states none, and one that it was asked for would be made up like any other text.
    if (text !== '') this.#queue.push({ type: 'transcript-end', text });
  }

  /** A reply that cannot be one is asked for once more: the next one may be. */
  async #words(frames: readonly AudioFrame[]): Promise<string> {
    try {
      return await this.#ask(frames);
    } catch (error) {
      if (this.#life.signal.aborted || !(InterviewError.isInstance(error) && error.code === 'adapter/malformed')) throw error;
      return this.#ask(frames);
    }
  }

  /** Rejects when the time for one request, or for the whole, is over, whatever the model does. */
  #ask(frames: readonly AudioFrame[]): Promise<string> {
    const { model, clock, timeLimitMs, language, hints } = this.#options;
    const life = this.#life.signal;
    const request = new AbortController();
    return new Promise<string>((resolve, reject) => {
      const end = (reason: unknown): void => {
        reject(reason);
        request.abort(reason);
      };
      const abort = (): void => end(life.reason);
      const cancel = clock.setTimer(timeLimitMs, () => end(new AdapterError(model.provider, 'timeout', 'words were not written down in time')));
      life.addEventListener('abort', abort, { once: true });
      if (life.aborted) abort();
      writeDown(model, { frames, language, ...(hints && { hints }) }, { signal: request.signal })
        .then(resolve, reject)
        .finally(() => {
          cancel();
          life.removeEventListener('abort', abort);
        });
    });
  }

  #fail(error: unknown): void {
    this.#queue.fail(error);
    this.#life.abort(error);
  }
}
