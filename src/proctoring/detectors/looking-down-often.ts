import { cannotJudge, isCovered } from '../rules/quality.js';
import { defineRule, INACTIVE, UNKNOWN } from '../rules/rule.js';
import { samplesSince } from '../scene/samples-since.js';
import { edgeAngle } from '../rules/screen-edge.js';
import type { AngleSample } from '../scene/scene.js';

interface Stretch {
  readonly from: number;
  to: number;
}

/**
 * The head was lowered again and again, each time for less than `looking-down` waits for: it may be a phone on the lap, it
 * may be notes that are allowed, the keyboard, or a cup. So it is a note, never more. The three times in a minute are a
 * judgement; there is no study of it.
 */
export const lookingDownOften = defineRule({
  id: 'looking-down-often',
  version: '1',
  kind: 'looking-down',
  reason: 'The head was lowered away from the screen again and again.',
  thresholds: { enterDegrees: 18, exitDegrees: 12, guardDegrees: 10, leastDegrees: 18, mostDegrees: 28, leastMs: 700, times: 3, windowMs: 60_000, quietMs: 5000 },
  dwellMs: 0,
  exitMs: 1000,
  severities: [{ afterMs: 0, severity: 'note' }],
  sees: ['vision'],
  traced: true,
  explains: false,
  assess(scene, _active, { leastMs, times, windowMs, quietMs, ...limits }) {
    if (isCovered(scene) || cannotJudge(scene)) return UNKNOWN;
    const { angles, reach, vision } = scene;
    const now = vision?.at ?? 0;
    const [enter, exit] = [false, true].map((active) => -edgeAngle(reach?.down, active, limits)) as [number, number];
    const lowered = stretches(samplesSince(angles, now - windowMs), enter, exit).filter(({ from, to }) => to - from >= leastMs);
    const last = lowered.at(-1);
    if (!last || lowered.length < times || now - last.to > quietMs) return INACTIVE;
    return { state: 'active', confidence: 0.5, since: lowered[0]?.from ?? last.from, until: last.to, evidence: { times: lowered.length } };
  },
});

/** Pictures without a face for this long end a stretch, ms. */
const LOST_MS = 1000;

/** From below `enter` until above `exit`, or until the face is lost. */
function stretches(angles: readonly AngleSample[], enter: number, exit: number): Stretch[] {
  const found: Stretch[] = [];
  let open: Stretch | undefined;
  for (const { at, pitch } of angles) {
    if (open && (pitch >= exit || at - open.to > LOST_MS)) open = undefined;
    if (open) open.to = at;
    else if (pitch < enter) found.push((open = { from: at, to: at }));
  }
  return found;
}
