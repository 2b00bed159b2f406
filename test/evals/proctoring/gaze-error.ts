import { eyeYaw } from '../../../src/proctoring/eye-yaw.js';
import { correctPose } from '../../../src/proctoring/index.js';
import type { ComparedPicture } from './pose-error.js';
import { mean, quantile } from './statistics.js';

/** Half the width of the rendered eye's opening, cm: the unit of `eyeX` (README of the fixtures, "Conventions"). */
const HALF_OPENING_CM = 1.5;
/** Radius of an eyeball, cm, as the renders of `anchors/vision.md`, section 6, have it. */
const EYEBALL_CM = 1.25;
/** Eyes that are further shut show no direction. */
const MOST_SHUT = 0.3;
/** For which directions the aim (yaw within 3 degrees) is stated: of the gaze, and of the head, degrees. */
const AIM_RANGE = { gaze: 25, head: 15 };

/**
 * Direction of an eye against its head, degrees, > 0 to the right of the picture: an iris that is shifted by
 * `eyeX` half openings lies on an eyeball turned by asin(eyeX x 1.5 cm / 1.25 cm). 0.1 is 6.9 degrees, 0.4 is 28.7.
 */
export function degreesOfEyeX(eyeX: number): number {
  return (Math.asin(Math.min(1, Math.max(-1, (eyeX * HALF_OPENING_CM) / EYEBALL_CM))) * 180) / Math.PI;
}

/** Sideways direction of head and eyes together, degrees. */
export type GazePair = { readonly measured: number; readonly truth: number; readonly head: number };

export function gazePairs(pictures: readonly ComparedPicture[]): GazePair[] {
  return pictures.flatMap(({ person: { yaw, eyeX, blink = 0 }, faces }) => {
    const [face, ...others] = faces;
    if (!face?.pose || !face.eyes || others.length > 0 || yaw === undefined || eyeX === undefined || blink > MOST_SHUT) return [];
    return [{ measured: correctPose(face.pose, face.position).yaw + eyeYaw(face.eyes, face.pose.yaw), truth: yaw + degreesOfEyeX(eyeX), head: yaw }];
  });
}

/** Degrees. `bias`: mean of measured minus true. `steady`: mean absolute error after the median offset of the pairs, which is what a resting direction takes away. */
export type GazeError = { readonly frames: number; readonly mean: number; readonly p95: number; readonly bias: number; readonly steady: number };

export function gazeError(pairs: readonly GazePair[]): GazeError | undefined {
  if (pairs.length === 0) return undefined;
  const errors = pairs.map(({ measured, truth }) => measured - truth);
  const offset = quantile(errors, 0.5) ?? 0;
  return {
    frames: pairs.length,
    mean: mean(errors.map(Math.abs)),
    p95: quantile(errors.map(Math.abs), 0.95) ?? NaN,
    bias: mean(errors),
    steady: mean(errors.map((error) => Math.abs(error - offset))),
  };
}

/** Pairs for which the aim is stated: head nearly straight, gaze on or near a screen. */
export function withinAim(pairs: readonly GazePair[]): GazePair[] {
  return pairs.filter(({ truth, head }) => Math.abs(truth) <= AIM_RANGE.gaze && Math.abs(head) <= AIM_RANGE.head);
}
