import type { HeadPose } from '../../spec/index.js';

const DEGREES = 180 / Math.PI;

/**
 * Head pose in degrees from a `facialTransformationMatrix` (4x4, column-major, R(i,j) = data[4j+i]), with
 * R = Ry(yaw) Rx(-pitch) Rz(roll). Signs as in `HeadPose`: yaw > 0 nose to the right of the picture, pitch > 0 up,
 * roll > 0 counter-clockwise. Undefined where the matrix is not a 4x4 of finite numbers.
 */
export function poseFromMatrix(data: ArrayLike<number>): HeadPose | undefined {
  if (data.length !== 16) return undefined;
  const at = (row: number, column: number) => data[4 * column + row] ?? Number.NaN;
  const pose = {
    yaw: Math.atan2(at(0, 2), at(2, 2)) * DEGREES,
    // Rounding can push the sine a hair beyond 1.
    pitch: Math.asin(Math.min(1, Math.max(-1, at(1, 2)))) * DEGREES,
    roll: Math.atan2(at(1, 0), at(1, 1)) * DEGREES,
  };
  return Object.values(pose).every(Number.isFinite) ? pose : undefined;
}

/** Translation of the same matrix: centre of the face model in camera coordinates, cm. */
export function positionFromMatrix(data: ArrayLike<number>): { x: number; y: number; z: number } | undefined {
  const [x, y, z] = [data[12], data[13], data[14]];
  if (x === undefined || y === undefined || z === undefined) return undefined;
  return [x, y, z].every(Number.isFinite) ? { x, y, z } : undefined;
}
