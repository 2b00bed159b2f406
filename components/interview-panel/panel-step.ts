import type { SessionState } from '../../src/session/index.js';

/** What the panel shows. */
export type PanelStep = 'consent' | 'details' | 'check' | 'ready' | 'interview' | 'paused' | 'end';

/** Follows from the state alone, so that a reload lands on the same screen. */
export function panelStep(state: SessionState): PanelStep {
  switch (state.phase) {
    case 'running':
      return 'interview';
    case 'paused':
      return 'paused';
    case 'ending':
    case 'ended':
    case 'failed':
      return 'end';
    default:
      if (!state.consent.interview) return 'consent';
      if (state.plan.candidateFields.some((field) => !state.candidate[field])) return 'details';
      return !state.deviceCheck && (wantsCamera(state) || wantsMicrophone(state)) ? 'check' : 'ready';
  }
}

export function wantsCamera({ plan, consent }: SessionState): boolean {
  return plan.proctoring.enabled && !plan.accommodations.noCamera && consent.proctoring === true;
}

export function wantsMicrophone({ plan }: SessionState): boolean {
  return plan.answerMode === 'speech' && !plan.accommodations.textOnly;
}

/** Whether the way to the corners of the page is worth knowing: only where head and gaze are looked at. */
export function wantsCalibration(state: SessionState): boolean {
  return wantsCamera(state) && !state.plan.accommodations.noGaze;
}
