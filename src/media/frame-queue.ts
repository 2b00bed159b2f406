/**
 * One reader of a stream that does not wait. Holds what the reader has not taken yet, from the moment it is made, and
 * drops the oldest when the reader falls too far behind. Iterate it once.
 */
export class FrameQueue<Frame> implements AsyncIterable<Frame> {
  readonly #limit: number;
  readonly #onEnd: () => void;
  #waiting: Frame[] = [];
  #ended = false;
  #wake: (() => void) | undefined;

  /** `onEnd` is called once, when the stream ended or the reader left. */
  constructor(limit: number, onEnd: () => void = () => undefined) {
    this.#limit = limit;
    this.#onEnd = onEnd;
  }

  push(frame: Frame): void {
    if (this.#ended) return;
    this.#waiting.push(frame);
    if (this.#waiting.length > this.#limit) this.#waiting.shift();
    this.#wake?.();
  }

  /** Ends the stream; what the reader has not taken is gone. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting = [];
    this.#wake?.();
    this.#onEnd();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Frame, void, void> {
    try {
      while (!this.#ended) {
        const frame = this.#waiting.shift();
        if (frame !== undefined) yield frame;
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      this.end();
    }
  }
}
