import { cannotJudge, isCovered } from '../quality.js';
import { INACTIVE, UNKNOWN, type Rule } from '../rule.js';

/** Near black, or without any detail: something lies on the lens, or the light went out. */
export const cameraCovered: Rule = {
  id: 'camera-covered',
  version: '1',
  kind: 'camera-covered',
  reason: 'The picture was black or without any detail.',
  thresholds: {},
  dwellMs: 2000,
  exitMs: 500,
  severities: [
    { afterMs: 0, severity: 'warn' },
    { afterMs: 10_000, severity: 'review' },
  ],
  sees: ['vision', 'tick'],
  assess(scene) {
    if (cannotJudge(scene) === 'no-frame' || !scene.vision) return UNKNOWN;
    if (!isCovered(scene)) return INACTIVE;
    const { luma, contrast } = scene.vision.frame;
    return { state: 'active', confidence: 0.9, evidence: { luma: Math.round(luma), contrast: Math.round(contrast) } };
  },
};
