/** Width of a bar and the space to the next, px. */
const BAR_WIDTH = 3;
export const BAR_PITCH = 6;

/** How many bars fit. */
export function barCount(width: number): number {
  return Math.max(0, Math.floor((width + BAR_PITCH - BAR_WIDTH) / BAR_PITCH));
}

/** Loudness as a share of the height: -60 dBFS and less is nothing, -8 dBFS is loud speech. */
export function barHeight(decibels: number): number {
  return Math.min(1, Math.max(0, (decibels + 60) / 52));
}

/** A whole recording in `count` bars: the loudest of each stretch of a long one, each bar several times of a short one. */
export function fit(values: readonly number[], count: number): readonly number[] {
  if (values.length === 0) return [];
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * values.length) / count);
    const to = Math.max(from + 1, Math.floor(((index + 1) * values.length) / count));
    return Math.max(...values.slice(from, to));
  });
}

/** An SVG path of upright strokes with round ends, bars `from` to `to`; silence is a dot. */
export function wavePath(values: readonly number[], { from = 0, to, height }: { from?: number; to: number; height: number }): string {
  const room = height - BAR_WIDTH;
  let path = '';
  for (let index = from; index < to; index++) {
    const x = index * BAR_PITCH + BAR_WIDTH / 2;
    // A stroke of no length would not be drawn by every browser.
    const length = Math.max(0.01, (values[index] ?? 0) * room);
    path += `M${x} ${((height - length) / 2).toFixed(2)}v${length.toFixed(2)}`;
  }
  return path;
}
