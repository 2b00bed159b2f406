import type { Incident, Observation, Severity } from '../spec/index.js';
import type { Assessment, Evidence, Rule } from './rule.js';
import type { Scene } from './scene.js';

/** Gaps shorter than this do not split an incident, ms. */
const MERGE_MS = 1000;
/** A pause of the signal this short does not restart a dwell, ms: one bad frame is not a change. */
const FLICKER_MS = 350;
/** After an incident of a rule has ended, the next one begins no earlier than this, ms. */
const COOLDOWN_MS = 1000;

const RANK: Readonly<Record<Severity, number>> = { note: 0, warn: 1, review: 2 };

interface Run {
  /** When the signal began. */
  readonly since: number;
  lastActive: number;
  confidence: number;
  atMost: Severity | undefined;
  evidence: Evidence;
  incident: Incident | undefined;
}

/** One rule over time: dwell, merging, exit, cooldown, gravity by duration. */
export class RuleRunner {
  readonly #rule: Rule;
  readonly #thresholds: Readonly<Record<string, number>>;
  readonly #generateId: () => string;
  #run: Run | undefined;
  #quietUntil = -Infinity;

  constructor(rule: Rule, thresholds: Readonly<Record<string, number>> | undefined, generateId: () => string) {
    this.#rule = rule;
    this.#thresholds = { ...rule.thresholds, ...thresholds };
    this.#generateId = generateId;
  }

  get rule(): Rule {
    return this.#rule;
  }

  get isOpen(): boolean {
    return this.#run?.incident !== undefined;
  }

  see(observation: Observation, scene: Scene, implied: boolean): readonly Incident[] {
    if (!this.#rule.sees.includes(observation.type)) return [];
    const assessment: Assessment = implied ? { state: 'inactive' } : this.#rule.assess(scene, this.isOpen, this.#thresholds);
    return assessment.state === 'active' ? this.#active(assessment, scene.at) : this.#inactive(scene.at);
  }

  /** Ends what is open. */
  end(at: number): readonly Incident[] {
    const run = this.#run;
    this.#run = undefined;
    return run?.incident ? [this.#close(run, Math.min(at, Math.max(run.lastActive, run.since)))] : [];
  }

  #active(assessment: Assessment, at: number): readonly Incident[] {
    const run = (this.#run ??= {
      since: Math.max(Math.min(assessment.since ?? at, at), this.#quietUntil),
      lastActive: at,
      confidence: 0,
      atMost: assessment.atMost,
      evidence: {},
      incident: undefined,
    });
    run.lastActive = at;
    run.confidence = Math.max(run.confidence, assessment.confidence ?? 1);
    run.evidence = { ...run.evidence, ...strongest(run.evidence, assessment.evidence ?? {}) };
    // Once it was certain, a weaker moment does not take that back.
    if (assessment.atMost === undefined) run.atMost = undefined;
    if (run.incident || at - run.since < this.#rule.dwellMs) return [];
    run.incident = this.#incident(run, 'start', at);
    return [run.incident];
  }

  #inactive(at: number): readonly Incident[] {
    const run = this.#run;
    if (!run) return [];
    const gone = at - run.lastActive;
    if (!run.incident) {
      if (gone > FLICKER_MS) this.#run = undefined;
      return [];
    }
    if (gone < Math.max(this.#rule.exitMs, this.#rule.exitMs === 0 ? 0 : MERGE_MS)) return [];
    this.#run = undefined;
    this.#quietUntil = at + (this.#rule.exitMs === 0 ? 0 : COOLDOWN_MS);
    // States that the browser tells end now; what was sampled ended when it was last seen.
    return [this.#close(run, this.#rule.exitMs === 0 ? at : run.lastActive)];
  }

  #close(run: Run, endedAt: number): Incident {
    const started = run.incident ?? this.#incident(run, 'start', endedAt);
    const closed = this.#incident(run, 'end', endedAt);
    return { ...closed, id: started.id, startedAt: started.startedAt, endedAt };
  }

  #incident(run: Run, phase: 'start' | 'end', at: number): Incident {
    const { id, version, kind, reason } = this.#rule;
    return {
      id: run.incident?.id ?? this.#generateId(),
      kind,
      phase,
      startedAt: run.since,
      severity: this.#severity(at - run.since, run.atMost),
      confidence: Math.round(run.confidence * 100) / 100,
      reason,
      evidence: { ...run.evidence, durationMs: Math.round(at - run.since) },
      rule: { id, version, thresholds: { ...this.#thresholds, dwellMs: this.#rule.dwellMs } },
    };
  }

  #severity(ms: number, atMost: Severity | undefined): Severity {
    const reached = this.#rule.severities.filter(({ afterMs }) => ms >= afterMs).at(-1)?.severity ?? 'note';
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
