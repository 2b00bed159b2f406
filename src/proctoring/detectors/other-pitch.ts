import { defineRule, INACTIVE, UNKNOWN } from '../rules/rule.js';

/**
 * A turn of speech at another pitch than that of the voice so far: somebody else may have spoken. On recordings of five
 * speakers no turn of the same voice lay more than four semitones from its usual pitch; but a person who imitates
 * another, laughs or is hoarse does, and two people with like voices do not. So it is a note, never more.
 */
export const otherPitch = defineRule({
  id: 'other-pitch',
  version: '1',
  kind: 'other-voice',
  reason: 'A voice was heard at another pitch than before.',
  thresholds: { fewestUsual: 150, fewestVoiced: 15, semitones: 6.5 },
  dwellMs: 600,
  exitMs: 1000,
  severities: [{ afterMs: 0, severity: 'note' }],
  sees: ['audio'],
  assess({ hearing: { last, turn, usual } }, _active, { fewestUsual, fewestVoiced, semitones }) {
    if (!last || last.interviewer) return UNKNOWN;
    if (!turn || usual.voiced < fewestUsual || turn.voiced < fewestVoiced) return INACTIVE;
    const distance = 12 * Math.log2(turn.pitch / usual.pitch);
    if (Math.abs(distance) < semitones) return INACTIVE;
    return { state: 'active', confidence: 0.5, since: turn.startedAt, until: turn.lastAt, evidence: { semitones: Math.round(distance * 10) / 10 } };
  },
});
