import type { Incident, IncidentKind } from '../../spec/index.js';
import type { ReportTrace } from '../evidence.js';

export const ANGLES = ['yaw', 'pitch', 'gazeYaw'] as const;
export type Angle = (typeof ANGLES)[number];

/** What a trace of one angle says in numbers. */
export interface AngleFacts {
  readonly angle: Angle;
  /** The widest value, degrees; undefined where no face was measured at all. */
  readonly most: number | undefined;
  /** When it was that wide, ms on the session clock. */
  readonly at: number;
  /** ms without a measured face. */
  readonly unmeasuredMs: number;
  /** The threshold of the rule, or where a calibration put it, degrees, with the sign of the side that it looks at; absent where the rule looks at something else. */
  readonly limit?: number;
  /** ms beyond it. */
  readonly beyondMs: number;
}

/** The angle that rules of a kind look at. Pitch counts downwards alone, which is below zero. */
const LOOKED_AT: Readonly<Partial<Record<IncidentKind, Angle>>> = { 'head-turned': 'yaw', 'looking-down': 'pitch', 'gaze-away': 'gazeYaw' };

/** The angles of a trace that explain the incident: the one that its rule looks at; for other kinds all that were measured. */
export function angleFacts(trace: ReportTrace, { kind, rule, evidence }: Pick<Incident, 'kind' | 'rule' | 'evidence'>): readonly AngleFacts[] {
  // Where a calibration moved the threshold, the incident says where to.
  const { edgeDegrees } = evidence;
  const enter = typeof edgeDegrees === 'number' ? edgeDegrees : rule.thresholds.enterDegrees;
  const lookedAt = LOOKED_AT[kind];
  const all = (lookedAt ? [lookedAt] : ANGLES).map((angle) => factsOf(trace, angle, angle === lookedAt ? enter : undefined));
  return lookedAt ? all : all.filter(({ most }) => most !== undefined);
}

function factsOf(trace: ReportTrace, angle: Angle, enter: number | undefined): AngleFacts {
  const { from, stepMs } = trace;
  const values = trace[angle];
  const limit = enter === undefined ? undefined : angle === 'pitch' ? -enter : enter;
  let most: number | undefined;
  let [width, place, unmeasured, beyond] = [-Infinity, 0, 0, 0];
  for (const [index, value] of values.entries()) {
    if (value === null) {
      unmeasured += 1;
      continue;
    }
    // Of a rule that looks at one side, the other side is not its widest.
    const turned = angle === 'pitch' && limit !== undefined ? -value : Math.abs(value);
    if (turned > width) [most, width, place] = [value, turned, index];
    if (enter !== undefined && turned > enter) beyond += 1;
  }
  return { angle, most, at: from + place * stepMs, unmeasuredMs: unmeasured * stepMs, ...(limit === undefined ? {} : { limit }), beyondMs: beyond * stepMs };
}
