import type { Accommodations, CoverageChange, Incident, IncidentKind, Observation } from '../spec/index.js';
import { CoverageTracker } from './coverage.js';
import { RULES } from './detectors/index.js';
import { RuleRunner } from './rule-runner.js';
import { SceneKeeper } from './scene.js';

export type ProctorOutput =
  | { readonly type: 'incident'; readonly incident: Incident }
  | { readonly type: 'coverage'; readonly change: CoverageChange };

export interface ProctorOptions {
  /** Thresholds to use instead of a rule's own, by rule id and name. */
  readonly thresholds?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** `noGaze`: where the head points is not looked at. */
  readonly accommodations?: Partial<Pick<Accommodations, 'noCamera' | 'noGaze'>>;
  /** Ids of incidents; counts from 1 by default, so that a replay gives the same ones. */
  readonly generateId?: () => string;
}

export interface Proctor {
  /** Takes what was observed, in order of `at`; an observation that is older than the last one is left out. */
  push(observation: Observation): readonly ProctorOutput[];
  /** Ends every open incident. */
  end(at: number): readonly ProctorOutput[];
}

/** Kinds that are explained by an open incident of another kind: a covered camera is not also a missing face. */
const IMPLIED: Readonly<Partial<Record<IncidentKind, readonly IncidentKind[]>>> = {
  'camera-covered': ['face-missing', 'head-turned', 'unassessable', 'multiple-faces'],
  'camera-lost': ['face-missing', 'head-turned', 'unassessable', 'multiple-faces', 'camera-covered', 'monitoring-gap'],
  'multiple-faces': ['head-turned'],
  'head-turned': ['face-missing'],
};

const GAZE_KINDS: readonly IncidentKind[] = ['head-turned', 'looking-down', 'gaze-away'];

/** The rules at work. Pure: the same observations give the same incidents, bit by bit. */
export function createProctor({ thresholds = {}, accommodations = {}, generateId }: ProctorOptions = {}): Proctor {
  let count = 0;
  const id = generateId ?? (() => `incident-${(count += 1)}`);
  const keeper = new SceneKeeper();
  const coverage = new CoverageTracker();
  const runners = RULES.filter(({ kind }) => !(accommodations.noGaze && GAZE_KINDS.includes(kind))).map(
    (rule) => new RuleRunner(rule, thresholds[rule.id], id),
  );
  const isOpen = (kind: IncidentKind): boolean => runners.some((runner) => runner.rule.kind === kind && runner.isOpen);
  const isImplied = (kind: IncidentKind): boolean =>
    runners.some((runner) => runner.isOpen && IMPLIED[runner.rule.kind]?.includes(kind));

  return {
    push(observation) {
      if (observation.at < keeper.scene.at) return [];
      const scene = keeper.fold(observation);
      const incidents = runners.flatMap((runner) => runner.see(observation, scene, isImplied(runner.rule.kind)));
      return [
        ...incidents.map((incident) => ({ type: 'incident' as const, incident })),
        ...coverage.see(scene, isOpen('monitoring-gap')).map((change) => ({ type: 'coverage' as const, change })),
      ];
    },
    end: (at) => runners.flatMap((runner) => runner.end(at)).map((incident) => ({ type: 'incident' as const, incident })),
  };
}
