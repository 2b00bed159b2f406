import { median } from '../../utils/median.js';
import { cannotJudge, isCovered } from '../rules/quality.js';
import { defineRule, INACTIVE, UNKNOWN } from '../rules/rule.js';
import type { AngleSample } from '../scene/scene.js';

/** From one turning point of the gaze to the next. */
interface Leg {
  readonly from: AngleSample;
  readonly to: AngleSample;
  /** Half way through its time it was half way to its end, and not still or already there. */
  readonly isGradual: boolean;
}

/**
 * An experiment. The gaze wanders slowly to one side and is back at once, line after line, in either direction of script.
 * A webcam measures gaze to about 4 degrees at best (WebGazer 3.94, Semmelmann and Weigelt 2018), several lines of text
 * at 50 cm, so only wide lines show; and reading the question, one's own notes or the captions looks the same. Therefore
 * it looks only where it is asked to, is a note and no more, and is part of no score.
 */
export const readingPattern = defineRule({
  id: 'reading-pattern',
  version: '1',
  kind: 'reading-pattern',
  reason: 'The eyes moved line by line, as in reading.',
  thresholds: { windowMs: 12_000, narrowestDegrees: 8, lines: 4, shortestLineMs: 600, longestLineMs: 5000, longestReturnMs: 600, slowness: 2, gradualShare: 0.75 },
  dwellMs: 0,
  exitMs: 2000,
  severities: [{ afterMs: 0, severity: 'note' }],
  sees: ['vision'],
  traced: true,
  explains: false,
  assess(scene, _active, { windowMs, narrowestDegrees, lines, shortestLineMs, longestLineMs, longestReturnMs, slowness, gradualShare }) {
    if (isCovered(scene) || cannotJudge(scene)) return UNKNOWN;
    const now = scene.vision?.at ?? 0;
    const legs = legsOf(scene.angles.filter(({ at, glance }) => now - at <= windowMs && Number.isFinite(glance)), narrowestDegrees);
    const [right, left] = [1, -1].map((way) => legs.filter(({ from, to }) => (to.glance - from.glance) * way > 0)) as [Leg[], Leg[]];
    const [slow, quick] = usual(right) > usual(left) ? [right, left] : [left, right];
    const read = slow.filter((leg) => lasted(leg) >= shortestLineMs && lasted(leg) <= longestLineMs);
    const [first, last] = [read[0], read.at(-1)];
    if (!first || !last || read.length < lines || read.length < slow.length || now - last.to.at > longestLineMs) return INACTIVE;
    if (usual(quick) > longestReturnMs || usual(slow) < slowness * usual(quick)) return INACTIVE;
    if (read.filter(({ isGradual }) => isGradual).length < read.length * gradualShare) return INACTIVE;
    return { state: 'active', confidence: 0.3, since: first.from.at, until: last.to.at, evidence: { lines: read.length } };
  },
});

function lasted({ from, to }: Leg): number {
  return to.at - from.at;
}

function usual(legs: readonly Leg[]): number {
  return median(legs.map(lasted));
}

/** Ways between the turning points of the gaze; a way back of less than `degrees` is no turn. The first and the last way are not known in full and are left out. */
function legsOf(samples: readonly AngleSample[], degrees: number): Leg[] {
  const turns: number[] = [];
  let [low, high] = [0, 0];
  let way = 0;
  samples.forEach(({ glance }, index) => {
    const gaze = (at: number): number => samples[at]?.glance ?? glance;
    if (glance < gaze(low)) low = index;
    if (glance > gaze(high)) high = index;
    if (way >= 0 && glance < gaze(high) - degrees) {
      if (way > 0) turns.push(high);
      [way, low] = [-1, index];
    } else if (way <= 0 && glance > gaze(low) + degrees) {
      if (way < 0) turns.push(low);
      [way, high] = [1, index];
    }
  });
  return turns.slice(1).flatMap((end, index) => legBetween(samples.slice(turns[index], end + 1)));
}

function legBetween(samples: readonly AngleSample[]): Leg[] {
  const [from, to] = [samples[0], samples.at(-1)];
  if (!from || !to) return [];
  const middle = samples.find(({ at }) => at - from.at >= (to.at - from.at) / 2) ?? to;
  const share = (middle.glance - from.glance) / (to.glance - from.glance);
  return [{ from, to, isGradual: share > 0.2 && share < 0.8 }];
}
