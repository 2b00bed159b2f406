/** Degrees for one unit of the vertical eye blendshapes, and how much of the head's pitch they report as the contrary (rendered eyes of known direction, 175 poses). */
const DEGREES_PER_UNIT = 66;
const LEAK = 0.96;

/**
 * Vertical direction of the eyes against the head, degrees, > 0 up, from MediaPipe's blendshapes; to a constant that
 * differs between people, so only its changes say something. Rendered eyes were missed by 3.6 degrees on average and by
 * up to 12: enough for where a screen ends, not for a rule. `headPitch` as the engine reports it.
 */
export function eyePitch(eyes: Readonly<Record<string, number>>, headPitch: number): number {
  const { eyeLookUpLeft = 0, eyeLookUpRight = 0, eyeLookDownLeft = 0, eyeLookDownRight = 0 } = eyes;
  return (DEGREES_PER_UNIT * (eyeLookUpLeft + eyeLookUpRight - eyeLookDownLeft - eyeLookDownRight)) / 2 + LEAK * headPitch;
}
