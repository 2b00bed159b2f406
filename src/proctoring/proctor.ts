import { CoverageTracker } from './coverage.js';
import { RULES } from './detectors/index.js';
import { isCameraObservation, sourceOf } from './observation-source.js';
import { RuleRunner } from './rule-runner.js';
import type { Rule, Thresholds } from './rule.js';
import { SceneKeeper } from './scene.js';
import { NEUTRAL_INCIDENT_KINDS, type Accommodations, type CoverageChange, type Incident, type IncidentKind, type Observation } from '../spec/index.js';

export type ProctorOutput =
  | { readonly type: 'incident'; readonly incident: Incident }
  | { readonly type: 'coverage'; readonly change: CoverageChange };

export interface ProctorOptions {
  /** Rules in place of ours, or ours and more. */
  readonly rules?: readonly Rule[];
  /** Thresholds to use instead of a rule's own, by rule id and name; `dwellMs` and `exitMs` among them. */
  readonly thresholds?: Readonly<Record<string, Thresholds>>;
  /** `noGaze`: where head and eyes point is not looked at. `noCamera`: nothing that the camera tells is looked at. */
  readonly accommodations?: Partial<Pick<Accommodations, 'noCamera' | 'noGaze'>>;
  /** Kinds that are not looked for; those that coverage rests on still say what was really watched, and nothing else. */
  readonly ignore?: readonly IncidentKind[];
  /** Ids of incidents; counts from 1 by default, so that a replay gives the same ones. */
  readonly generateId?: () => string;
}

export interface Proctor {
  /**
   * Takes what was observed. Results of pictures may come after later ticks; but what is older than the last
   * observation from the same source is left out.
   */
  push(observation: Observation): readonly ProctorOutput[];
  /** Ends every open incident. `at`: ms on the session clock. */
  end(at: number): readonly ProctorOutput[];
}

/** Where head and eyes point. */
export const GAZE_KINDS: readonly IncidentKind[] = ['head-turned', 'looking-down', 'gaze-away'];

/** What can be watched rests on these: a lost camera is a gap, whoever wants to know of it. */
const COVERAGE_KINDS: readonly IncidentKind[] = [...NEUTRAL_INCIDENT_KINDS, 'camera-lost', 'camera-covered', 'microphone-lost'];

/** Kinds that an open incident of another kind explains: a covered camera is not also a missing face. */
const IMPLIED: Readonly<Partial<Record<IncidentKind, readonly IncidentKind[]>>> = {
  'camera-covered': ['face-missing', 'multiple-faces', 'unassessable', ...GAZE_KINDS],
  'camera-lost': ['face-missing', 'multiple-faces', 'unassessable', 'camera-covered', 'monitoring-gap', ...GAZE_KINDS],
  // Whoever is not alone looks at the other.
  'multiple-faces': GAZE_KINDS,
  'head-turned': ['face-missing', 'gaze-away'],
  'looking-down': ['gaze-away'],
  // Two who talk over each other leave no quiet moment.
  'other-voice': ['loud-noise'],
};

/** The rules at work. Pure: the same observations give the same outputs, bit by bit. */
export function createProctor({ rules = RULES, thresholds = {}, accommodations = {}, ignore = [], generateId }: ProctorOptions = {}): Proctor {
  let count = 0;
  const id = generateId ?? (() => `incident-${(count += 1)}`);
  const keeper = new SceneKeeper();
  const coverage = new CoverageTracker({ noCamera: accommodations.noCamera === true });
  const lastOf = new Map<string, number>();
  const runners = rules
    .filter(({ kind }) => !(accommodations.noGaze && GAZE_KINDS.includes(kind)) && (!ignore.includes(kind) || COVERAGE_KINDS.includes(kind)))
    .map((rule) => new RuleRunner(rule, thresholds[rule.id], id));
  const open = (kind: IncidentKind): Incident | undefined => runners.find((runner) => runner.rule.kind === kind && runner.open)?.open;
  const isImplied = (kind: IncidentKind): boolean => runners.some((runner) => runner.open && runner.rule.explains !== false && IMPLIED[runner.rule.kind]?.includes(kind));
  const told = (incidents: readonly Incident[]): readonly ProctorOutput[] =>
    incidents.filter(({ kind }) => !ignore.includes(kind)).map((incident) => ({ type: 'incident', incident }));

  return {
    push(observation) {
      const source = sourceOf(observation);
      if (!Number.isFinite(observation.at) || observation.at < (lastOf.get(source) ?? -Infinity)) return [];
      if (keeper.isOver(observation)) return [];
      if (accommodations.noCamera && isCameraObservation(observation)) return [];
      lastOf.set(source, observation.at);
      const scene = keeper.fold(observation);
      const incidents = runners.flatMap((runner) => runner.see(observation, scene, isImplied(runner.rule.kind)));
      return [...told(incidents), ...coverage.see(scene, open).map((change) => ({ type: 'coverage' as const, change }))];
    },
    end: (at) => told(runners.flatMap((runner) => runner.end(at))),
  };
}
