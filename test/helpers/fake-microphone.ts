import type { AudioFrame, AudioSource } from '../../src/spec/index.js';

type Item = { readonly frame?: AudioFrame; readonly error?: unknown };

class Reader {
  readonly #items: Item[] = [];
  #wake: (() => void) | undefined;

  put(item: Item): void {
    this.#items.push(item);
    this.#wake?.();
  }

  async take(): Promise<Item> {
    while (this.#items.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#items.shift()!;
  }
}

/** A microphone without a microphone: what a test puts into it, its readers get, any number of them. */
export class FakeMicrophone implements AudioSource {
  readonly #readers = new Set<Reader>();

  get readers(): number {
    return this.#readers.size;
  }

  put(frame: AudioFrame): void {
    for (const reader of this.#readers) reader.put({ frame });
  }

  exhaust(): void {
    for (const reader of this.#readers) reader.put({});
  }

  fail(error: unknown): void {
    for (const reader of this.#readers) reader.put({ error });
  }

  async *frames(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    const reader = new Reader();
    const end = (): void => reader.put({});
    this.#readers.add(reader);
    signal.addEventListener('abort', end);
    try {
      for (;;) {
        const { frame, error } = await reader.take();
        if (error !== undefined) throw error;
        if (!frame) return;
        yield frame;
      }
    } finally {
      signal.removeEventListener('abort', end);
      this.#readers.delete(reader);
    }
  }
}
