import type { Scene } from '../scene/scene.js';

/** Limits of a picture that can be judged. Below, the answer is "could not tell", never a fault of the candidate. */
export const QUALITY = {
  /** Darker than this and without a detected face, nothing can be said, mean luma 0..255. A face that is found is judged in any light. */
  darkestLuma: 30,
  /**
   * Without a detected face, a picture darker than this counts as covered. Rendered faces are still found at 12 % of
   * the normal brightness (luma 15), so a face that is merely badly lit does not come here.
   */
  coveredLuma: 24,
  /** Without a detected face, a picture with less detail than this counts as covered: standard deviation of luma over blocks. */
  coveredContrast: 6,
  /** Darker than this, whatever is said to be found is not. */
  blackLuma: 8,
  /** Smaller faces are found and measured badly: the face detector is made for distances of up to 2 m. */
  narrowestFacePx: 80,
  /** Fewer pictures a second show too little of what happens. */
  slowestRate: 3,
  /** Without a picture for this long nothing is known any more. */
  freshMs: 1500,
} as const;

export type QualityLimits = { readonly [Name in 'darkestLuma' | 'narrowestFacePx' | 'slowestRate']: number };

export function hasFreshPicture({ vision, at }: Scene): boolean {
  return vision !== undefined && at - vision.at <= QUALITY.freshMs;
}

/** Either model sees somebody. */
export function hasFace({ faces: { detected = 0, landmarked } }: Scene): boolean {
  return detected > 0 || landmarked > 0;
}

/** In the dark the landmark model goes on following a face that it no longer sees; the detector does not. */
function hasDetectedFace({ faces: { detected, landmarked } }: Scene): boolean {
  return (detected ?? landmarked) > 0;
}

export type CoveredLimits = { readonly [Name in 'coveredLuma' | 'coveredContrast' | 'blackLuma']: number };

/** Nobody found, and near black or without any detail: something lies on the lens, or the light is out. */
export function isCovered(scene: Scene, { coveredLuma, coveredContrast, blackLuma }: CoveredLimits = QUALITY): boolean {
  if (!scene.vision) return false;
  const { luma, contrast } = scene.vision.frame;
  return luma < blackLuma || (!hasDetectedFace(scene) && (luma < coveredLuma || contrast < coveredContrast));
}

/** Why the picture cannot be judged, though it is there and is not covered. */
export function cannotJudge(scene: Scene, limits: QualityLimits = QUALITY): 'too-dark' | 'too-far' | 'too-slow' | undefined {
  const { vision, framesPerSecond } = scene;
  if (!vision) return undefined;
  if (framesPerSecond !== undefined && framesPerSecond < limits.slowestRate) return 'too-slow';
  if (!hasDetectedFace(scene) && vision.frame.luma < limits.darkestLuma) return 'too-dark';
  const widths = vision.faces.map(({ box }) => box.width * vision.frame.width);
  return widths.length > 0 && Math.max(...widths) < limits.narrowestFacePx ? 'too-far' : undefined;
}
