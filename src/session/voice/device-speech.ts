import type { TextToSpeech } from '../../spec/index.js';
import { PartQueue } from '../../utils/part-queue.js';
import { ClauseSegmenter } from './clause-segmenter.js';
import type { Utterance } from './utterance.js';

export interface DeviceSpeechOptions {
  readonly voice: TextToSpeech;
  readonly language: string;
  now(): number;
  onStart(at: number): void;
}

/** One thing that is said by a voice that plays by itself, clause by clause. Nothing can be made ahead. */
export class DeviceSpeech implements Utterance {
  readonly #options: DeviceSpeechOptions;
  readonly #segmenter = new ClauseSegmenter();
  readonly #clauses = new PartQueue<string>();
  readonly #life = new AbortController();
  readonly #done: Promise<boolean>;
  #release: () => void = () => undefined;
  readonly #released = new Promise<void>((resolve) => (this.#release = resolve));
  #text = '';
  #isEnded = false;
  #firstSoundAt: number | undefined;
  #heardTo = 0;

  constructor(options: DeviceSpeechOptions) {
    this.#options = options;
    this.#done = this.#run();
    this.#done.catch(() => undefined);
  }

  get text(): string {
    return this.#text;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  get firstSoundAt(): number | undefined {
    return this.#firstSoundAt;
  }

  get heardTo(): number {
    return this.#heardTo;
  }

  get done(): Promise<boolean> {
    return this.#done;
  }

  add(text: string): void {
    this.#text += text;
    for (const clause of this.#segmenter.push(text)) this.#clauses.push(clause);
  }

  end(): void {
    this.#isEnded = true;
    for (const clause of this.#segmenter.end()) this.#clauses.push(clause);
    this.#clauses.close();
  }

  release(): void {
    this.#release();
  }

  cut(): void {
    this.#life.abort();
    this.#clauses.close();
    this.#release();
  }

  async #run(): Promise<boolean> {
    const { signal } = this.#life;
    await this.#released;
    let begin = 0;
    try {
      for await (const clause of this.#clauses) {
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
    for await (const part of voice.speak({ text: clause, language }, { signal: this.#life.signal })) {
      if (part.type === 'speech-progress') this.#heardTo = begin + part.charIndex;
      if (part.type !== 'speech-start' || this.#firstSoundAt !== undefined) continue;
      this.#firstSoundAt = now();
      onStart(this.#firstSoundAt);
    }
  }
}
