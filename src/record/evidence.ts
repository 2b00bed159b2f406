import type { AngleTrace, DroppedSnapshots, IncidentKind, MovementMeasure, PolicyAction, Snapshot } from '../spec/index.js';
import type { CoverageSpan, SignalCoverage } from './report.js';

/** What lies behind an incident besides its own numbers. Lists are empty where there is nothing, and in order of time. */
export interface IncidentEvidence {
  readonly traces: readonly ReportTrace[];
  /** Also those that the candidate took away. */
  readonly snapshots: readonly ReportSnapshot[];
  /** Pictures that were due and are not there, summed by why. */
  readonly dropped: readonly ReportDropped[];
  /** What the host's policy had follow. */
  readonly policy: readonly PolicyStep[];
}

export type ReportTrace = Omit<AngleTrace, 'incidentId'>;

export interface ReportSnapshot extends Omit<Snapshot, 'incidentId'> {
  /** When the candidate took the picture away, ms on the session clock; absent where it was kept. */
  readonly deletedAt?: number;
}

export type ReportDropped = Omit<DroppedSnapshots, 'incidentId'>;

export interface PolicyStep {
  readonly at: number;
  readonly kind: IncidentKind;
  readonly action: PolicyAction;
  /** Which one of its kind the incident was, from 1. */
  readonly count: number;
}

/** What was kept beside the incidents. */
export interface EvidenceReport {
  /** What belongs to no incident of the report: pictures taken every so often, and evidence of incidents that were erased. */
  readonly other: IncidentEvidence;
  /** Information for a person who reads; in no figure and behind no incident. */
  readonly movement: readonly MovementMeasure[];
  /** How many lines about incidents, and about what lies behind them, say nothing any more. */
  readonly erased: number;
}

/**
 * How much was noticed while a question was there, in bins of equal length. A bin is
 *
 *     min(1, sum over incidents of weight x (ms of the bin in which the incident went on) / binMs)
 *
 * with the weight 0.25 for a note, 0.5 for a warn, 1 for a review, and 0 for "could not tell"; a moment, such as a paste,
 * counts as a second. The weights stand to each other as severities are meant to be read, and are a judgement, not a
 * measurement: the strip shows where to look. It is part of no score, and what reviewers say does not change it.
 */
export interface QuestionStrip {
  /** ms of a bin, at least 5000; the last one may reach beyond the end of the question. */
  readonly binMs: number;
  /** 0..1 from the start of the question on, two decimals; at most 60. */
  readonly bins: readonly number[];
  /** Where a signal that was asked for was not watched meanwhile. */
  readonly gaps: readonly StripGap[];
}

export interface StripGap extends CoverageSpan, Pick<SignalCoverage, 'signal'> {}
