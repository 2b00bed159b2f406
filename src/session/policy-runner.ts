import { policyStep } from '../proctoring/host-policy.js';
import type { Incident, PolicyAction } from '../spec/index.js';
import type { SessionCore } from './session-core.js';

export interface PolicyRunnerOptions {
  readonly core: SessionCore;
  /** Holds the interview until the candidate goes on. */
  pause(): void;
  end(): void;
}

/** What is written down: that nothing follows needs no line. */
const FOLLOWS: readonly PolicyAction[] = ['warn', 'pause', 'end'];

/**
 * Has follow what the host wants to follow an incident. By the plan of the record alone, which is the one that the candidate
 * was told of; and counted by the record, so that a reload does not begin anew.
 */
export class PolicyRunner {
  readonly #options: PolicyRunnerOptions;

  constructor(options: PolicyRunnerOptions) {
    this.#options = options;
  }

  /** Takes an incident that is in the record already. */
  follow({ id, kind }: Incident): void {
    const { core, pause, end } = this.#options;
    const seen = core.events.filter((event) => event.type === 'incident-started' && event.data?.incident.kind === kind).length;
    const { action, count } = policyStep(kind, seen, core.state.plan.proctoring.policy);
    if (core.state.phase !== 'running' || !FOLLOWS.includes(action)) return;
    void core.record({ type: 'policy-applied', data: { incidentId: id, kind, action, count } });
    if (action === 'pause') pause();
    if (action === 'end') end();
  }
}
