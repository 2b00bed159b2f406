import type { RealtimeVoicePart, RealtimeVoiceSession, TextToSpeechPart } from '../../spec/index.js';
import { frameEnd } from '../../utils/frame-length.js';
import { PartQueue } from '../../utils/part-queue.js';
import type { RealtimeConversation, Speech } from './realtime-conversation.js';

/** Speaks once: one text of the conversation. */
export class RealtimeSpeaking implements Speech {
  /** Settled once nothing of it sounds any more. */
  readonly over: Promise<void>;
  readonly #conversation: RealtimeConversation;
  readonly #signal: AbortSignal;
  readonly #playedMs: (() => number) | undefined;
  readonly #queue = new PartQueue<TextToSpeechPart>();
  #end: () => void = () => undefined;
  #isOver = false;
  #handedOutMs = 0;
  #session: RealtimeVoiceSession | undefined;

  constructor(conversation: RealtimeConversation, signal: AbortSignal, playedMs: (() => number) | undefined) {
    this.#conversation = conversation;
    this.#signal = signal;
    this.#playedMs = playedMs;
    this.over = new Promise((resolve) => (this.#end = resolve));
  }

  async *say(text: string, language: string): AsyncGenerator<TextToSpeechPart> {
    this.#signal.addEventListener('abort', this.#silence, { once: true });
    try {
      this.#session = await this.#conversation.speak(this, text, language, this.#signal);
      for await (const part of this.#queue) {
        this.#signal.throwIfAborted();
        if (part.type === 'audio') this.#handedOutMs = frameEnd(part.frame);
        yield part;
        this.#signal.throwIfAborted();
      }
    } finally {
      this.#signal.removeEventListener('abort', this.#silence);
      this.#silence();
    }
  }

  receive(part: RealtimeVoicePart): void {
    if (part.type === 'audio') this.#queue.push({ type: 'audio', frame: part.frame });
    if (part.type !== 'reply-end') return;
    this.#isOver = true;
    this.#end();
    this.#queue.close();
  }

  fail(error: unknown): void {
    this.#isOver = true;
    this.#end();
    this.#queue.fail(error);
  }

  /** Also when nobody takes its parts. */
  readonly #silence = (): void => {
    if (this.#signal.aborted) this.#queue.fail(this.#signal.reason);
    if (this.#isOver) return;
    this.#isOver = true;
    this.#session?.interrupt(this.#playedMs?.() ?? this.#handedOutMs);
  };
}
