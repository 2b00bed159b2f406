import type { IncidentKind, MonitorObservation, Observation, Severity } from '../../spec/index.js';
import type { Scene } from '../scene/scene.js';

export type Evidence = Record<string, number | string | boolean | number[]>;

/** Named numbers of a rule; the name ends in the unit (`Ms`, `Degrees`, `Share`, `Px`, `Luma`...). */
export type Thresholds = Readonly<Record<string, number>>;

/** What a rule makes of the scene as it is now. `unknown`: cannot tell; it neither opens an incident nor keeps one open. */
export interface Assessment {
  readonly state: 'active' | 'inactive' | 'unknown';
  /** 0..1, of the measurement. */
  readonly confidence?: number;
  readonly evidence?: Evidence;
  /** When it really began, where the rule looks back over a window; the time of the observation otherwise. */
  readonly since?: number;
  /** When it was really last so; the time of the observation otherwise. */
  readonly until?: number;
  /** Not graver than this, whatever the duration. */
  readonly atMost?: Severity;
}

/** One detector: a pure look at the scene, and how the engine is to treat what it says. Times in ms. */
export interface Rule<Names extends Thresholds = Thresholds> {
  readonly id: string;
  /** Changes with any threshold or formula; stamped into each incident. */
  readonly version: string;
  readonly kind: IncidentKind;
  /** One sentence of fact. */
  readonly reason: string;
  /** A host may change each of them, and `dwellMs` and `exitMs` too. */
  readonly thresholds: Names;
  /** The signal must last this long. */
  readonly dwellMs: number;
  /** It is over once it was gone for this long. Sampled signals are merged over gaps of up to a second anyway; 0 ends at once. */
  readonly exitMs: number;
  /** A moment, not a state: each observation that shows it is an incident of its own, which ends when it begins. */
  readonly isMoment?: boolean;
  /** Gravity by the time that it was really there: the last entry that was reached holds. */
  readonly severities: readonly { readonly afterMs: number; readonly severity: Severity }[];
  /** False: an open incident of it explains no other one away, whatever its kind does. So it is with what adds up what came before. */
  readonly explains?: boolean;
  /** Observations that it looks at. One that sees `vision` or `objects` alone cannot tell while no fresh picture was looked at. */
  readonly sees: readonly Observation['type'][];
  /** It goes by where head and eyes point: the angles are kept with each of its incidents. */
  readonly traced?: boolean;
  /** `active`: an incident of the rule is open, so exit thresholds apply. `thresholds`: after the host's changes. */
  assess(scene: Scene, active: boolean, thresholds: Names): Assessment;
}

/** Lets a rule name its thresholds once and read them by these names. */
export function defineRule<Names extends string>(rule: Rule<Readonly<Record<Names, number>>>): Rule {
  return rule;
}

/** Whose results a rule lives on: when that monitor stops, so do its incidents. */
export function monitorOf({ sees }: Rule): MonitorObservation['monitor'] | undefined {
  if (sees.every((type) => type === 'vision')) return 'vision';
  if (sees.every((type) => type === 'objects')) return 'objects';
  if (sees.every((type) => type === 'audio')) return 'audio';
  return sees.includes('environment') && !sees.includes('vision') ? 'environment' : undefined;
}

export const INACTIVE: Assessment = { state: 'inactive' };
export const UNKNOWN: Assessment = { state: 'unknown' };
