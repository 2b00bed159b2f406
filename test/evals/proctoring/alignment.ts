import type { ClipRecording, SeenFrame } from './recording.js';
import type { TrueFrame, Truth } from './truth.js';

/** A code further from the player's own position than this was misread, seconds. */
const PLAUSIBLE_SECONDS = 2;
/** A picture belongs to the row that began with it; clocks that round differ by less than this, seconds. */
const ROUNDING = 0.001;

export type Alignment = {
  /** Position in the clip, seconds, of a moment on the clock of the recording, ms. */
  clipTime(at: number): number;
  /** Row of the truth that belongs to the picture captured at `at`; only where the truth has rows. */
  trueFrame(at: number): TrueFrame | undefined;
  /** Share of pictures that were placed by their code. */
  readonly coded: number;
};

/** Lays the clock of a recording over the clip: by the code in the pictures, else by the player's position. */
export function align({ frames }: Pick<ClipRecording, 'frames'>, { fps = 15, perFrame = [] }: Pick<Truth, 'fps' | 'perFrame'>): Alignment {
  const isCoded = ({ code, mediaTime }: SeenFrame): boolean => code !== null && Math.abs(code / fps - mediaTime) < PLAUSIBLE_SECONDS;
  const placed = frames.map((frame) => ({ at: frame.at, seconds: isCoded(frame) ? (frame.code ?? 0) / fps : frame.mediaTime }));
  // Frames come in the order of their capture.
  const nearest = (at: number) => {
    const after = firstAbove(placed, at, (frame) => frame.at);
    const [left, right] = [placed[after - 1], placed[after]];
    return left && right ? (at - left.at <= right.at - at ? left : right) : (left ?? right);
  };
  const timeOf = (row: TrueFrame, index: number): number => row.t ?? index / fps;
  return {
    clipTime: (at) => {
      const frame = nearest(at);
      return frame ? frame.seconds + (at - frame.at) / 1000 : at / 1000;
    },
    trueFrame: (at) => {
      const frame = nearest(at);
      return frame && perFrame[Math.max(0, firstAbove(perFrame, frame.seconds + ROUNDING, timeOf) - 1)];
    },
    coded: frames.length === 0 ? 0 : frames.filter(isCoded).length / frames.length,
  };
}

/** Index of the first item of an ascending list whose value is above `limit`. */
function firstAbove<Item>(items: readonly Item[], limit: number, valueOf: (item: Item, index: number) => number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && valueOf(item, middle) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
