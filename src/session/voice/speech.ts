import type { AudioFrame, AudioPlayer, TextToSpeech } from '../../spec/index.js';
import { PartQueue } from '../../utils/part-queue.js';
import { ClauseSegmenter } from './clause-segmenter.js';
import { Sound } from './sound.js';
import type { SoundStore } from './sound-store.js';
import type { Utterance } from './utterance.js';

export interface SpeechOptions {
  readonly voice: TextToSpeech;
  readonly store: SoundStore;
  readonly player: AudioPlayer;
  readonly language: string;
  now(): number;
  /** The first sample leaves for the speaker. */
  onStart(at: number): void;
}

/**
 * One thing that is said, by a voice that delivers sound: cut into clauses while its text still grows, the next clause made
 * while one is played. Held back until `release`: then only the first clause is made.
 */
export class Speech implements Utterance {
  readonly #options: SpeechOptions;
  readonly #segmenter = new ClauseSegmenter();
  readonly #clauses = new PartQueue<string>();
  readonly #made = new PartQueue<Sound>();
  readonly #life = new AbortController();
  readonly #sounds: { readonly sound: Sound; readonly textStart: number; startMs: number | undefined }[] = [];
  #text = '';
  #isEnded = false;
  #firstSoundAt: number | undefined;
  #release: () => void = () => undefined;
  readonly #released: Promise<void>;
  readonly #done: Promise<boolean>;

  constructor(options: SpeechOptions) {
    this.#options = options;
    this.#released = new Promise((resolve) => (this.#release = resolve));
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

  get done(): Promise<boolean> {
    return this.#done;
  }

  get heardTo(): number {
    const ms = this.#options.player.playedMs;
    const current = this.#sounds.findLast(({ startMs }) => startMs !== undefined && startMs <= ms);
    return current ? current.textStart + current.sound.charAt(ms - (current.startMs ?? 0)) : 0;
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
    const { player, onStart } = this.#options;
    const { signal } = this.#life;
    void this.#make();
    await this.#released;
    if (signal.aborted) return false;
    await player.play(this.#frames(), { signal, onStart });
    return !signal.aborted;
  }

  /** A vendor is asked for a clause when the one before has come whole: they answer one text after another. */
  async #make(): Promise<void> {
    const { store, language, now } = this.#options;
    const { signal } = this.#life;
    let textStart = 0;
    try {
      for await (const clause of this.#clauses) {
        if (signal.aborted) return;
        const options = { voice: store.voiceFor(clause), language, signal };
        const sound = new Sound(clause, options, () => (this.#firstSoundAt ??= now()));
        this.#sounds.push({ sound, textStart, startMs: undefined });
        this.#made.push(sound);
        textStart += clause.length;
        await sound.made;
        await this.#released;
      }
    } catch {
      // Whoever plays the sound meets the failure, after all that came before it.
    } finally {
      this.#made.close();
    }
  }

  async *#frames(): AsyncGenerator<AudioFrame> {
    let ms = 0;
    for await (const sound of this.#made) {
      const entry = this.#sounds.find((each) => each.sound === sound);
      if (entry) entry.startMs = ms;
      for await (const frame of sound.frames) {
        ms += (frame.data.length / frame.sampleRate) * 1000;
        yield frame;
      }
    }
  }
}
