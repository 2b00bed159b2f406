import { NEUTRAL_INCIDENT_KINDS, type IncidentKind } from './incident.js';

/** What a host wants to follow an incident. */
export const POLICY_ACTIONS = ['ignore', 'note', 'warn', 'pause', 'end'] as const;
export type PolicyAction = (typeof POLICY_ACTIONS)[number];

/**
 * What follows incidents of one kind. `ignore`: it is not looked for and not kept. `note`: it is kept, and nobody is
 * told meanwhile. `warn`: the candidate is told, calmly. `pause`: the interview is held until the candidate goes on. `end`: the
 * interview ends with the `after`-th incident of the kind; those before are a `warn`. Whatever follows was said to the
 * candidate before the interview, in words; what was not said does not follow.
 */
export interface KindPolicy {
  readonly action: PolicyAction;
  /** With `end`, 1 or more. */
  readonly after?: number | undefined;
}

/** By kind; `DEFAULT_POLICY` holds for those that are not named. */
export type HostPolicy = Readonly<Partial<Record<IncidentKind, KindPolicy>>>;

/** "Could not tell" is always kept, and nothing is held or ended for it; what may be reading looks like reading the question. */
const NEVER_HELD_FOR: readonly IncidentKind[] = [...NEUTRAL_INCIDENT_KINDS, 'reading-pattern'];

/** What speaks against a policy; empty where nothing does. */
export function policyIssues(policy: HostPolicy = {}): { path: string; message: string }[] {
  return (Object.keys(policy) as IncidentKind[]).flatMap((kind) => {
    const { action, after } = policy[kind] ?? { action: 'note' };
    const path = `proctoring.policy.${kind}`;
    const issues = [];
    if (NEVER_HELD_FOR.includes(kind) && (action === 'pause' || action === 'end')) {
      issues.push({ path: `${path}.action`, message: 'must be "note" or "warn": it says nothing of the candidate' });
    }
    if (NEUTRAL_INCIDENT_KINDS.includes(kind) && action === 'ignore') {
      issues.push({ path: `${path}.action`, message: 'must be "note" or "warn": coverage rests on it' });
    }
    if (after !== undefined && action !== 'end') issues.push({ path: `${path}.after`, message: 'goes with "end" alone' });
    return issues;
  });
}
