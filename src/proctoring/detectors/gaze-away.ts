import { cannotJudge, isCovered } from '../rules/quality.js';
import { defineRule, INACTIVE, UNKNOWN } from '../rules/rule.js';
import { edgeAngle, edgeEvidence, sideReach } from '../rules/screen-edge.js';

/**
 * Head and eyes together point beside the screen, where the head alone does not. Only sideways: lids hide how far eyes look down. A laptop
 * screen at 50 cm ends at 19 degrees; the measure falls short of the truth by up to a quarter and errs by about 5
 * degrees on real people, so this stays a note unless it lasts. Where a calibration learned the edges of this screen by the
 * same measure, it begins 10 degrees beyond them, within 18 and 35. People look away to think and recall better for it
 * (Glenberg 1998; Doherty-Sneddon and Phelps 2005).
 */
export const gazeAway = defineRule({
  id: 'gaze-away',
  version: '2',
  kind: 'gaze-away',
  reason: 'The eyes looked beside the screen.',
  thresholds: { enterDegrees: 22, exitDegrees: 17, guardDegrees: 10, leastDegrees: 18, mostDegrees: 35 },
  dwellMs: 3000,
  exitMs: 500,
  severities: [
    { afterMs: 0, severity: 'note' },
    { afterMs: 10_000, severity: 'warn' },
  ],
  sees: ['vision'],
  traced: true,
  assess(scene, active, limits) {
    if (isCovered(scene) || cannotJudge(scene)) return UNKNOWN;
    const { pose, gazeYaw, recentPoses, reach } = scene;
    if (!pose || gazeYaw === undefined) return INACTIVE;
    const limit = edgeAngle(sideReach(reach, gazeYaw), active, limits);
    if (Math.abs(gazeYaw) <= limit) return INACTIVE;
    const beyond = recentPoses.filter((sample) => sample.gazeYaw * Math.sign(gazeYaw) > limit).map(({ at }) => at);
    return {
      state: 'active',
      confidence: Math.min(0.8, 0.4 + (Math.abs(gazeYaw) - limit) / 40),
      evidence: { gazeYaw: Math.round(gazeYaw), yaw: Math.round(pose.yaw), ...edgeEvidence(sideReach(reach, gazeYaw), limits) },
      since: Math.min(...beyond),
      until: Math.max(...beyond),
    };
  },
});
