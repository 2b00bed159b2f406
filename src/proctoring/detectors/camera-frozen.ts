import { isCovered } from '../rules/quality.js';
import { defineRule, INACTIVE, UNKNOWN } from '../rules/rule.js';

/**
 * Pictures keep coming and are equal to the last bit. The noise of a live sensor changes each picture, so that is a
 * stopped driver, a still picture in place of the camera, or a loop at its end. A camera that repeats its pictures
 * because it gives few of them does so for less than the dwell; below one picture in three seconds it looks the same. A
 * film in place of the camera has no equal pictures, and a still picture with noise, or through a codec that adds its
 * own, neither: this rule sees none of them.
 */
export const cameraFrozen = defineRule({
  id: 'camera-frozen',
  version: '1',
  kind: 'camera-covered',
  reason: 'The picture stood still, to the last bit.',
  thresholds: { frozenMs: 3000, fewestPictures: 9 },
  dwellMs: 3000,
  exitMs: 500,
  severities: [
    { afterMs: 0, severity: 'warn' },
    { afterMs: 10_000, severity: 'review' },
  ],
  sees: ['vision'],
  assess(scene, _active, { frozenMs, fewestPictures }) {
    const { still, vision } = scene;
    // A black picture has no noise either.
    if (isCovered(scene)) return UNKNOWN;
    if (!still || !vision || vision.at - still.since < frozenMs || still.pictures < fewestPictures) return INACTIVE;
    return { state: 'active', confidence: 0.9, since: still.since, evidence: { frozen: true, pictures: still.pictures } };
  },
});
