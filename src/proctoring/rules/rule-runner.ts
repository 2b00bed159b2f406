import { isFresh } from '../scene/hearing.js';
import { isFreshLook } from '../scene/objects-seen.js';
import { hasFreshPicture } from './quality.js';
import { monitorOf, UNKNOWN, type Assessment, type Evidence, type Rule, type Thresholds } from './rule.js';
import { thresholdsInForce } from './rules-in-force.js';
import type { Scene } from '../scene/scene.js';
import type { Incident, Observation, Severity } from '../../spec/index.js';

/** Gaps of a sampled signal that are shorter than this do not split an incident, ms. */
const MERGE_MS = 1000;
/** While no picture or no sound comes nobody knows; what was told goes on for this long, until somebody looks again, ms. */
const BLIND_MS = 3000;
/** A pause of a sampled signal this short does not restart a dwell, ms: one bad frame is not a change. */
const FLICKER_MS = 500;
/** A sampled signal that is there in a smaller part of the pictures since it began is not there: it comes and goes. */
const STEADY_SHARE = 0.7;
/** After an incident by a sampled signal, the next one of the same rule is told no earlier than this, ms. */
const COOLDOWN_MS = 2000;

/** Nothing is watched on purpose; a monitor that failed is a gap instead. */
const STOPPED: readonly string[] = ['paused', 'off', 'unsupported'];

const RANK: Readonly<Record<Severity, number>> = { note: 0, warn: 1, review: 2 };

interface Run {
  /** When the signal began. */
  readonly since: number;
  lastActive: number;
  /** How long it was really there, without the gaps. */
  activeMs: number;
  /** Observations since it began, and those of them that showed it. */
  looks: number;
  activeLooks: number;
  /** The last look showed it. */
  isOn: boolean;
  /** It was there at the very moment of the last look, not only in the time before that it looks back over. */
  isThere: boolean;
  confidence: number;
  atMost: Severity | undefined;
  evidence: Evidence;
  /** As it was told at its start. */
  incident: Incident | undefined;
}

/** One rule over time: dwell, merging, exit, cooldown, gravity by duration. At most one incident is open. */
export class RuleRunner {
  readonly rule: Rule;
  readonly #thresholds: Thresholds;
  readonly #dwellMs: number;
  readonly #exitMs: number;
  readonly #generateId: () => string;
  #run: Run | undefined;
  #endedAt = -Infinity;

  constructor(rule: Rule, changed: Thresholds | undefined, generateId: () => string) {
    this.rule = rule;
    this.#thresholds = thresholdsInForce(rule, changed);
    const { dwellMs = rule.dwellMs, exitMs = rule.exitMs } = this.#thresholds;
    this.#dwellMs = dwellMs;
    this.#exitMs = exitMs;
    this.#generateId = generateId;
  }

  /** The incident that goes on. */
  get open(): Incident | undefined {
    return this.#run?.incident;
  }

  see(observation: Observation, scene: Scene, implied: boolean): readonly Incident[] {
    const monitor = monitorOf(this.rule);
    const byPicture = monitor === 'vision';
    if (observation.type === 'monitor' && STOPPED.includes(observation.state) && observation.monitor === monitor) return this.end(scene.at);
    if (byPicture && !hasFreshPicture(scene)) return this.#blind(scene.at);
    if (monitor === 'objects' && !isFreshLook(scene.objects, scene.at)) return this.#blind(scene.at);
    if (monitor === 'audio' && !isFresh(scene.hearing, scene.at)) return this.#blind(scene.at);
    if (byPicture && observation.type === 'tick' && !implied) return this.#ripen(scene.at);
    if (!this.rule.sees.includes(observation.type)) return [];
    // A result comes later than the ticks since its picture was taken; what it shows is as old as the picture.
    const at = byPicture || monitor === 'objects' ? observation.at : scene.at;
    const told = this.#take(implied ? UNKNOWN : this.rule.assess(scene, this.open !== undefined, this.#thresholds), at);
    return this.rule.isMoment ? [...told, ...this.end(at)] : told;
  }

  /** Ends what is open. */
  end(at: number): readonly Incident[] {
    const run = this.#run;
    this.#run = undefined;
    return run?.incident ? [this.#close(run, at)] : [];
  }

  /** Others are states that the browser tells of: they begin and end when it says so. */
  get #isSampled(): boolean {
    return this.#exitMs > 0;
  }

  #take(assessment: Assessment, at: number): readonly Incident[] {
    return assessment.state === 'active' ? this.#active(assessment, at) : this.#inactive(at);
  }

  #active(assessment: Assessment, now: number): readonly Incident[] {
    const at = Math.min(assessment.until ?? now, now);
    const run = (this.#run ??= this.#begin(assessment, at));
    if (run.isOn) run.activeMs += Math.max(0, at - run.lastActive);
    run.isOn = true;
    run.isThere = at === now;
    run.looks += 1;
    run.activeLooks += 1;
    run.lastActive = Math.max(run.lastActive, at);
    run.confidence = Math.max(run.confidence, assessment.confidence ?? 1);
    run.evidence = { ...run.evidence, ...strongest(run.evidence, assessment.evidence ?? {}) };
    // Once it was certain, a weaker moment does not take that back.
    if (assessment.atMost === undefined) run.atMost = undefined;
    return now < this.#quietUntil ? [] : this.#tell(run, at);
  }

  /** The dwell may run out between two pictures: what the last one showed is then told without waiting for the next one. */
  #ripen(now: number): readonly Incident[] {
    const run = this.#run;
    return run?.isOn && run.isThere && now - run.lastActive <= FLICKER_MS && now >= this.#quietUntil ? this.#tell(run, now) : [];
  }

  #tell(run: Run, at: number): readonly Incident[] {
    if (run.incident || at - run.since < this.#dwellMs || run.activeLooks < run.looks * STEADY_SHARE) return [];
    run.incident = this.#incident(run, 'start', at);
    return [run.incident];
  }

  #begin({ since, atMost }: Assessment, at: number): Run {
    const began = Math.max(Math.min(since ?? at, at), this.#endedAt);
    return { since: began, lastActive: at, activeMs: Math.max(0, at - began), looks: 0, activeLooks: 0, isOn: true, isThere: true, confidence: 0, atMost, evidence: {}, incident: undefined };
  }

  #inactive(at: number): readonly Incident[] {
    const run = this.#run;
    if (!run) return [];
    run.isOn = false;
    run.looks += 1;
    const gone = at - run.lastActive;
    if (!run.incident) {
      if (!this.#isSampled || gone > FLICKER_MS) this.#run = undefined;
      return [];
    }
    if (this.#isSampled && gone < Math.max(this.#exitMs, MERGE_MS)) return [];
    return [this.#close(run, at)];
  }

  /** A page that stood still for a moment has not seen the end of what it saw before. */
  #blind(at: number): readonly Incident[] {
    const run = this.#run;
    if (!run?.incident || at - run.lastActive >= BLIND_MS) return this.#inactive(at);
    run.isOn = false;
    return [];
  }

  get #quietUntil(): number {
    return this.#isSampled ? this.#endedAt + COOLDOWN_MS : -Infinity;
  }

  #close(run: Run, at: number): Incident {
    this.#run = undefined;
    // What was sampled ended when it was last seen; a state that the browser tells, now.
    this.#endedAt = this.#isSampled ? run.lastActive : Math.max(at, run.lastActive);
    run.activeMs += this.#endedAt - run.lastActive;
    return { ...this.#incident(run, 'end', this.#endedAt), endedAt: this.#endedAt };
  }

  #incident(run: Run, phase: 'start' | 'end', at: number): Incident {
    const { id, version, kind, reason } = this.rule;
    return {
      id: run.incident?.id ?? this.#generateId(),
      kind,
      phase,
      startedAt: run.since,
      severity: this.#severity(run.activeMs, run.atMost),
      confidence: Math.round(run.confidence * 100) / 100,
      reason,
      evidence: { ...run.evidence, durationMs: Math.round(at - run.since) },
      rule: { id, version, thresholds: { ...this.#thresholds } },
    };
  }

  #severity(activeMs: number, atMost: Severity | undefined): Severity {
    const reached = this.rule.severities.filter(({ afterMs }) => activeMs >= afterMs).at(-1)?.severity ?? 'note';
    return atMost && RANK[reached] > RANK[atMost] ? atMost : reached;
  }
}

/** Keeps the number that says most: an angle at its widest, a count at its highest. */
function strongest(before: Evidence, now: Evidence): Evidence {
  return Object.fromEntries(
    Object.entries(now).map(([key, value]) => {
      const old = before[key];
      return [key, typeof old === 'number' && typeof value === 'number' && Math.abs(old) > Math.abs(value) ? old : value];
    }),
  );
}
