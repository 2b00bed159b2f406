import type { ResumeContact, ResumeProfile } from '../../src/documents/index.js';
import type { InterviewPlan } from '../../src/spec/index.js';
import { BubblingEvent } from './bubbling-event.js';

/** What a resume says, as it was corrected; for the host, to name or invite somebody. No part of the plan. */
export type SetupCandidate = { readonly contact: ResumeContact; readonly profile: ResumeProfile };

export class InterviewPlanEvent extends BubblingEvent {
  /** Checked, with its defaults filled in. */
  readonly plan: InterviewPlan;
  /** Absent where no resume was read. */
  readonly candidate: SetupCandidate | undefined;

  constructor(plan: InterviewPlan, candidate?: SetupCandidate) {
    super('interview-plan');
    this.plan = plan;
    this.candidate = candidate;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-plan': InterviewPlanEvent;
  }
}
