import { cannotJudge, isCovered } from '../quality.js';
import { INACTIVE, UNKNOWN, type Rule } from '../rule.js';

/** No face by either model, in a picture that can be judged. A head that turned away before it was lost is not missing. */
export const faceMissing: Rule = {
  id: 'face-missing',
  version: '1',
  kind: 'face-missing',
  reason: 'No face was found in the picture.',
  thresholds: { turnedAwayDegrees: 40 },
  dwellMs: 1500,
  exitMs: 500,
  severities: [
    { afterMs: 0, severity: 'note' },
    { afterMs: 3000, severity: 'warn' },
    { afterMs: 10_000, severity: 'review' },
  ],
  sees: ['vision', 'tick'],
  assess(scene, _active, { turnedAwayDegrees = 40 }) {
    const { faces, lastPose, vision } = scene;
    if (cannotJudge(scene) === 'no-frame' || isCovered(scene) || (vision && vision.frame.luma < 20)) return UNKNOWN;
    if (faces.landmarked > 0 || faces.detected > 0) return INACTIVE;
    if (lastPose && Math.abs(lastPose.pose.yaw) > turnedAwayDegrees) return INACTIVE;
    return { state: 'active', confidence: 0.9, evidence: { luma: Math.round(vision?.frame.luma ?? 0) } };
  },
};
