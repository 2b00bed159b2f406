import type { SpeechToTextPart } from '../../spec/index.js';

/** Tells each start and each end of speech once, however many messages say so. */
export class ToldSpeech {
  #isSpeaking = false;

  start(): readonly SpeechToTextPart[] {
    if (this.#isSpeaking) return [];
    this.#isSpeaking = true;
    return [{ type: 'speech-start' }];
  }

  end(): readonly SpeechToTextPart[] {
    if (!this.#isSpeaking) return [];
    this.#isSpeaking = false;
    return [{ type: 'speech-end' }];
  }
}
