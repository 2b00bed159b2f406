// Somebody whose head and eyes go where a story, or a test, has them look.
import type { VisionEngine } from '../src/spec/index.js';

/** Degrees from the camera's own axis: `yaw` > 0 to the person's left, `pitch` > 0 up. Head and eyes share it. */
export interface LookTo {
  readonly yaw: number;
  readonly pitch: number;
}

/** Where a screen's corners lie for somebody who sits before it, its camera above. */
const CORNERS: Readonly<Record<string, LookTo>> = {
  'top-left': { yaw: 18, pitch: -2 },
  'top-right': { yaw: -18, pitch: -2 },
  'bottom-right': { yaw: -18, pitch: -20 },
  'bottom-left': { yaw: 18, pitch: -20 },
};
const AHEAD: LookTo = { yaw: 0, pitch: -8 };
/** Eye blendshapes for one degree where the head turns as far as the eyes: a turned head is reported as eyes that look back. See `eyeYaw` and `eyePitch`. */
const PER_DEGREE = { yaw: 1 / 40 - 0.0155, pitch: (1 - 0.96) / 66 };

/** Looks at the dot of the calibration within `root`, and ahead where there is none. */
export function atTheDot(root: () => ParentNode | undefined): () => LookTo {
  return () => CORNERS[root()?.querySelector<HTMLElement>('.target')?.dataset['corner'] ?? ''] ?? AHEAD;
}

/** An engine that sees one well-placed person, or nobody where `look` gives nothing. */
export function lookingVision(look: () => LookTo | undefined = () => AHEAD, capabilities: Partial<VisionEngine['capabilities']> = {}): VisionEngine {
  return {
    specificationVersion: 'v1',
    provider: 'looking-person',
    capabilities: { faces: 1, pose: true, eyes: true, ...capabilities },
    modelHash: undefined,
    start: () => Promise.resolve(),
    analyse(frame, at) {
      frame.close();
      const to = look();
      return Promise.resolve({
        type: 'vision',
        at,
        frame: { width: 640, height: 480, luma: 120, contrast: 40, fingerprint: String(at) },
        faces: to ? [{ box: { x: 0.36, y: 0.24, width: 0.26, height: 0.42 }, pose: { yaw: to.yaw / 2, pitch: to.pitch / 2, roll: 0 }, eyes: eyesOf(to) }] : [],
        latency: 20,
      });
    },
    stop: () => Promise.resolve(),
  };
}

/** The half that the head does not do. The left and right of the names are the person's own. */
function eyesOf({ yaw, pitch }: LookTo): Record<string, number> {
  const [aside, up] = [(yaw / 2) * PER_DEGREE.yaw, (pitch / 2) * PER_DEGREE.pitch];
  return {
    eyeLookOutLeft: Math.max(0, aside),
    eyeLookInRight: Math.max(0, aside),
    eyeLookInLeft: Math.max(0, -aside),
    eyeLookOutRight: Math.max(0, -aside),
    eyeLookUpLeft: Math.max(0, up),
    eyeLookUpRight: Math.max(0, up),
    eyeLookDownLeft: Math.max(0, -up),
    eyeLookDownRight: Math.max(0, -up),
  };
}
