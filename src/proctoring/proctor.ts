import { TraceKeeper } from './angle-trace.js';
import { CoverageTracker } from './coverage.js';
import { EXPERIMENTS, RULES } from './detectors/index.js';
import { MovementTracker } from './movement.js';
import { isCameraObservation, sourceOf } from './observation-source.js';
import { RuleRunner } from './rules/rule-runner.js';
import type { Rule, Thresholds } from './rules/rule.js';
import { checkThresholds, thresholdsInForce, type RuleInForce } from './rules/rules-in-force.js';
import { SceneKeeper } from './scene/scene.js';
import { NEUTRAL_INCIDENT_KINDS, type Accommodations, type AngleTrace, type CoverageChange, type Incident, type IncidentKind, type MovementMeasure, type Observation } from '../spec/index.js';

export type ProctorOutput =
  | { readonly type: 'incident'; readonly incident: Incident }
  | { readonly type: 'coverage'; readonly change: CoverageChange }
  /** Every 30 s of watched time. */
  | { readonly type: 'movement'; readonly measure: MovementMeasure }
  /** Right after the end of an incident by a rule that goes by where head and eyes point. */
  | { readonly type: 'trace'; readonly trace: AngleTrace };

export interface ProctorOptions {
  /** Rules in place of ours, or ours and more. */
  readonly rules?: readonly Rule[];
  /** Thresholds to use instead of a rule's own, by rule id and name; `dwellMs` and `exitMs` among them. Unknown names are refused. */
  readonly thresholds?: Readonly<Record<string, Thresholds>>;
  /** Kinds that are not looked for. Of what the camera cannot show, or monitoring that does not run, coverage tells nevertheless. */
  readonly ignore?: readonly IncidentKind[];
  /** Also look for eyes that move line by line. An experiment: reading a question looks the same. Never part of a score. Default false. */
  readonly readingPattern?: boolean;
  /** `noGaze`: where head and eyes point is not looked at. `noCamera`: nothing that the camera tells is looked at. */
  readonly accommodations?: Partial<Pick<Accommodations, 'noCamera' | 'noGaze'>>;
  /**
   * Ids of incidents. By default `incident-<ms>-<count>`: the time of the first observation and a count from 1, so that a
   * replay gives the same ones, and whoever watches the same session again after a reload gives others.
   */
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
  /** The rules that look, with the thresholds in force. */
  readonly rules: readonly RuleInForce[];
}

/** Where head and eyes point. */
export const GAZE_KINDS: readonly IncidentKind[] = ['head-turned', 'looking-down', 'gaze-away', 'reading-pattern'];

/** What can be watched rests on these: a lost camera is a gap, whoever wants to know of it. */
const COVERAGE_KINDS: readonly IncidentKind[] = [...NEUTRAL_INCIDENT_KINDS, 'camera-lost', 'camera-covered', 'microphone-lost'];

/** Kinds that an open incident of another kind explains: a covered camera is not also a missing face. */
const IMPLIED: Readonly<Partial<Record<IncidentKind, readonly IncidentKind[]>>> = {
  'camera-covered': ['face-missing', 'multiple-faces', 'face-changed', 'unassessable', ...GAZE_KINDS],
  'camera-lost': ['face-missing', 'multiple-faces', 'face-changed', 'unassessable', 'camera-covered', 'monitoring-gap', ...GAZE_KINDS],
  // Whoever is not alone looks at the other, and may be taken for the other.
  'multiple-faces': ['face-changed', ...GAZE_KINDS],
  'head-turned': ['face-missing', 'gaze-away'],
  'looking-down': ['gaze-away'],
  // Two who talk over each other leave no quiet moment.
  'other-voice': ['loud-noise'],
};

/**
 * The rules at work. Pure: the same observations give the same outputs, bit by bit. Throws `InvalidInputError`
 * (`option/invalid`) where `thresholds` names what there is not.
 */
export function createProctor(options: ProctorOptions = {}): Proctor {
  const { rules: wanted = RULES, thresholds = {}, ignore = [], readingPattern = false, accommodations = {} } = options;
  const known = [...wanted, ...Object.values(EXPERIMENTS)];
  checkThresholds(known, thresholds);
  const { noGaze = false, noCamera = false } = accommodations;
  const isTold = (kind: IncidentKind): boolean => !ignore.includes(kind);
  const rules = [...wanted, ...(readingPattern ? [EXPERIMENTS.readingPattern] : [])].filter(
    ({ kind }) => !(noGaze && GAZE_KINDS.includes(kind)) && (isTold(kind) || COVERAGE_KINDS.includes(kind)),
  );

  let began: number | undefined;
  let count = 0;
  const id = options.generateId ?? (() => `incident-${Math.round(began ?? 0)}-${(count += 1)}`);
  const keeper = new SceneKeeper();
  const coverage = new CoverageTracker({ noCamera });
  const movement = new MovementTracker();
  const traces = new TraceKeeper();
  const lastOf = new Map<string, number>();
  const runners = rules.map((rule) => new RuleRunner(rule, thresholds[rule.id], id));
  const open = (kind: IncidentKind): Incident | undefined => runners.find((runner) => runner.rule.kind === kind && runner.open)?.open;
  const isImplied = (kind: IncidentKind): boolean => runners.some(({ open: found, rule }) => found && rule.explains !== false && IMPLIED[rule.kind]?.includes(kind));

  const told = ({ rule }: RuleRunner, incident: Incident): readonly ProctorOutput[] => {
    if (!isTold(rule.kind)) return [];
    const output: ProctorOutput = { type: 'incident', incident };
    if (!rule.traced) return [output];
    if (incident.phase === 'end') return [output, { type: 'trace', trace: traces.end(incident) }];
    traces.begin(incident, keeper.scene);
    return [output];
  };

  return {
    rules: rules.filter(({ kind }) => isTold(kind)).map((rule) => ({ id: rule.id, version: rule.version, thresholds: thresholdsInForce(rule, thresholds[rule.id]) })),
    push(observation) {
      const source = sourceOf(observation);
      if (!Number.isFinite(observation.at) || observation.at < (lastOf.get(source) ?? -Infinity)) return [];
      began ??= observation.at;
      if (keeper.isOver(observation)) return [];
      if (noCamera && isCameraObservation(observation)) return [];
      lastOf.set(source, observation.at);
      const scene = keeper.fold(observation);
      traces.see(scene);
      const incidents = runners.flatMap((runner) => runner.see(observation, scene, isImplied(runner.rule.kind)).flatMap((incident) => told(runner, incident)));
      const measure = noGaze ? undefined : movement.see(observation, scene);
      return [
        ...incidents,
        ...coverage.see(scene, open).map((change) => ({ type: 'coverage' as const, change })),
        ...(measure ? [{ type: 'movement' as const, measure }] : []),
      ];
    },
    end: (at) => runners.flatMap((runner) => runner.end(at).flatMap((incident) => told(runner, incident))),
  };
}
