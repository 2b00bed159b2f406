import { INCIDENT_KINDS, type HostPolicy, type IncidentKind, type KindPolicy, type PolicyAction } from '../spec/index.js';

/** Kinds that the candidate is told of where the host says nothing: what can be put right at once, by looking up or by one click. */
const TOLD: readonly IncidentKind[] = [
  'face-missing',
  'multiple-faces',
  'head-turned',
  'camera-covered',
  'camera-lost',
  'tab-hidden',
  'window-blurred',
  'fullscreen-exited',
  'second-tab',
  'monitoring-gap',
];

/** What follows where the host says nothing: nobody's interview is paused or ended. */
export const DEFAULT_POLICY = Object.freeze(
  Object.fromEntries(INCIDENT_KINDS.map((kind) => [kind, { action: TOLD.includes(kind) ? 'warn' : 'note' }])),
) as Readonly<Record<IncidentKind, KindPolicy>>;

/** What follows one incident. */
export interface PolicyConsequence {
  readonly action: PolicyAction;
  /** Which one of its kind it is, from 1. */
  readonly count: number;
  /** With the how many-th the interview ends; absent where it never does. */
  readonly of?: number;
}

/** The host's word for a kind, or ours. */
export function policyOf(kind: IncidentKind, policy: HostPolicy = {}): KindPolicy {
  return policy[kind] ?? DEFAULT_POLICY[kind];
}

/** What follows the `count`-th incident of a kind, counted from 1. Before the last one, `end` is a warning that counts. */
export function policyStep(kind: IncidentKind, count: number, policy: HostPolicy = {}): PolicyConsequence {
  const { action, after = 1 } = policyOf(kind, policy);
  if (action !== 'end') return { action, count };
  return { action: count < after ? 'warn' : 'end', count, of: after };
}

/** Kinds that are not looked for. */
export function ignoredKinds(policy: HostPolicy = {}): readonly IncidentKind[] {
  return INCIDENT_KINDS.filter((kind) => policyOf(kind, policy).action === 'ignore');
}
