/** Somebody began or ceased to speak; `at` is the first or last moment of it, ms. */
export interface SpeechChange {
  readonly type: 'speech-start' | 'speech-end';
  readonly at: number;
}

export interface SpeechSpansOptions {
  /** ms of sound before it counts as speech. */
  readonly attackMs: number;
  /** ms of quiet before it counts as over. */
  readonly hangoverMs: number;
}

/** Joins what sounds like speech, piece by piece, into speech: a click is none, and a pause between two words no end. */
export class SpeechSpans {
  readonly #options: SpeechSpansOptions;
  #isSpeaking = false;
  #soundMs = 0;
  #soundSince = 0;
  #lastSound = 0;

  constructor(options: SpeechSpansOptions) {
    this.#options = options;
  }

  get isSpeaking(): boolean {
    return this.#isSpeaking;
  }

  /** The change that a piece makes, if any; `at`: its start, `ms`: its length. */
  push(isSound: boolean, at: number, ms: number): SpeechChange | undefined {
    const { attackMs, hangoverMs } = this.#options;
    const end = at + ms;
    if (isSound) {
      if (this.#soundMs === 0) this.#soundSince = at;
      this.#soundMs += ms;
      this.#lastSound = end;
      if (this.#isSpeaking || this.#soundMs < attackMs) return undefined;
      this.#isSpeaking = true;
      return { type: 'speech-start', at: this.#soundSince };
    }
    this.#soundMs = 0;
    if (!this.#isSpeaking || end - this.#lastSound < hangoverMs) return undefined;
    this.#isSpeaking = false;
    return { type: 'speech-end', at: this.#lastSound };
  }
}
