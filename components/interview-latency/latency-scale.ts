import { MOMENTS, momentIn, type MeasuredTurn } from './latency-model.js';

/** ms between two marks of the axis; the smallest that gives at most five. */
const STEPS = [50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000];
const MOST_MARKS = 5;

/** One axis for all turns, from the end of speech on. */
export interface LatencyScale {
  /** ms at its end, a mark of its own. */
  readonly end: number;
  /** ms of each mark, from 0. */
  readonly marks: readonly number[];
  /** Where a moment lies on it, %; what was before the end of speech lies at its begin. */
  share(ms: number): number;
}

export function scaleOf(turns: readonly MeasuredTurn[]): LatencyScale {
  const longest = Math.max(1, ...turns.flatMap(({ measure }) => [measure.firstSampleMs + measure.outputLatencyMs, ...MOMENTS.map((moment) => momentIn(measure, moment) ?? 0)]));
  const step = STEPS.find((each) => longest / each <= MOST_MARKS) ?? Math.ceil(longest / MOST_MARKS);
  const count = Math.ceil(longest / step);
  const end = count * step;
  return {
    end,
    marks: Array.from({ length: count + 1 }, (_, index) => index * step),
    share: (ms) => Math.min(100, Math.max(0, (ms / end) * 100)),
  };
}
