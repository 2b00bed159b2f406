import { NEUTRAL_INCIDENT_KINDS, type Incident } from '../../spec/index.js';
import type { CoverageReport, IntegrityReport, ReportIncident } from '../report.js';
import { wasMonitored } from './coverage.js';

/** Below this share no number is given: it would be about the holes, not about the session. */
export const MIN_COVERAGE = 0.8;

/** Turns incidents into a score; handed in by the caller. Must be pure. */
export type IntegrityFunction = (input: {
  readonly incidents: readonly Incident[];
  /** 0..1. */
  readonly coverage: number;
  readonly weights?: Record<string, number>;
}) => { readonly score: number | null; /** Points taken away by each class. */ readonly byClass?: Readonly<Record<string, number>> };

export function integrityOf(
  incidents: readonly ReportIncident[],
  coverage: CoverageReport,
  weights: Readonly<Record<string, number>> | undefined,
  compute: IntegrityFunction | undefined,
): IntegrityReport {
  const none = (reasonForNone: NonNullable<IntegrityReport['reasonForNone']>): IntegrityReport => {
    return { score: null, reasonForNone, coverage, incidents, weights: weights ?? {} };
  };
  if (!wasMonitored(coverage)) return none('not-monitored');
  if (coverage.overall < MIN_COVERAGE) return none('coverage');
  const counted = incidents.map(({ incident }) => incident).filter(({ kind }) => !NEUTRAL_INCIDENT_KINDS.includes(kind));
  const result = compute?.({ incidents: counted, coverage: coverage.overall, ...(weights ? { weights: { ...weights } } : {}) });
  if (!result || result.score === null) return none('not-computed');
  const { score, byClass } = result;
  return { score, ...(byClass ? { byClass } : {}), coverage, incidents, weights: weights ?? {} };
}
