/** As `AudioFrame` of the spec. */
export interface PcmFrame {
  readonly data: Int16Array;
  /** Hz. */
  readonly sampleRate: number;
  /** ms since the first sample. */
  readonly at: number;
}

const FRAME_MS = 20;
const BYTES_PER_SAMPLE = 2;

/**
 * Makes frames of 20 ms out of 16 bit little-endian mono PCM that comes in chunks of any size, cut also within a sample.
 * Times follow from the number of samples, so that they never drift.
 */
export class PcmFramer {
  readonly sampleRate: number;
  readonly #frame: Uint8Array;
  #filled = 0;
  #samples = 0;

  /** Hz; a multiple of 50. */
  constructor(sampleRate: number) {
    this.sampleRate = sampleRate;
    this.#frame = new Uint8Array(((sampleRate * FRAME_MS) / 1000) * BYTES_PER_SAMPLE);
  }

  /** The frames that these bytes complete. */
  push(bytes: Uint8Array): readonly PcmFrame[] {
    const frames: PcmFrame[] = [];
    for (let from = 0; from < bytes.length; ) {
      const piece = bytes.subarray(from, from + this.#frame.length - this.#filled);
      this.#frame.set(piece, this.#filled);
      this.#filled += piece.length;
      from += piece.length;
      if (this.#filled === this.#frame.length) frames.push(this.#cut());
    }
    return frames;
  }

  /** What is left, as a last, shorter frame; half a sample is no sound. */
  end(): readonly PcmFrame[] {
    return this.#filled >= BYTES_PER_SAMPLE ? [this.#cut()] : [];
  }

  #cut(): PcmFrame {
    const view = new DataView(this.#frame.buffer);
    const data = new Int16Array(Math.floor(this.#filled / BYTES_PER_SAMPLE));
    // A plain loop: this runs for every sample that a voice makes.
    for (let index = 0; index < data.length; index += 1) data[index] = view.getInt16(index * BYTES_PER_SAMPLE, true);
    const at = (this.#samples / this.sampleRate) * 1000;
    this.#samples += data.length;
    this.#filled = 0;
    return { data, sampleRate: this.sampleRate, at };
  }
}

/**
 * Frames of sound that comes in chunks, each as soon as it is whole. Rejects with the signal's reason at the next frame or
 * chunk, so that nothing is handed out of what came just before the abort.
 */
export async function* framesOf(chunks: AsyncIterable<Uint8Array>, sampleRate: number, signal: AbortSignal): AsyncGenerator<PcmFrame> {
  const framer = new PcmFramer(sampleRate);
  for await (const chunk of chunks) {
    for (const frame of framer.push(chunk)) {
      signal.throwIfAborted();
      yield frame;
    }
    signal.throwIfAborted();
  }
  yield* framer.end();
}
