import type { AudioFrame, AudioSource } from '../../spec/index.js';
import { PartQueue } from '../../utils/part-queue.js';

/** Sound of before the gate opened that goes through it all the same, ms: speech is noticed only after it has begun. */
const PRE_ROLL_MS = 400;

/** What a recogniser hears of the microphone: only what belongs to the candidate's turn, and a little of before. */
export class GatedSource implements AudioSource {
  readonly track?: MediaStreamTrack;
  readonly #readers = new Set<PartQueue<AudioFrame>>();
  #before: AudioFrame[] = [];
  #isOpen = false;

  constructor(track: MediaStreamTrack | undefined) {
    if (track) this.track = track;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Safe to call twice. */
  open(): void {
    this.#isOpen = true;
    for (const frame of this.#before.splice(0)) this.#pass(frame);
  }

  close(): void {
    this.#isOpen = false;
  }

  push(frame: AudioFrame): void {
    if (this.#isOpen) return this.#pass(frame);
    this.#before.push(frame);
    while (this.#before[0] && frame.at - this.#before[0].at > PRE_ROLL_MS) this.#before.shift();
  }

  /** The microphone is over. */
  end(): void {
    for (const reader of this.#readers) reader.close();
  }

  async *frames(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    const reader = new PartQueue<AudioFrame>();
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

  #pass(frame: AudioFrame): void {
    for (const reader of this.#readers) reader.push(frame);
  }
}
