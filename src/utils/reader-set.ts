import { PartQueue } from './part-queue.js';

/** Hands each part to all who read at that moment; each takes it at their own pace. */
export class ReaderSet<Part> {
  readonly #readers = new Set<PartQueue<Part>>();

  /** How many read right now. */
  get size(): number {
    return this.#readers.size;
  }

  push(part: Part): void {
    for (const reader of this.#readers) reader.push(part);
  }

  /** Nothing more comes; what waits is still handed out. */
  close(): void {
    for (const reader of this.#readers) reader.close();
  }

  /** What is pushed from the first reading on, until the signal ends. */
  async *read(signal: AbortSignal): AsyncGenerator<Part> {
    const reader = new PartQueue<Part>();
    const stop = (): void => reader.close();
    this.#readers.add(reader);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      yield* reader;
    } finally {
      this.#readers.delete(reader);
      signal.removeEventListener('abort', stop);
    }
  }
}
