import { cannotJudge, hasFace, isCovered } from '../rules/quality.js';
import { defineRule, INACTIVE, UNKNOWN } from '../rules/rule.js';
import type { Scene } from '../scene/scene.js';

/**
 * No face by either model, in a picture that can be judged. A head that had turned away when it was lost is not
 * missing: the model finds faces up to about 55 degrees. Short absences are told too, since two people change seats in
 * two seconds, but only as a note: they may be a hand, a sneeze, a cup, a thing that fell. Beyond about 2 m a face is
 * not found either, so the sentence says "found".
 */
export const faceMissing = defineRule({
  id: 'face-missing',
  version: '2',
  kind: 'face-missing',
  reason: 'No face was found in the picture.',
  thresholds: { turnedAwayDegrees: 45, turnedAwayMs: 6000 },
  dwellMs: 1500,
  exitMs: 500,
  severities: [
    { afterMs: 0, severity: 'note' },
    { afterMs: 5000, severity: 'warn' },
    { afterMs: 10_000, severity: 'review' },
  ],
  sees: ['vision'],
  assess(scene, _active, thresholds) {
    if (isCovered(scene) || cannotJudge(scene) === 'too-dark') return UNKNOWN;
    if (hasFace(scene)) return INACTIVE;
    if (turnedAway(scene, thresholds)) return INACTIVE;
    return { state: 'active', confidence: 0.9, evidence: { luma: Math.round(scene.vision?.frame.luma ?? 0) } };
  },
});

/**
 * The face was lost while it pointed far aside, and not at the border of the picture, where people leave. After a while
 * that explains nothing any more.
 */
export function turnedAway(
  { lastSeen, vision }: Scene,
  { turnedAwayDegrees, turnedAwayMs }: { readonly turnedAwayDegrees: number; readonly turnedAwayMs: number },
): boolean {
  if (!lastSeen || !vision || vision.at - lastSeen.at > turnedAwayMs) return false;
  return Math.abs(lastSeen.pose.yaw) > turnedAwayDegrees && !lastSeen.atEdge;
}
