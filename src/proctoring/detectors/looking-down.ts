import { cannotJudge, isCovered } from '../rules/quality.js';
import { defineRule, INACTIVE, UNKNOWN } from '../rules/rule.js';
import { edgeAngle, edgeEvidence } from '../rules/screen-edge.js';

/**
 * Pitch against the head's own resting direction. It is also how one looks at the keyboard or at notes that are
 * allowed, so it stays a note for long and is never more than a warning. The head alone decides: the eyes' own
 * downward look leaks into the measured eyes less surely than the head's (lids hide the iris). Where a calibration
 * learned where the screen ends below, it begins 10 degrees beyond that, within 18 and 28.
 */
export const lookingDown = defineRule({
  id: 'looking-down',
  version: '2',
  kind: 'looking-down',
  reason: 'The head was lowered away from the screen.',
  thresholds: { enterDegrees: 18, exitDegrees: 12, guardDegrees: 10, leastDegrees: 18, mostDegrees: 28 },
  dwellMs: 3000,
  exitMs: 500,
  severities: [
    { afterMs: 0, severity: 'note' },
    { afterMs: 8000, severity: 'warn' },
  ],
  sees: ['vision'],
  traced: true,
  assess(scene, active, limits) {
    if (isCovered(scene) || cannotJudge(scene) === 'too-dark') return UNKNOWN;
    const { pose, recentPoses, reach } = scene;
    const limit = -edgeAngle(reach?.down, active, limits);
    if (!pose || pose.pitch >= limit) return INACTIVE;
    const beyond = recentPoses.filter((sample) => sample.pose.pitch < limit).map(({ at }) => at);
    return {
      state: 'active',
      confidence: Math.min(1, 0.6 + (limit - pose.pitch) / 40),
      evidence: { pitch: Math.round(pose.pitch), ...edgeEvidence(reach?.down, limits) },
      since: Math.min(...beyond),
      until: Math.max(...beyond),
    };
  },
});
