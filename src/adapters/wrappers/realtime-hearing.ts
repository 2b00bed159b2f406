import { AdapterError } from '../../errors/index.js';
import type { AudioFrame, RealtimeVoicePart, SpeechToTextOptions, SpeechToTextPart } from '../../spec/index.js';
import { PartQueue } from '../../utils/part-queue.js';
import type { Listener, RealtimeConversation } from './realtime-conversation.js';

/** Listens once, from the first `next` to the end: one turn of the conversation. The microphone is read at once, also while it still begins. */
export class RealtimeHearing implements AsyncIterator<SpeechToTextPart>, Listener {
  readonly sound = new PartQueue<AudioFrame>();
  readonly #conversation: RealtimeConversation;
  readonly #options: SpeechToTextOptions;
  readonly #signal: AbortSignal;
  readonly #queue = new PartQueue<SpeechToTextPart>();
  readonly #parts = this.#queue[Symbol.asyncIterator]();
  readonly #ears = new AbortController();
  /** Ends when nobody wants the words any more. */
  readonly #life = new AbortController();
  #hasBegun = false;
  /** Of the microphone. */
  #failure: { readonly error: unknown } | undefined;

  constructor(conversation: RealtimeConversation, options: SpeechToTextOptions, signal: AbortSignal) {
    this.#conversation = conversation;
    this.#options = options;
    this.#signal = signal;
  }

  next(): Promise<IteratorResult<SpeechToTextPart>> {
    if (!this.#hasBegun) this.#begin();
    this.#hasBegun = true;
    return this.#parts.next();
  }

  async return(): Promise<IteratorResult<SpeechToTextPart>> {
    this.#hasBegun = true;
    this.#queue.close();
    this.#life.abort();
    this.#stop();
    return { done: true, value: undefined };
  }

  receive(part: RealtimeVoicePart): void {
    if (part.type === 'input-transcript-end') this.#queue.push({ type: 'transcript-end', text: part.text });
    else if (part.type === 'turn-transcribed') this.#over();
    else if (this.#ears.signal.aborted) return;
    else if (part.type === 'input-transcript-delta') this.#queue.push({ type: 'transcript-delta', text: part.text });
    else if (part.type === 'speech-start') this.#queue.push({ type: 'speech-start' });
  }

  /** Words may be missing, so it is told also after the signal. */
  fail(error: unknown): void {
    this.#queue.fail(error);
    this.#stop();
  }

  #begin(): void {
    const { audio, language } = this.#options;
    if (this.#signal.aborted) return this.#queue.close();
    if (!audio) return this.#queue.fail(new AdapterError(this.#conversation.provider, 'unsupported', 'it was given no sound'));
    this.#signal.addEventListener('abort', this.#stop, { once: true });
    void this.#read(audio);
    this.#conversation.listen(this, language, this.#life.signal).catch((error: unknown) => this.fail(error));
  }

  async #read(audio: NonNullable<SpeechToTextOptions['audio']>): Promise<void> {
    try {
      for await (const frame of audio.frames(this.#ears.signal)) {
        if (this.#ears.signal.aborted) break;
        this.sound.push(frame);
      }
    } catch (error) {
      // Nothing is lost by a microphone that fails when it is no longer listened to.
      if (!this.#ears.signal.aborted) this.#failure = { error };
    } finally {
      this.#stop();
    }
  }

  /** No more sound is wanted; the words that are on their way still follow. */
  readonly #stop = (): void => {
    if (this.#ears.signal.aborted) return;
    this.#signal.removeEventListener('abort', this.#stop);
    this.#ears.abort();
    this.sound.close();
  };

  #over(): void {
    if (this.#failure) this.#queue.fail(this.#failure.error);
    else this.#queue.close();
  }
}
