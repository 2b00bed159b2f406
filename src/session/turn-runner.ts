import { AdapterError, InterviewError } from '../errors/index.js';
import type { AudioSource, SpeechToText, TextToSpeech } from '../spec/index.js';
import type { Conversation, ConversationCallbacks } from './conversation.js';

export interface TurnRunnerOptions extends Pick<ConversationCallbacks, 'onSpeaking' | 'onInterim' | 'onTranscript'> {
  readonly textToSpeech: TextToSpeech | undefined;
  readonly speechToText: SpeechToText | undefined;
}

/** Speaks questions and listens to answers, one thing at a time. For voices of the device, and answers that the candidate ends. */
export class TurnRunner implements Conversation {
  readonly #options: TurnRunnerOptions;
  #controller = new AbortController();
  #listening: Promise<void> | undefined;
  /** Tells the recogniser that nobody wants its words any more. */
  #leave: (() => void) | undefined;
  #interim = '';

  constructor(options: TurnRunnerOptions) {
    this.#options = options;
  }

  get silence(): InterviewError | undefined {
    const voice = this.#options.textToSpeech;
    if (!voice) return new AdapterError('text-to-speech', 'unsupported', 'no voice was given');
    if (voice.output !== 'device') return new AdapterError(voice.provider, 'unsupported', 'delivers sound, which only a voice conversation plays');
    return voice.isSupported() ? undefined : new AdapterError(voice.provider, 'unsupported', 'this browser has no voice');
  }

  get canListen(): boolean {
    return this.#options.speechToText?.isSupported() ?? false;
  }

  async speak(text: string, language: string): Promise<boolean> {
    const signal = this.#renew();
    const silence = this.silence;
    if (silence) throw silence;
    try {
      for await (const part of this.#options.textToSpeech?.speak({ text, language }, { signal }) ?? []) {
        if (signal.aborted) return false;
        if (part.type === 'speech-start') this.#options.onSpeaking(true, 0);
        if (part.type === 'speech-progress') this.#options.onSpeaking(true, part.charIndex);
      }
      return !signal.aborted;
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    } finally {
      if (!signal.aborted) this.#options.onSpeaking(false, text.length);
    }
  }

  get isListening(): boolean {
    return this.#listening !== undefined;
  }

  async listen(language: string, audio: AudioSource | undefined): Promise<void> {
    const signal = this.#renew();
    const run = this.#transcribe(language, audio, signal);
    const listening = run.then(
      () => undefined,
      () => undefined,
    );
    this.#listening = listening;
    void listening.then(() => {
      if (this.#listening === listening) this.#listening = undefined;
    });
    return run;
  }

  stop(): void {
    this.#leave?.();
    this.#controller.abort();
  }

  async drain(): Promise<void> {
    this.#controller.abort();
    await this.#listening;
  }

  #renew(): AbortSignal {
    this.stop();
    this.#controller = new AbortController();
    return this.#controller.signal;
  }

  async #transcribe(language: string, audio: AudioSource | undefined, signal: AbortSignal): Promise<void> {
    const recogniser = this.#options.speechToText;
    if (!recogniser) return;
    this.#interim = '';
    const parts = recogniser.transcribe(audio ? { language, audio } : { language }, { signal })[Symbol.asyncIterator]();
    let isWanted = true;
    const leave = (): void => {
      isWanted = false;
      void Promise.resolve(parts.return?.()).catch(() => undefined);
    };
    this.#leave = leave;
    try {
      for await (const part of { [Symbol.asyncIterator]: () => parts }) {
        // What comes too late would be taken for the next answer's.
        if (!isWanted) return;
        if (part.type === 'transcript-delta') {
          this.#interim = part.text;
          if (!signal.aborted) this.#options.onInterim(part.text);
        } else if (part.type === 'transcript-end') {
          this.#interim = '';
          this.#options.onTranscript(part.text, part.confidence, part.provider ?? recogniser.provider);
        }
      }
    } catch (error) {
      if (isWanted && !(signal.aborted && isAbort(error))) throw error;
    } finally {
      if (this.#leave === leave) this.#leave = undefined;
      if (isWanted) {
        if (this.#interim) this.#options.onTranscript(this.#interim, undefined, recogniser.provider);
        this.#interim = '';
      }
    }
  }
}

/** Of whatever realm or package. */
function isAbort(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}
