import { mediapipeVision } from '../../src/adapters/mediapipe/index.js';
import type { VisionEngine } from '../../src/spec/index.js';

/** The embedded vision engine for elements that stand alone. A module of its own, so that it is loaded when first used. */
export function loadVision(assetsUrl: string): VisionEngine {
  return mediapipeVision({ assetsUrl });
}
