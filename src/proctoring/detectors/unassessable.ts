import { cannotJudge, isCovered } from '../quality.js';
import { INACTIVE, UNKNOWN, type Rule } from '../rule.js';

/** The picture is there but cannot be judged: too dark, or the face is too small. Never counts against the candidate. */
export const unassessable: Rule = {
  id: 'unassessable',
  version: '1',
  kind: 'unassessable',
  reason: 'The picture could not be judged.',
  thresholds: {},
  dwellMs: 2000,
  exitMs: 1000,
  severities: [{ afterMs: 0, severity: 'note' }],
  sees: ['vision', 'tick'],
  assess(scene) {
    const why = cannotJudge(scene);
    if (why === 'no-frame') return UNKNOWN;
    if (why === undefined || isCovered(scene)) return INACTIVE;
    return { state: 'active', confidence: 1, evidence: { why, luma: Math.round(scene.vision?.frame.luma ?? 0) } };
  },
};
