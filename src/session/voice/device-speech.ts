import type { TextToSpeech } from '../../spec/index.js';
import { ClausedUtterance } from './claused-utterance.js';

export interface DeviceSpeechOptions {
  readonly voice: TextToSpeech;
  readonly language: string;
  now(): number;
  onStart(at: number): void;
}

/** One thing that is said by a voice that plays by itself, clause by clause. Nothing can be made ahead. */
export class DeviceSpeech extends ClausedUtterance {
  readonly audible = Promise.resolve();
  readonly done: Promise<boolean>;
  readonly #options: DeviceSpeechOptions;
  #heardTo = 0;

  constructor(options: DeviceSpeechOptions) {
    super();
    this.#options = options;
    this.done = this.#run();
    this.done.catch(() => undefined);
  }

  get heardTo(): number {
    return this.#heardTo;
  }

  async #run(): Promise<boolean> {
    const { signal } = this;
    await this.released;
    let begin = 0;
    try {
      for await (const clause of this.clauses) {
        if (signal.aborted) return false;
        await this.#say(clause, begin);
        begin += clause.length;
        this.#heardTo = begin;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return !signal.aborted;
  }

  async #say(clause: string, begin: number): Promise<void> {
    const { voice, language, now, onStart } = this.#options;
    for await (const part of voice.speak({ text: clause, language }, { signal: this.signal })) {
      if (part.type === 'speech-progress') this.#heardTo = begin + part.charIndex;
      if (part.type !== 'speech-start' || this.firstSoundAt !== undefined) continue;
      this.firstSoundAt = now();
      onStart(this.firstSoundAt);
    }
  }
}
