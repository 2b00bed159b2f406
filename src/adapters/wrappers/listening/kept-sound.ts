import type { AudioFrame, AudioSource } from '../../../spec/index.js';
import { frameEnd, frameLength } from '../../../utils/frame-length.js';
import { sleep } from '../../../utils/sleep.js';
import type { RetryClock } from '../retry-clock.js';

/** Fewer frames than this behind, a reader hears as fast as somebody speaks. */
const BEHIND = 3;

export interface KeptSoundOptions {
  readonly clock: RetryClock;
  /** Older sound is dropped, ms. */
  readonly keepMs: number;
  /** How much faster than it was said sound is handed out again; Infinity: as fast as it is taken. */
  readonly replaySpeed: number;
}

/** What a microphone heard, kept until nobody needs it any more, to be heard as often as necessary. */
export class KeptSound {
  readonly #options: KeptSoundOptions;
  #frames: AudioFrame[] = [];
  /** Number of the first one among all that there were. */
  #first = 0;
  #keptMs = 0;
  #isOver = false;
  #droppedTo = -Infinity;
  #wake = new Set<() => void>();

  constructor(options: KeptSoundOptions) {
    this.#options = options;
  }

  /** No more comes. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** When the last frame ends, ms on the session clock; -Infinity where there was none. */
  get end(): number {
    const last = this.#frames.at(-1);
    return last ? frameEnd(last) : -Infinity;
  }

  /** Sound before this was too old to be kept, ms on the session clock; -Infinity where none was. */
  get droppedTo(): number {
    return this.#droppedTo;
  }

  push(frame: AudioFrame): void {
    this.#frames.push(frame);
    this.#keptMs += frameLength(frame);
    let surplus = 0;
    for (let ms = this.#keptMs; ms > this.#options.keepMs; surplus += 1) ms -= frameLength(this.#frames[surplus] ?? frame);
    const oldest = this.#frames[surplus - 1];
    if (oldest) this.#droppedTo = frameEnd(oldest);
    this.#drop(surplus);
    this.#tell();
  }

  close(): void {
    this.#isOver = true;
    this.#tell();
  }

  /** What ends before this moment is not asked for again. */
  forget(before: number): void {
    const next = this.#frames.findIndex((frame) => frameEnd(frame) > before);
    this.#drop(next < 0 ? this.#frames.length : next);
  }

  /** All that is kept from this moment on. */
  since(at: number): readonly AudioFrame[] {
    return this.#frames.filter((frame) => frameEnd(frame) > at);
  }

  /** A microphone that begins in the past, and goes on live. */
  playFrom(at: number): Playback {
    const from = this.#frames.findIndex((frame) => frameEnd(frame) > at);
    return new Playback((signal, onGiven) => this.#read(this.#first + (from < 0 ? this.#frames.length : from), signal, onGiven));
  }

  async *#read(from: number, signal: AbortSignal, onGiven: (frame: AudioFrame) => void): AsyncGenerator<AudioFrame> {
    const { clock, replaySpeed } = this.#options;
    for (let next = from; !signal.aborted; next += 1) {
      next = Math.max(next, this.#first);
      const frame = this.#frames[next - this.#first];
      if (!frame) {
        if (this.#isOver) return;
        await this.#more(signal);
        next -= 1;
        continue;
      }
      onGiven(frame);
      yield frame;
      const isBehind = this.#first + this.#frames.length - next > BEHIND;
      if (isBehind && Number.isFinite(replaySpeed)) await sleep(clock, frameLength(frame) / replaySpeed, signal).catch(() => undefined);
    }
  }

  /** Until there is another frame, or none will come, or nobody waits any more. */
  #more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#wake.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  #tell(): void {
    for (const wake of [...this.#wake]) wake();
  }

  #drop(count: number): void {
    for (const frame of this.#frames.splice(0, count)) this.#keptMs -= frameLength(frame);
    this.#first += count;
  }
}

/** The sound as one recogniser hears it. */
export class Playback implements AudioSource {
  readonly #read: (signal: AbortSignal, onGiven: (frame: AudioFrame) => void) => AsyncGenerator<AudioFrame>;
  #givenTo = -Infinity;

  constructor(read: (signal: AbortSignal, onGiven: (frame: AudioFrame) => void) => AsyncGenerator<AudioFrame>) {
    this.#read = read;
  }

  /** End of the last frame that was taken, ms on the session clock; -Infinity where none was. */
  get givenTo(): number {
    return this.#givenTo;
  }

  frames(signal: AbortSignal): AsyncIterable<AudioFrame> {
    return this.#read(signal, (frame) => (this.#givenTo = Math.max(this.#givenTo, frameEnd(frame))));
  }
}
