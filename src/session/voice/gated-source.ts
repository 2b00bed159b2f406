import type { AudioFrame, AudioSource } from '../../spec/index.js';
import { ReaderSet } from '../../utils/reader-set.js';

/** Sound of before the gate opened that goes through it all the same, ms: speech is noticed only after it has begun. */
const PRE_ROLL_MS = 400;

/** What a recogniser hears of the microphone: only what belongs to the candidate's turn, and a little of before. */
export class GatedSource implements AudioSource {
  readonly track?: MediaStreamTrack;
  readonly #readers = new ReaderSet<AudioFrame>();
  #before: AudioFrame[] = [];
  #isOpen = false;

  constructor(track: MediaStreamTrack | undefined) {
    if (track) this.track = track;
  }

  /** Safe to call twice. */
  open(): void {
    this.#isOpen = true;
    for (const frame of this.#before.splice(0)) this.#readers.push(frame);
  }

  close(): void {
    this.#isOpen = false;
  }

  push(frame: AudioFrame): void {
    if (this.#isOpen) return this.#readers.push(frame);
    this.#before.push(frame);
    while (this.#before[0] && frame.at - this.#before[0].at > PRE_ROLL_MS) this.#before.shift();
  }

  /** The microphone is over. */
  end(): void {
    this.#readers.close();
  }

  frames(signal: AbortSignal): AsyncIterable<AudioFrame> {
    return this.#readers.read(signal);
  }
}
