import { isCounted } from '../../src/proctoring/integrity-score.js';
import type { ReportIncident } from '../../src/record/index.js';
import { isNeutral } from '../../src/record/exports/evidence-words.js';
import type { Incident, IncidentKind } from '../../src/spec/index.js';
import type { Translate } from '../internal/translate.js';

/** `unknown` is what could not be told; it counts for nothing. */
export type IncidentWeight = Incident['severity'] | 'unknown';

const GRAVITY: Readonly<Record<IncidentWeight, number>> = { unknown: 0, note: 1, warn: 2, review: 3 };

export function weightOf(incident: Incident): IncidentWeight {
  return isNeutral(incident) ? 'unknown' : incident.severity;
}

export function weightName(weight: IncidentWeight, text: Translate): string {
  return weight === 'unknown' ? text('unknown') : text(`severity ${weight}`);
}

/** In the order in which they are to be drawn: what is grave must not lie under what is not. */
export function graverLast(incidents: readonly ReportIncident[]): readonly ReportIncident[] {
  return [...incidents].sort((a, b) => gravityOf(a) - gravityOf(b));
}

function gravityOf({ incident }: ReportIncident): number {
  return GRAVITY[weightOf(incident)];
}

/** What is in no figure, whatever it was. */
export function countsForNothing(kind: IncidentKind): boolean {
  return !isCounted(kind);
}

/** All incidents of a kind, the gravest and then the earliest first. */
export interface IncidentGroup {
  readonly kind: IncidentKind;
  /** Of the gravest. */
  readonly weight: IncidentWeight;
  readonly incidents: readonly ReportIncident[];
  /** ms, summed. */
  readonly durationMs: number;
}

/** By kind: the gravest kind first, then the most frequent. */
export function groupsOf(incidents: readonly ReportIncident[]): readonly IncidentGroup[] {
  const kinds = new Map<IncidentKind, ReportIncident[]>();
  for (const each of incidents) {
    const found = kinds.get(each.incident.kind) ?? [];
    found.push(each);
    kinds.set(each.incident.kind, found);
  }
  return [...kinds]
    .map(([kind, found]): IncidentGroup => {
      const sorted = found.sort((a, b) => gravityOf(b) - gravityOf(a) || a.at - b.at);
      const [gravest] = sorted;
      return { kind, weight: gravest ? weightOf(gravest.incident) : 'unknown', incidents: sorted, durationMs: sorted.reduce((sum, { durationMs }) => sum + durationMs, 0) };
    })
    .sort((a, b) => GRAVITY[b.weight] - GRAVITY[a.weight] || b.incidents.length - a.incidents.length);
}
