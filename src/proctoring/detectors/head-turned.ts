import { turnedAway } from './face-missing.js';
import { cannotJudge, hasFace, isCovered } from '../rules/quality.js';
import { defineRule, INACTIVE, UNKNOWN } from '../rules/rule.js';
import { edgeAngle, edgeEvidence, sideReach } from '../rules/screen-edge.js';

/**
 * Yaw against the head's own resting direction, corrected for its place in the picture. A laptop screen at 50 cm ends at
 * about 19 degrees to either side; 30 leaves 10 for the error of the measurement and 28 the rest of it for heads that
 * are measured too small. Where a calibration learned the edges of this screen, the turn begins 10 degrees beyond them,
 * but never before 22, which the measurement's own error comes near, nor after 40. Looking away is also thinking (Glenberg 1998): short turns are a note, none is more than a warning.
 */
export const headTurned = defineRule({
  id: 'head-turned',
  version: '2',
  kind: 'head-turned',
  reason: 'The head was turned away from the screen.',
  thresholds: { enterDegrees: 28, exitDegrees: 22, guardDegrees: 10, leastDegrees: 22, mostDegrees: 40, turnedAwayDegrees: 45, turnedAwayMs: 6000 },
  dwellMs: 2000,
  exitMs: 500,
  severities: [
    { afterMs: 0, severity: 'note' },
    { afterMs: 4000, severity: 'warn' },
  ],
  sees: ['vision'],
  traced: true,
  assess(scene, active, { turnedAwayDegrees, turnedAwayMs, ...limits }) {
    if (isCovered(scene) || cannotJudge(scene) === 'too-dark') return UNKNOWN;
    const { pose, recentPoses, lastSeen, reach } = scene;
    if (!pose) {
      if (hasFace(scene) || !lastSeen || !turnedAway(scene, { turnedAwayDegrees, turnedAwayMs })) return INACTIVE;
      return { state: 'active', confidence: 0.6, evidence: { yaw: Math.round(lastSeen.pose.yaw), faceLost: true } };
    }
    const limit = edgeAngle(sideReach(reach, pose.yaw), active, limits);
    if (Math.abs(pose.yaw) <= limit) return INACTIVE;
    // The median follows two frames late; the turn itself is as long as the frames beyond the limit.
    const beyond = recentPoses.filter((sample) => sample.pose.yaw * Math.sign(pose.yaw) > limit).map(({ at }) => at);
    return {
      state: 'active',
      confidence: Math.min(1, 0.6 + (Math.abs(pose.yaw) - limit) / 40),
      evidence: { yaw: Math.round(pose.yaw), ...edgeEvidence(sideReach(reach, pose.yaw), limits) },
      since: Math.min(...beyond),
      until: Math.max(...beyond),
    };
  },
});
