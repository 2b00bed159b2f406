import { cannotJudge } from '../quality.js';
import { INACTIVE, UNKNOWN, type Rule } from '../rule.js';

/** Yaw against the head's own resting direction, corrected for its place in the picture. Looking away is also thinking: never more than a warning. */
export const headTurned: Rule = {
  id: 'head-turned',
  version: '1',
  kind: 'head-turned',
  reason: 'The head was turned away from the screen.',
  thresholds: { enterDegrees: 27, exitDegrees: 20, lostBeyondDegrees: 40 },
  dwellMs: 2000,
  exitMs: 500,
  severities: [{ afterMs: 0, severity: 'warn' }],
  sees: ['vision', 'tick'],
  assess(scene, active, { enterDegrees = 27, exitDegrees = 20, lostBeyondDegrees = 40 }) {
    const { pose, lastPose, faces } = scene;
    if (cannotJudge(scene) === 'no-frame') return UNKNOWN;
    if (!pose) {
      // The model loses a face beyond about 55 degrees: it is turned away, not gone.
      const lost = faces.landmarked === 0 && lastPose !== undefined && Math.abs(lastPose.pose.yaw) > lostBeyondDegrees;
      return lost ? { state: 'active', confidence: 0.6, evidence: { yaw: Math.round(lastPose.pose.yaw), faceLost: true } } : INACTIVE;
    }
    const limit = active ? exitDegrees : enterDegrees;
    if (Math.abs(pose.yaw) <= limit) return INACTIVE;
    return { state: 'active', confidence: Math.min(1, 0.6 + (Math.abs(pose.yaw) - limit) / 40), evidence: { yaw: Math.round(pose.yaw) } };
  },
};
