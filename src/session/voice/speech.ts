import type { AudioFrame, AudioPlayer } from '../../spec/index.js';
import { frameLength } from '../../utils/frame-length.js';
import { PartQueue } from '../../utils/part-queue.js';
import { ClausedUtterance } from './claused-utterance.js';
import { Sound } from './sound.js';
import type { SoundStore } from './sound-store.js';

export interface SpeechOptions {
  readonly store: SoundStore;
  readonly player: AudioPlayer;
  readonly language: string;
  now(): number;
  /** The first sample leaves for the speaker. */
  onStart(at: number): void;
}

/** A clause, and where in the whole it stands. */
interface SpokenClause {
  readonly sound: Sound;
  readonly textStart: number;
  /** ms of sound before it; undefined until it is its turn. */
  startMs: number | undefined;
}

/**
 * One thing that is said, by a voice that delivers sound: cut into clauses while its text still grows, the next clause made
 * while one is played. Held back until `release`: then only the first clause is made.
 */
export class Speech extends ClausedUtterance {
  readonly audible: Promise<void>;
  readonly done: Promise<boolean>;
  #tellAudible: () => void = () => undefined;
  readonly #options: SpeechOptions;
  readonly #made = new PartQueue<SpokenClause>();
  readonly #spoken: SpokenClause[] = [];

  constructor(options: SpeechOptions) {
    super();
    this.#options = options;
    this.audible = new Promise((resolve) => (this.#tellAudible = resolve));
    this.done = this.#run();
    this.done.catch(() => undefined);
  }

  get heardTo(): number {
    const ms = this.#options.player.playedMs;
    const current = this.#spoken.findLast(({ startMs }) => startMs !== undefined && startMs <= ms);
    return current ? current.textStart + current.sound.charAt(ms - (current.startMs ?? 0)) : 0;
  }

  async #run(): Promise<boolean> {
    const { player, onStart } = this.#options;
    const { signal } = this;
    void this.#make();
    await this.released;
    if (signal.aborted) return false;
    await player.play(this.#frames(), { signal, onStart });
    return !signal.aborted;
  }

  /** A vendor is asked for a clause when the one before has come whole: they answer one text after another. */
  async #make(): Promise<void> {
    const { store, language, now } = this.#options;
    const { signal } = this;
    let textStart = 0;
    try {
      for await (const clause of this.clauses) {
        if (signal.aborted) return;
        const options = { voice: store.voiceFor(clause), language, signal };
        const sound = new Sound(clause, options, () => {
          this.firstSoundAt ??= now();
          this.#tellAudible();
        });
        const spoken: SpokenClause = { sound, textStart, startMs: undefined };
        this.#spoken.push(spoken);
        this.#made.push(spoken);
        textStart += clause.length;
        await sound.made;
        await this.released;
      }
    } catch {
      // Whoever plays the sound meets the failure, after all that came before it.
    } finally {
      this.#made.close();
      this.#tellAudible();
    }
  }

  async *#frames(): AsyncGenerator<AudioFrame> {
    let ms = 0;
    for await (const spoken of this.#made) {
      spoken.startMs = ms;
      for await (const frame of spoken.sound.frames) {
        ms += frameLength(frame);
        yield frame;
      }
    }
  }
}
