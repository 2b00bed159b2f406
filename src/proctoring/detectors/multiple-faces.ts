import { cannotJudge } from '../quality.js';
import { INACTIVE, UNKNOWN, type Rule } from '../rule.js';

/**
 * More than one face for most of a window. The detector counts better, but takes prints on clothing for faces; the
 * landmark model does not. Where it does not agree now and then, the incident stays a note.
 */
export const multipleFaces: Rule = {
  id: 'multiple-faces',
  version: '1',
  kind: 'multiple-faces',
  reason: 'More than one face was in the picture.',
  thresholds: { windowMs: 1500, enterShare: 0.6, exitShare: 0.25, agreementShare: 0.2 },
  dwellMs: 0,
  exitMs: 1000,
  severities: [
    { afterMs: 0, severity: 'warn' },
    { afterMs: 5000, severity: 'review' },
  ],
  sees: ['vision', 'tick'],
  assess(scene, active, { windowMs = 1500, enterShare = 0.6, exitShare = 0.25, agreementShare = 0.2 }) {
    if (cannotJudge(scene) === 'no-frame') return UNKNOWN;
    const window = scene.counts.filter(({ at }) => scene.at - at <= windowMs);
    const first = window[0];
    if (!first || scene.at - first.at < windowMs * 0.8) return INACTIVE;
    // The detector looks at every third frame only; where it never ran, the landmark model counts alone.
    const runs = window.filter(({ detected }) => detected !== undefined);
    const several = runs.filter(({ detected = 0 }) => detected > 1);
    const landmarked = window.filter((count) => count.landmarked > 1);
    const agreement = landmarked.length / window.length;
    const share = runs.length > 0 ? Math.max(several.length / runs.length, agreement) : agreement;
    if (share < (active ? exitShare : enterShare)) return INACTIVE;
    const begun = [...several, ...landmarked].map(({ at }) => at);
    return {
      state: 'active',
      confidence: Math.min(1, (share + agreement) / 2 + 0.1),
      since: Math.min(...begun),
      evidence: { faces: Math.max(...window.map(({ detected = 0, landmarked: count }) => Math.max(detected, count))), share, agreement },
      ...(agreement < agreementShare ? { atMost: 'note' as const } : {}),
    };
  },
};
