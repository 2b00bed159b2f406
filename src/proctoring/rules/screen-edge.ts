import type { Calibration } from '../../spec/index.js';

/** Degrees > 0. Where no calibration says where the edge of the screen is, `enterDegrees` and `exitDegrees` hold. */
export type EdgeLimits = Readonly<Record<'enterDegrees' | 'exitDegrees' | 'guardDegrees' | 'leastDegrees' | 'mostDegrees', number>>;

/**
 * The angle from which on somebody looks beside the screen. With a calibration that is the edge as it was learned and a
 * guard for the error of the measurement, about 4 to 5 degrees on real people; but never nearer than `leastDegrees`,
 * which a small screen would give, and never further than `mostDegrees`, so that nobody calibrates the watching away.
 * The way back is as far as without a calibration.
 */
export function edgeAngle(reach: number | undefined, active: boolean, { enterDegrees, exitDegrees, guardDegrees, leastDegrees, mostDegrees }: EdgeLimits): number {
  const enter = reach === undefined ? enterDegrees : Math.min(mostDegrees, Math.max(leastDegrees, reach + guardDegrees));
  return active ? enter - (enterDegrees - exitDegrees) : enter;
}

/** Where a calibration put the threshold: it stands beside the measured angle, since the rule's own is another. */
export function edgeEvidence(reach: number | undefined, limits: EdgeLimits): { readonly edgeDegrees?: number } {
  return reach === undefined ? {} : { edgeDegrees: Math.round(edgeAngle(reach, false, limits)) };
}

/** The side of the screen that an angle points to: > 0 is the right of the picture, and the candidate's left. */
export function sideReach(reach: Calibration['reach'] | undefined, yaw: number): number | undefined {
  return yaw > 0 ? reach?.left : reach?.right;
}
