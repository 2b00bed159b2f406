import { INCIDENT_KINDS, PLAN_DEFAULTS, type IncidentKind, type InterviewPlanInput, type PolicyAction } from '../../src/spec/index.js';
import { numbers, time, timeText, without } from './draft-values.js';

type ProctoringInput = NonNullable<InterviewPlanInput['proctoring']>;

const SECOND_MS = 1000;

/** What is to follow incidents of one kind. */
export interface PolicyDraft {
  readonly action: PolicyAction;
  /** With `end`: with which of its kind. Empty for the first. */
  readonly after: string;
}

/** What is watched, what of it is kept, and what follows. */
export interface ProctoringDraft {
  readonly watched: boolean;
  readonly fullscreen: boolean;
  readonly readingPattern: boolean;
  readonly keepObservations: boolean;
  readonly snapshots: boolean;
  readonly snapshotOnIncidents: boolean;
  /** Seconds; empty for none in between. */
  readonly snapshotEvery: string;
  readonly snapshotBlur: boolean;
  /** By kind; those that are not named are as usual. */
  readonly policy: { readonly [Kind in IncidentKind]?: PolicyDraft };
}

export function proctoringDraftOf(proctoring: ProctoringInput = {}): ProctoringDraft {
  const defaults = PLAN_DEFAULTS.proctoring;
  const { snapshots, policy = {} } = proctoring;
  return {
    watched: proctoring.enabled ?? defaults.enabled,
    fullscreen: proctoring.fullscreen ?? defaults.fullscreen,
    readingPattern: proctoring.readingPattern ?? defaults.readingPattern,
    keepObservations: proctoring.keepObservations ?? defaults.keepObservations,
    snapshots: snapshots !== undefined,
    snapshotOnIncidents: snapshots?.onIncidents ?? true,
    snapshotEvery: timeText(snapshots?.everyMs, SECOND_MS),
    snapshotBlur: snapshots?.blurBackground ?? false,
    policy: Object.fromEntries(
      INCIDENT_KINDS.flatMap((kind) => {
        const own = policy[kind];
        return own ? [[kind, { action: own.action, after: own.after === undefined ? '' : String(own.after) }]] : [];
      }),
    ),
  };
}

/** As the plan has it, unchecked; what no field shows is kept as `base` has it. */
export function proctoringOfDraft(draft: ProctoringDraft, base: ProctoringInput = {}): ProctoringInput {
  const policy = Object.entries(draft.policy).map(([kind, { action, after }]) => [kind, { action, ...(action === 'end' && numbers({ after })) }]);
  return {
    ...without(base, 'snapshots', 'policy'),
    enabled: draft.watched,
    fullscreen: draft.fullscreen,
    readingPattern: draft.readingPattern,
    keepObservations: draft.keepObservations,
    ...(draft.snapshots && {
      snapshots: {
        ...without(base.snapshots ?? {}, 'everyMs'),
        onIncidents: draft.snapshotOnIncidents,
        blurBackground: draft.snapshotBlur,
        ...time('everyMs', draft.snapshotEvery, base.snapshots?.everyMs, SECOND_MS),
      },
    }),
    ...(policy.length > 0 && { policy: Object.fromEntries(policy) as NonNullable<ProctoringInput['policy']> }),
  };
}
