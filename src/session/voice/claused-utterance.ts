import { PartQueue } from '../../utils/part-queue.js';
import { ClauseSegmenter } from './clause-segmenter.js';
import type { Utterance } from './utterance.js';

/** What any voice says: a text that is still being written, as the clauses that can be spoken of it, until it is whole or cut. */
export abstract class ClausedUtterance implements Utterance {
  firstSoundAt: number | undefined;
  abstract readonly audible: Promise<void>;
  abstract readonly heardTo: number;
  abstract readonly done: Promise<boolean>;
  /** For one reader. */
  protected readonly clauses = new PartQueue<string>();
  /** Settles when it may be heard, or was cut. */
  protected readonly released: Promise<void>;
  readonly #segmenter = new ClauseSegmenter();
  readonly #life = new AbortController();
  #release: () => void = () => undefined;
  #text = '';
  #isEnded = false;

  constructor() {
    this.released = new Promise((resolve) => (this.#release = resolve));
  }

  get text(): string {
    return this.#text;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Ends when it is cut. */
  protected get signal(): AbortSignal {
    return this.#life.signal;
  }

  add(text: string): void {
    this.#text += text;
    for (const clause of this.#segmenter.push(text)) this.clauses.push(clause);
  }

  end(): void {
    this.#isEnded = true;
    for (const clause of this.#segmenter.end()) this.clauses.push(clause);
    this.clauses.close();
  }

  release(): void {
    this.#release();
  }

  cut(): void {
    this.#life.abort();
    this.clauses.close();
    this.#release();
  }
}
