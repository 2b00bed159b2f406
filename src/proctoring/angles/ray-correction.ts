/**
 * Angle between the camera's axis and the line to the head, degrees, > 0 to the right of the picture. From the
 * position that the engine reports: x right, z toward the viewer, so a head before the camera has z < 0.
 */
export function rayAngle({ x, z }: { readonly x: number; readonly z: number }): number {
  return (Math.atan2(x, -z) * 180) / Math.PI;
}
