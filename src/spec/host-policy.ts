/** What a host wants to follow an incident. */
export const POLICY_ACTIONS = ['ignore', 'note', 'warn', 'pause', 'end'] as const;
export type PolicyAction = (typeof POLICY_ACTIONS)[number];

/**
 * What follows incidents of one kind. `ignore`: it is not looked for and not kept. `note`: it is kept as a note, and nobody
 * is told. `warn`: the candidate is told, calmly. `pause`: the interview is held until the candidate goes on. `end`: the
 * interview ends with the `after`-th incident of the kind; those before are a `warn`. Whatever follows was said to the
 * candidate before the interview, in words; what was not said does not follow.
 */
export interface KindPolicy {
  readonly action: PolicyAction;
  /** With `end`, 1 or more. */
  readonly after?: number;
}
