import type { ClipResult } from './clip-result.js';
import type { Matching, PlacedIncident } from './matching.js';
import { NOSE_KIND, NOSE_RULE } from './nose-rule.js';
import { spread, type Spread } from './statistics.js';

/** How one rule did over all clips. */
export type DetectorFigures = {
  /** Id of the rule. */
  readonly rule: string;
  readonly kind: string;
  /**
   * Required events of its kind that it found, or nobody. Of two rules of one kind each has its own signs (a covered
   * camera is not a frozen one), so what another rule found was not for this one to find.
   */
  readonly required: number;
  /** Those of them that this very rule reported. */
  readonly found: number;
  /** `found` of `required`; null where there is none. */
  readonly recall: number | null;
  /** Matched incidents of matched and false ones; null where there is none. */
  readonly precision: number | null;
  /** Of required events: how much later than a dwell after it was fully there its first incident was told, ms. */
  readonly onsetBeyondDwellMs: Spread;
  readonly falseWarningsPerHour: number;
  readonly falseReviewsPerHour: number;
  /** Notes without an event, and incidents that an event of another kind brings along: neither right nor false. */
  readonly notes: number;
  readonly implied: number;
};

/** One line for each rule that there was something to say of: an event of its kind, or an incident. */
export function detectorFigures(results: readonly ClipResult[], rules: readonly { readonly id: string; readonly kind: string }[]): DetectorFigures[] {
  const hours = hoursOf(results);
  return rules
    .map(({ id, kind }) => figures(id, kind, results, hours))
    .filter(({ required, precision, notes, implied }) => required > 0 || precision !== null || notes > 0 || implied > 0);
}

/** The nose-position rule in the same columns. */
export function noseFigures(results: readonly ClipResult[]): DetectorFigures {
  return figures(NOSE_RULE, NOSE_KIND, results.map(({ noseRule }) => noseRule), hoursOf(results));
}

export function hoursOf(results: readonly ClipResult[]): number {
  return results.reduce((sum, { seconds }) => sum + seconds, 0) / 3600;
}

function figures(rule: string, kind: string, matchings: readonly Matching[], hours: number): DetectorFigures {
  const own = <Item extends PlacedIncident>(list: (matching: Matching) => readonly Item[]) => matchings.flatMap((matching) => list(matching).filter((incident) => incident.rule === rule));
  const matched = own((each) => each.matched);
  const wrong = own((each) => each.falseIncidents);
  // The events themselves tell apart what belongs to which clip.
  const events = new Set(matched.map(({ event }) => event).filter(({ required = true }) => required));
  const missed = matchings.flatMap((each) => each.missed).filter((event) => event.kind === kind);
  const required = events.size + missed.length;
  const perHour = (severity: string) => (hours > 0 ? wrong.filter((incident) => incident.severity === severity).length / hours : 0);
  return {
    rule,
    kind,
    required,
    found: events.size,
    recall: required > 0 ? events.size / required : null,
    precision: matched.length + wrong.length > 0 ? matched.length / (matched.length + wrong.length) : null,
    onsetBeyondDwellMs: spread(matched.flatMap(({ onsetBeyondDwellMs: ms, event }) => (ms === undefined || event.required === false ? [] : [ms]))),
    falseWarningsPerHour: perHour('warn'),
    falseReviewsPerHour: perHour('review'),
    notes: own((each) => each.notes).length,
    implied: own((each) => each.implied).length,
  };
}
