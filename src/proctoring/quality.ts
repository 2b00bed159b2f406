import type { Scene } from './scene.js';

/** Limits of a picture that can be judged. Below, the answer is "could not tell", never a fault of the candidate. */
export const QUALITY = {
  /** Mean luma, 0..255. */
  darkest: 30,
  /** Covered: near black, or without any detail. */
  coveredLuma: 16,
  coveredContrast: 6,
  /** px in the picture; smaller faces are found and measured badly. */
  narrowestFace: 70,
  /** ms without a frame after which nothing is known any more. */
  freshMs: 1500,
} as const;

/** Why the picture cannot be judged now, or undefined. */
export function cannotJudge({ vision, at }: Scene): 'no-frame' | 'too-dark' | 'too-far' | undefined {
  if (!vision || at - vision.at > QUALITY.freshMs) return 'no-frame';
  if (vision.frame.luma < QUALITY.darkest) return 'too-dark';
  const widths = vision.faces.map(({ box }) => box.width * vision.frame.width);
  return widths.length > 0 && Math.max(...widths) < QUALITY.narrowestFace ? 'too-far' : undefined;
}

export function isCovered({ vision }: Scene): boolean {
  return vision !== undefined && (vision.frame.luma < QUALITY.coveredLuma || vision.frame.contrast < QUALITY.coveredContrast);
}
