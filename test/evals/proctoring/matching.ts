import type { Severity } from '../../../src/spec/index.js';
import type { TrueEvent } from './truth.js';

/** Widens the span of an event beyond the dwell of its kind, seconds. */
const SLACK_SECONDS = 1;

/** An incident in seconds of the clip. */
export type PlacedIncident = {
  readonly kind: string;
  /** Id of the rule that reported it. */
  readonly rule: string;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  /** When its start was told. */
  readonly told: number;
  readonly dwell: number;
};

export type MatchedIncident = PlacedIncident & {
  readonly event: TrueEvent;
  /** How much later than a dwell after the event was fully there it was told, ms; the first incident of an event only. */
  readonly onsetBeyondDwellMs?: number;
};

export type Matching = {
  readonly matched: readonly MatchedIncident[];
  /** Required events without an incident. */
  readonly missed: readonly TrueEvent[];
  /** Required events of kinds that nobody looked for: no rule, no engine for it, or a type that is not known here. */
  readonly notLookedFor: readonly TrueEvent[];
  /** Warnings and reviews without an event. */
  readonly falseIncidents: readonly PlacedIncident[];
  /** Notes without an event: counted, not false. */
  readonly notes: readonly PlacedIncident[];
  /** During an event of another kind that brings them along. */
  readonly implied: readonly PlacedIncident[];
  readonly required: number;
  readonly found: number;
};

/** What an event of one kind may bring along: a turned or covered head loses the face, a second person makes one look. */
const IMPLIED_BY: Readonly<Record<string, readonly string[]>> = {
  'head-turned': ['face-missing', 'gaze-away'],
  'looking-down': ['face-missing', 'gaze-away'],
  'camera-covered': ['face-missing', 'unassessable', 'head-turned'],
  'multiple-faces': ['head-turned', 'looking-down', 'gaze-away'],
  'phone-visible': ['gaze-away', 'looking-down'],
  'face-changed': ['face-missing'],
};

export function match(
  incidents: readonly PlacedIncident[],
  events: readonly TrueEvent[],
  { duration, kindsLookedFor, dwellOf }: { duration: number; kindsLookedFor: readonly string[]; dwellOf(kind: string): number },
): Matching {
  const spanOf = ({ start, end = duration }: TrueEvent, kind: string): [from: number, to: number] => {
    const wider = dwellOf(kind) + SLACK_SECONDS;
    return [start - wider, end + wider];
  };
  const overlaps = (incident: PlacedIncident, event: TrueEvent): boolean => {
    const [from, to] = spanOf(event, incident.kind);
    return incident.start <= to && incident.end >= from;
  };

  const told = new Set<TrueEvent>();
  const matched: MatchedIncident[] = [];
  const rest: PlacedIncident[] = [];
  for (const incident of [...incidents].sort((a, b) => a.told - b.told)) {
    const event = events.find((each) => each.kind === incident.kind && overlaps(incident, each));
    if (!event) {
      rest.push(incident);
      continue;
    }
    const fullyThere = event.holdStart ?? event.start;
    const onset = told.has(event) ? undefined : (incident.told - fullyThere - incident.dwell) * 1000;
    told.add(event);
    matched.push({ ...incident, event, ...(onset !== undefined && { onsetBeyondDwellMs: onset }) });
  }

  const isImplied = (incident: PlacedIncident): boolean =>
    events.some((event) => IMPLIED_BY[event.kind ?? '']?.includes(incident.kind) && overlaps(incident, event));
  const implied = rest.filter(isImplied);
  const unmatched = rest.filter((incident) => !isImplied(incident));
  const asked = events.filter(({ kind, required = true }) => required && kind !== null);
  const required = asked.filter(({ kind }) => kindsLookedFor.includes(kind ?? ''));
  return {
    matched,
    missed: required.filter((event) => !told.has(event)),
    notLookedFor: asked.filter((event) => !required.includes(event)),
    falseIncidents: unmatched.filter(({ severity }) => severity !== 'note'),
    notes: unmatched.filter(({ severity }) => severity === 'note'),
    implied,
    required: required.length,
    found: required.filter((event) => told.has(event)).length,
  };
}
