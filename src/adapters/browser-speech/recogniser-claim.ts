import type { Listening } from './listening.js';
import type { RecognitionConstructor } from './speech-globals.js';

/** The last claim on the recogniser of the page; by constructor, because two adapters share it. */
const last = new WeakMap<RecognitionConstructor, RecogniserClaim>();

/** A place in the row of those who want the page's one recogniser: who comes later gets it, once the others have let go. */
export class RecogniserClaim {
  /** Resolves when all who came before have let go. */
  readonly free: Promise<void>;
  readonly #over: Promise<void>;
  readonly #done: () => void;
  #listening: Listening | undefined;
  #lost = false;

  constructor(Constructor: RecognitionConstructor) {
    const before = last.get(Constructor);
    last.set(Constructor, this);
    if (before) before.#giveWay();
    this.free = before ? before.#over : Promise.resolve();
    let done = (): void => undefined;
    const own = new Promise<void>((resolve) => (done = resolve));
    this.#done = done;
    this.#over = this.free.then(() => own);
  }

  /** Whether somebody came later. */
  get lost(): boolean {
    return this.#lost;
  }

  /** Listens from now on; lets go when that is over. */
  use(listening: Listening): void {
    this.#listening = listening;
    void listening.over.then(this.#done);
  }

  /** Lets go of what was never used. */
  waive(): void {
    if (!this.#listening) this.#done();
  }

  #giveWay(): void {
    this.#lost = true;
    this.#listening?.giveWay();
  }
}
