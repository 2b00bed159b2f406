import { AdapterError, InterviewError } from '../errors/index.js';
import type { AudioSource, SpeechToText, TextToSpeech } from '../spec/index.js';

export interface TurnRunnerOptions {
  readonly textToSpeech: TextToSpeech | undefined;
  readonly speechToText: SpeechToText | undefined;
  onSpeaking(speaking: boolean, spokenTo: number): void;
  onInterim(text: string): void;
  onTranscript(text: string, confidence: number | undefined, provider: string): void;
}

/** Speaks questions and listens to answers, one thing at a time. Knows nothing of the interview around it. */
export class TurnRunner {
  readonly #options: TurnRunnerOptions;
  #controller = new AbortController();
  #listening: Promise<void> | undefined;
  #interim = '';

  constructor(options: TurnRunnerOptions) {
    this.#options = options;
  }

  /** Why the questions cannot be spoken here, or undefined. */
  get silence(): InterviewError | undefined {
    const voice = this.#options.textToSpeech;
    if (!voice) return new AdapterError('text-to-speech', 'unsupported', 'no voice was given');
    if (voice.output !== 'device') return new AdapterError(voice.provider, 'unsupported', 'delivers audio, which is not played yet');
    return voice.isSupported() ? undefined : new AdapterError(voice.provider, 'unsupported', 'this browser has no voice');
  }

  get canListen(): boolean {
    return this.#options.speechToText?.isSupported() ?? false;
  }

  /** Resolves to true when heard to the end, false when stopped. Rejects when it cannot be spoken. */
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

  /** Listens until `stop` or `drain`. Rejects when the recogniser fails. */
  async listen(language: string, audio: AudioSource | undefined): Promise<void> {
    const signal = this.#renew();
    const run = this.#transcribe(language, audio, signal);
    this.#listening = run.catch(() => undefined);
    return run;
  }

  /** Silences the voice and stops listening at once; what was only guessed so far is dropped. */
  stop(): void {
    this.#controller.abort();
  }

  /** Stops listening and waits for the last words; a guess that the recogniser never confirmed is kept as said. */
  async drain(): Promise<void> {
    this.#controller.abort();
    await this.#listening;
    this.#listening = undefined;
  }

  #renew(): AbortSignal {
    this.#controller.abort();
    this.#controller = new AbortController();
    return this.#controller.signal;
  }

  async #transcribe(language: string, audio: AudioSource | undefined, signal: AbortSignal): Promise<void> {
    const recogniser = this.#options.speechToText;
    if (!recogniser) return;
    this.#interim = '';
    try {
      const options = audio ? { language, audio } : { language };
      for await (const part of recogniser.transcribe(options, { signal })) {
        if (part.type === 'transcript-delta') {
          this.#interim = part.text;
          if (!signal.aborted) this.#options.onInterim(part.text);
        } else if (part.type === 'transcript-end') {
          this.#interim = '';
          this.#options.onTranscript(part.text, part.confidence, recogniser.provider);
        }
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      if (this.#interim) this.#options.onTranscript(this.#interim, undefined, recogniser.provider);
      this.#interim = '';
    }
  }
}
