import { defineRule, INACTIVE } from '../rules/rule.js';

/** The computer's time was set, or the computer slept. Both have harmless causes, so it is a note. */
export const clockJump = defineRule({
  id: 'clock-jump',
  version: '1',
  kind: 'clock-jump',
  reason: 'The clock of the computer jumped, or the computer slept.',
  thresholds: {},
  dwellMs: 0,
  exitMs: 0,
  isMoment: true,
  severities: [{ afterMs: 0, severity: 'note' }],
  sees: ['environment'],
  assess({ page: { jump } }) {
    if (!jump) return INACTIVE;
    const { stillMs } = jump.detail ?? {};
    // A sleep is over when it is told; the session's own clock went on meanwhile.
    return { state: 'active', confidence: 1, since: jump.at - (typeof stillMs === 'number' ? stillMs : 0), evidence: { ...jump.detail } };
  },
});
