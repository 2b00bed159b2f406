/** Reads the number of each picture in a worker of its own (`/code-worker.js`), in order. */
export class CodeReader {
  readonly #worker = new Worker('/code-worker.js', { type: 'module', name: 'frame-codes' });
  readonly #waiting: ((code: number | null) => void)[] = [];

  constructor() {
    // Not by `addEventListener`: the probes count what comes in that way as the product's.
    this.#worker.onmessage = ({ data }: MessageEvent<number | null>) => this.#waiting.shift()?.(data);
    this.#worker.onerror = () => this.#waiting.splice(0).forEach((resolve) => resolve(null));
  }

  /** The number; null where the picture has no code. The frame stays the caller's. */
  read(frame: VideoFrame | ImageBitmap): Promise<number | null> {
    if (!('clone' in frame)) return Promise.resolve(null);
    const copy = frame.clone();
    this.#worker.postMessage(copy, [copy]);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#worker.terminate();
  }
}
