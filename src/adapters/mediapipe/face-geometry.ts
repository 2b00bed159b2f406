/** A landmark: x in parts of the picture's width, y of its height, z in the scale of x. */
export type Landmark = { readonly x: number; readonly y: number; readonly z: number };

/**
 * Pairs of points of MediaPipe's face mesh that lie on bone or cartilage, so that talking, smiling and raised brows
 * hardly move them against each other: outer and inner corners of the eyes, ear to ear, root of the nose to below it
 * and to its tip, bridge to tip, cheekbone to cheekbone, temple to temple, inner corner of an eye to below the nose.
 * The wings of the nose and the jaw are left out: a smile or an open mouth changes them.
 */
const PAIRS: readonly (readonly [number, number])[] = [
  [33, 263],
  [133, 362],
  [234, 454],
  [168, 2],
  [168, 1],
  [6, 4],
  [116, 345],
  [54, 284],
  [133, 2],
];

/** Finer than this it is noise. */
const DIGITS = 1e4;

/**
 * Shape of the rigid part of a face: lengths between landmarks in three dimensions, so that a turn of the head changes
 * little, each divided by the geometric mean of all, so that the distance does not matter. Undefined where a landmark is
 * missing or two are in one place.
 */
export function faceGeometry(landmarks: readonly Landmark[], width: number, height: number): number[] | undefined {
  const lengths = PAIRS.map(([from, to]) => {
    const [a, b] = [landmarks[from], landmarks[to]];
    return a && b ? Math.hypot((a.x - b.x) * width, (a.y - b.y) * height, (a.z - b.z) * width) : NaN;
  });
  const scale = Math.exp(lengths.reduce((sum, length) => sum + Math.log(length), 0) / lengths.length);
  return Number.isFinite(scale) && scale > 0 ? lengths.map((length) => Math.round((length / scale) * DIGITS) / DIGITS) : undefined;
}
