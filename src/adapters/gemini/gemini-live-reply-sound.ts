import type { AudioFrame } from '../../spec/index.js';
import { measureLevel } from '../../utils/audio-level.js';
import { PcmFramer, type PcmFrame } from '../../utils/pcm-frames.js';

/** Quieter than speech ever is in a voice that a machine makes, dBFS. */
const QUIET_DBFS = -50;
/** A pause between words is looked for so far back, ms. */
const LOOK_BACK_MS = 1_000;
const FRAME_MS = 20;

/**
 * The sound of one reply in frames. Where the same text had to be asked for again, what was handed out before is left out:
 * the new sound goes on where the old one broke off, from the last pause between two words.
 */
export class ReplySound {
  readonly #sampleRate: number;
  readonly #framer: PcmFramer;
  /** Samples that were handed out before. */
  readonly #before: number;
  /** Samples that were handed out, of all tries. */
  #out: number;
  /** While it is looked for the place to go on from. */
  #held: PcmFrame[] | undefined;

  constructor(sampleRate: number, before: number) {
    this.#sampleRate = sampleRate;
    this.#framer = new PcmFramer(sampleRate);
    this.#before = this.#out = before;
    this.#held = before > 0 ? [] : undefined;
  }

  get out(): number {
    return this.#out;
  }

  push(bytes: Uint8Array): readonly AudioFrame[] {
    return this.#pass(this.#framer.push(bytes), false);
  }

  end(): readonly AudioFrame[] {
    return this.#pass(this.#framer.end(), true);
  }

  #pass(frames: readonly PcmFrame[], isEnd: boolean): readonly AudioFrame[] {
    if (!this.#held) return frames.map((frame) => this.#placed(frame.data));
    this.#held.push(...frames);
    const brokeOffAt = (this.#before / this.#sampleRate) * 1000;
    if (!isEnd && (this.#held.at(-1)?.at ?? 0) < brokeOffAt + FRAME_MS) return [];
    const from = pauseBefore(this.#held, brokeOffAt) ?? brokeOffAt;
    const rest = this.#held.filter(({ at }) => at >= from);
    this.#held = undefined;
    return rest.map(({ data }) => this.#placed(data));
  }

  #placed(data: Int16Array): AudioFrame {
    const at = (this.#out / this.#sampleRate) * 1000;
    this.#out += data.length;
    return { data, sampleRate: this.#sampleRate, at };
  }
}

/** Where the last pause begins in which the sound can go on, ms. */
function pauseBefore(frames: readonly PcmFrame[], brokeOffAt: number): number | undefined {
  const isQuiet = (frame: PcmFrame | undefined): boolean => frame !== undefined && measureLevel(frame.data, frame.at).rms < QUIET_DBFS;
  let index = frames.findLastIndex((frame) => frame.at <= brokeOffAt + FRAME_MS && frame.at > brokeOffAt - LOOK_BACK_MS && isQuiet(frame));
  while (isQuiet(frames[index - 1])) index -= 1;
  return frames[index]?.at;
}
