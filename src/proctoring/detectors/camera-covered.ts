import { isCovered, QUALITY } from '../rules/quality.js';
import { defineRule, INACTIVE } from '../rules/rule.js';

/** Nobody is found, and the picture is near black or without any detail: something lies on the lens, or the light went out. */
export const cameraCovered = defineRule({
  id: 'camera-covered',
  version: '1',
  kind: 'camera-covered',
  reason: 'The picture was black or without any detail.',
  thresholds: { coveredLuma: QUALITY.coveredLuma, coveredContrast: QUALITY.coveredContrast, blackLuma: QUALITY.blackLuma },
  dwellMs: 2000,
  exitMs: 500,
  severities: [
    { afterMs: 0, severity: 'warn' },
    { afterMs: 10_000, severity: 'review' },
  ],
  sees: ['vision'],
  assess(scene, _active, limits) {
    if (!scene.vision || !isCovered(scene, limits)) return INACTIVE;
    const { luma, contrast } = scene.vision.frame;
    return { state: 'active', confidence: 0.9, evidence: { luma: Math.round(luma), contrast: Math.round(contrast) } };
  },
});
