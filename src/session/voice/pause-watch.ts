import type { VoiceActivityPart } from '../../spec/index.js';

/** Below this probability a frame is no sound of speech: where the energy detector may end (7 of 24 dB), and a model too (0.35). */
const QUIET = 0.29;
/** ms of quiet that are told as a pause: the next step may be prepared from there on. */
const PAUSE_MS = 150;

/** Where in a stretch of speech somebody pauses: told sooner than voice activity says that it is over, and taken back as fast. */
export class PauseWatch {
  #isSpeaking = false;
  #isPausing = false;
  #lastSound = 0;
  /** End of the last frame that was sound, be it of speech or not. */
  #soundEnd = -Infinity;
  #end = 0;

  /** How long it has been quiet, ms. */
  get quietMs(): number {
    return this.#end - this.#soundEnd;
  }

  /** `end`: of the frame. */
  push(parts: readonly VoiceActivityPart[], probability: number, end: number): readonly VoiceActivityPart[] {
    const told: VoiceActivityPart[] = [];
    this.#end = end;
    if (probability >= QUIET) this.#soundEnd = end;
    for (const part of parts) {
      this.#isSpeaking = part.type === 'speech-start';
      // The end of a stretch in which a pause was told already is no news.
      if (part.type === 'speech-start' || !this.#isPausing) told.push(part);
      this.#isPausing = false;
      this.#lastSound = part.type === 'speech-start' ? end : part.at;
    }
    if (!this.#isSpeaking) return told;
    if (probability >= QUIET) {
      if (this.#isPausing) told.push({ type: 'speech-start', at: end });
      this.#isPausing = false;
      this.#lastSound = end;
    } else if (!this.#isPausing && end - this.#lastSound >= PAUSE_MS) {
      this.#isPausing = true;
      told.push({ type: 'speech-end', at: this.#lastSound });
    }
    return told;
  }
}
