/** Parts that callbacks push and an async iteration takes. */
export class PartQueue<Part> implements AsyncIterable<Part> {
  readonly #parts: Part[] = [];
  #wake: (() => void) | undefined;
  #closed = false;
  #failure: { readonly error: unknown } | undefined;

  push(part: Part): void {
    if (this.#closed) return;
    this.#parts.push(part);
    this.#wake?.();
  }

  /** No more parts; what waits is still handed out. */
  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  fail(error: unknown): void {
    if (this.#closed) return;
    this.#failure = { error };
    this.close();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Part> {
    for (;;) {
      const part = this.#parts.shift();
      if (part !== undefined) yield part;
      else if (this.#failure) throw this.#failure.error;
      else if (this.#closed) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
