import { eyePitch } from '../../../src/proctoring/angles/eye-pitch.js';
import { eyeYaw } from '../../../src/proctoring/angles/eye-yaw.js';
import { correctPose } from '../../../src/proctoring/index.js';
import type { ComparedPicture } from './pose-error.js';
import { mean, quantile } from './statistics.js';

/** Half the width of the rendered eye's opening, cm: the unit of `eyeX` and `eyeY` (README of the fixtures, "Conventions"). */
const HALF_OPENING_CM = 1.5;
/** Radius of an eyeball, cm, as the renders of `anchors/vision.md`, section 6, have it. */
const EYEBALL_CM = 1.25;
/** Eyes that are further shut show no direction. */
const MOST_SHUT = 0.3;
/** For which directions an aim is stated (mean error of yaw 3, of pitch 5): of the gaze, and of the head, degrees. */
const AIM_RANGE = { gaze: 25, head: 15 };

/**
 * Direction of an eye against its head, degrees, > 0 to the right of the picture or up: an iris that is shifted by
 * `shift` half openings lies on an eyeball turned by asin(shift x 1.5 cm / 1.25 cm). 0.1 is 6.9 degrees, 0.4 is 28.7.
 */
export function degreesOfShift(shift: number): number {
  return (Math.asin(Math.min(1, Math.max(-1, (shift * HALF_OPENING_CM) / EYEBALL_CM))) * 180) / Math.PI;
}

type Directions = { readonly yaw: number; readonly pitch: number };

/** Direction of head and eyes together, degrees. */
export type GazePair = { readonly measured: Directions; readonly truth: Directions; /** Of the head alone. */ readonly head: Directions };

export function gazePairs(pictures: readonly ComparedPicture[]): GazePair[] {
  return pictures.flatMap(({ person: { yaw, pitch = 0, eyeX, eyeY = 0, blink = 0 }, faces }) => {
    const [face, ...others] = faces;
    if (!face?.pose || !face.eyes || others.length > 0 || yaw === undefined || eyeX === undefined || blink > MOST_SHUT) return [];
    const head = correctPose(face.pose, face.position);
    return [
      {
        measured: { yaw: head.yaw + eyeYaw(face.eyes, face.pose.yaw), pitch: head.pitch + eyePitch(face.eyes, face.pose.pitch) },
        truth: { yaw: yaw + degreesOfShift(eyeX), pitch: pitch + degreesOfShift(eyeY) },
        head: { yaw, pitch },
      },
    ];
  });
}

/** Degrees. `bias`: mean of measured minus true. `steady`: mean absolute error after the median offset of the pairs, which is what a resting direction takes away. */
export type AngleError = { readonly mean: number; readonly p95: number; readonly bias: number; readonly steady: number };

export type GazeError = { readonly frames: number; readonly yaw: AngleError; readonly pitch: AngleError };

export function gazeError(pairs: readonly GazePair[]): GazeError | undefined {
  if (pairs.length === 0) return undefined;
  const error = (angle: keyof Directions): AngleError => {
    const errors = pairs.map(({ measured, truth }) => measured[angle] - truth[angle]);
    const offset = quantile(errors, 0.5) ?? 0;
    return {
      mean: mean(errors.map(Math.abs)),
      p95: quantile(errors.map(Math.abs), 0.95) ?? NaN,
      bias: mean(errors),
      steady: mean(errors.map((each) => Math.abs(each - offset))),
    };
  };
  return { frames: pairs.length, yaw: error('yaw'), pitch: error('pitch') };
}

/** Pairs for which the aim is stated: head nearly straight, gaze on or near a screen. */
export function withinAim(pairs: readonly GazePair[]): GazePair[] {
  const within = ({ yaw, pitch }: Directions, limit: number): boolean => Math.abs(yaw) <= limit && Math.abs(pitch) <= limit;
  return pairs.filter(({ truth, head }) => within(truth, AIM_RANGE.gaze) && within(head, AIM_RANGE.head));
}
