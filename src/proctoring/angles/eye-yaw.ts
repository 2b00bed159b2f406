/**
 * Degrees for one unit of the horizontal eye blendshapes. Rendered eyes with a known direction gave 35 to 50 over
 * several heads; it is a rough measure, right to about 5 degrees at best, and uncalibrated.
 */
export const DEGREES_PER_UNIT = 40;
/** Eyes that rest in a turned head are reported as looking back, by this much per degree of reported yaw (rendered heads, to 35 degrees). */
const LEAK_PER_DEGREE = 0.0155;

/**
 * Horizontal direction of the eyes against the head, degrees, > 0 to the right of the picture, from MediaPipe's
 * blendshapes (their left and right are the subject's own). `headYaw` as the engine reports it.
 */
export function eyeYaw(eyes: Readonly<Record<string, number>>, headYaw: number): number {
  const { eyeLookOutLeft = 0, eyeLookInRight = 0, eyeLookInLeft = 0, eyeLookOutRight = 0 } = eyes;
  const aside = (eyeLookOutLeft + eyeLookInRight - eyeLookInLeft - eyeLookOutRight) / 2;
  return DEGREES_PER_UNIT * (aside + LEAK_PER_DEGREE * headYaw);
}
