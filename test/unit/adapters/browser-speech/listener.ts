import { browserSpeechToText, type BrowserSpeechToTextOptions } from '../../../../src/adapters/browser-speech/index.js';
import type { AudioSource, SpeechToText, SpeechToTextPart } from '../../../../src/spec/index.js';
import { virtualClock } from '../../../../src/testing/index.js';
import { SimulatedRecognition, type Dialect } from './simulated-recognition.js';

/** One iteration of a recogniser: what it has handed out, and how it ended. */
export class Listener {
  readonly parts: SpeechToTextPart[] = [];
  readonly #controller = new AbortController();
  #end: 'ended' | { readonly error: unknown } | undefined;

  constructor(adapter: SpeechToText, audio?: AudioSource) {
    void this.#read(adapter, audio);
  }

  /** `?` before a guess; `<` and `>` where speech starts and ends. */
  get heard(): readonly string[] {
    return this.parts.map((part) => {
      if (part.type === 'transcript-delta') return `?${part.text}`;
      return 'text' in part ? part.text : part.type === 'speech-start' ? '<' : '>';
    });
  }

  /** Only what is certain. */
  get certain(): readonly string[] {
    return this.parts.flatMap((part) => (part.type === 'transcript-end' ? [part.text] : []));
  }

  get ended(): boolean {
    return this.#end === 'ended';
  }

  /** The code of the error that it ended with. */
  get code(): string | undefined {
    return this.#end === undefined || this.#end === 'ended' ? undefined : (this.#end.error as { readonly code?: string }).code;
  }

  get error(): unknown {
    return typeof this.#end === 'object' ? this.#end.error : undefined;
  }

  stop(): void {
    this.#controller.abort();
  }

  async #read(adapter: SpeechToText, audio?: AudioSource): Promise<void> {
    try {
      for await (const part of adapter.transcribe({ language: 'en-GB', ...(audio && { audio }) }, { signal: this.#controller.signal })) this.parts.push(part);
      this.#end = 'ended';
    } catch (error) {
      this.#end = { error };
    }
  }
}

/** A page with a recogniser, and an adapter over it. */
export function setUp(options: BrowserSpeechToTextOptions & { readonly dialect?: Dialect } = {}) {
  const clock = virtualClock();
  const page = new SimulatedRecognition(clock, options.dialect);
  const adapter = browserSpeechToText({ recognition: page.Constructor, clock, ...options });
  const listen = async (other: SpeechToText = adapter, audio?: AudioSource): Promise<Listener> => {
    const listener = new Listener(other, audio);
    await clock.advance(0);
    return listener;
  };
  return { clock, page, adapter, listen };
}
