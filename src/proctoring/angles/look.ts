import type { Face, HeadPose, VisionObservation } from '../../spec/index.js';
import { eyePitch } from './eye-pitch.js';
import { eyeYaw } from './eye-yaw.js';
import { correctPose } from './pose-correction.js';

/** Where one person looked in one picture, degrees, before any resting direction is subtracted. */
export interface Look {
  readonly face: Face;
  /** Of the head, corrected for its place in the picture. */
  readonly pose: HeadPose;
  /** Of the eyes against the head; NaN where they were not measured. */
  readonly eyeYaw: number;
  readonly eyePitch: number;
}

/** The candidate's face: whoever stands behind is smaller. */
export function nearestFace({ faces }: VisionObservation): Face | undefined {
  return [...faces].sort((a, b) => b.box.width - a.box.width)[0];
}

/** Where the candidate looks; undefined without a face that has a pose. */
export function lookOf(vision: VisionObservation): Look | undefined {
  const face = nearestFace(vision);
  if (!face?.pose) return undefined;
  const { pose, position, eyes } = face;
  return {
    face,
    pose: correctPose(pose, position),
    eyeYaw: eyes ? eyeYaw(eyes, pose.yaw) : NaN,
    eyePitch: eyes ? eyePitch(eyes, pose.pitch) : NaN,
  };
}
