import { cannotJudge, isCovered, QUALITY } from '../rules/quality.js';
import { defineRule, INACTIVE } from '../rules/rule.js';

/** The picture is there but cannot be judged: too dark, the face too small, too few pictures a second. Never counts against the candidate. */
export const unassessable = defineRule({
  id: 'unassessable',
  version: '2',
  kind: 'unassessable',
  reason: 'The picture could not be judged.',
  thresholds: { darkestLuma: QUALITY.darkestLuma, narrowestFacePx: QUALITY.narrowestFacePx, slowestRate: QUALITY.slowestRate, exitFactor: 1.2 },
  dwellMs: 2000,
  exitMs: 1000,
  severities: [{ afterMs: 0, severity: 'note' }],
  sees: ['vision'],
  assess(scene, active, { darkestLuma, narrowestFacePx, slowestRate, exitFactor }) {
    // Once it could not be judged, it has to become clearly better.
    const factor = active ? exitFactor : 1;
    const limits = { darkestLuma: darkestLuma * factor, narrowestFacePx: narrowestFacePx * factor, slowestRate: slowestRate * factor };
    const why = cannotJudge(scene, limits);
    if (!why || isCovered(scene)) return INACTIVE;
    return { state: 'active', confidence: 1, evidence: { why, luma: Math.round(scene.vision?.frame.luma ?? 0) } };
  },
});
