import type { HeadPose } from '../spec/index.js';

/**
 * A head beside the middle of the picture is reported turned although it faces ahead: the model works on a crop, and
 * the ray to the crop is part of the angle. The share of the ray angle that is left in the reported yaw was fitted on
 * rendered heads with known pose that sit up to 15 cm aside (`npm run eval:proctoring`, clip `lateral`).
 */
export const RAY_SHARE = 0.5;

/** Mean offset of the reported pitch on rendered heads that face ahead, degrees: the canonical face looks slightly down. */
export const PITCH_OFFSET = -1.8;

/** The pose of the head against the camera's own axis, degrees. */
export function correctPose(pose: HeadPose, position: { readonly x: number; readonly z: number } | undefined): HeadPose {
  const ray = position ? (Math.atan2(position.x, -position.z) * 180) / Math.PI : 0;
  return { yaw: pose.yaw - RAY_SHARE * ray, pitch: pose.pitch - PITCH_OFFSET, roll: pose.roll };
}
