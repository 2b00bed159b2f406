import type { DeviceObservation, HeadPose, MonitorObservation, Observation, VisionObservation } from '../spec/index.js';
import { median } from './median.js';
import { correctPose } from './pose-correction.js';

/** How far back counts of people are kept, ms. */
const COUNTS_MS = 3000;
/** Angles are the median of this many frames. */
const SMOOTHING = 5;
/** The head's own resting direction is learned from this much of good frames, ms, and from no frame turned further than this. */
const BASELINE_MS = 30_000;
const BASELINE_LIMIT = 20;

export interface PeopleCount {
  readonly at: number;
  /** Faces by the detector, where it ran on this frame. */
  readonly detected: number | undefined;
  /** Faces by the landmark model. */
  readonly landmarked: number;
}

/** Everything that the rules may look at: what was seen last, and the little history that they need. */
export interface Scene {
  readonly at: number;
  readonly vision: VisionObservation | undefined;
  /** Detector and landmark model both; the detector's last count holds until it runs again. */
  readonly faces: { readonly detected: number; readonly landmarked: number };
  readonly counts: readonly PeopleCount[];
  /** Smoothed, corrected pose of the nearest face, against the head's own resting direction; absent without a face. */
  readonly pose: HeadPose | undefined;
  /** The pose when a face was last seen, and when that was. */
  readonly lastPose: { readonly pose: HeadPose; readonly at: number } | undefined;
  readonly camera: { readonly state: DeviceObservation['state']; readonly since: number } | undefined;
  readonly monitors: Readonly<Partial<Record<MonitorObservation['monitor'], MonitorObservation>>>;
  readonly visible: { readonly ok: boolean; readonly since: number };
  readonly focused: { readonly ok: boolean; readonly since: number };
}

export const EMPTY_SCENE: Scene = {
  at: 0,
  vision: undefined,
  faces: { detected: 0, landmarked: 0 },
  counts: [],
  pose: undefined,
  lastPose: undefined,
  camera: undefined,
  monitors: {},
  visible: { ok: true, since: 0 },
  focused: { ok: true, since: 0 },
};

/** Folds observations into the scene. Holds the few frames that smoothing needs. */
export class SceneKeeper {
  #scene = EMPTY_SCENE;
  #poses: HeadPose[] = [];
  #baseline: { yaw: number[]; pitch: number[]; began: number | undefined } = { yaw: [], pitch: [], began: undefined };

  get scene(): Scene {
    return this.#scene;
  }

  fold(observation: Observation): Scene {
    this.#scene = { ...this.#scene, ...this.#change(observation), at: observation.at };
    return this.#scene;
  }

  #change(observation: Observation): Partial<Scene> {
    const { at } = observation;
    switch (observation.type) {
      case 'vision':
        return this.#see(observation);
      case 'device':
        if (observation.device !== 'camera') return {};
        return this.#scene.camera?.state === observation.state ? {} : { camera: { state: observation.state, since: at } };
      case 'monitor':
        // What was seen before a pause says nothing about after it.
        return {
          monitors: { ...this.#scene.monitors, [observation.monitor]: observation },
          ...(observation.monitor === 'vision' ? { vision: undefined, counts: [], pose: undefined, lastPose: undefined } : {}),
        };
      case 'environment':
        if (observation.signal === 'visibility') return { visible: changed(this.#scene.visible, observation.ok, at) };
        if (observation.signal === 'focus') return { focused: changed(this.#scene.focused, observation.ok, at) };
        return {};
      default:
        return {};
    }
  }

  #see(vision: VisionObservation): Partial<Scene> {
    const { at } = vision;
    const landmarked = vision.faces.length;
    const detected = vision.detected?.length;
    const counts = [...this.#scene.counts.filter((count) => at - count.at <= COUNTS_MS), { at, detected, landmarked }];
    const faces = { detected: detected ?? this.#scene.faces.detected, landmarked };
    const pose = this.#pose(vision);
    return { vision, counts, faces, pose, lastPose: pose ? { pose, at } : this.#scene.lastPose };
  }

  #pose(vision: VisionObservation): HeadPose | undefined {
    // The nearest face is the candidate's: whoever stands behind is smaller.
    const nearest = vision.faces.reduce<(typeof vision.faces)[number] | undefined>(
      (best, face) => (best && best.box.width >= face.box.width ? best : face),
      undefined,
    );
    if (!nearest?.pose) {
      this.#poses = [];
      return undefined;
    }
    const corrected = correctPose(nearest.pose, nearest.position);
    this.#poses = [...this.#poses, corrected].slice(-SMOOTHING);
    const smooth = {
      yaw: median(this.#poses.map(({ yaw }) => yaw)),
      pitch: median(this.#poses.map(({ pitch }) => pitch)),
      roll: median(this.#poses.map(({ roll }) => roll)),
    };
    this.#learn(smooth, vision.at);
    return { yaw: smooth.yaw - this.#rest('yaw'), pitch: smooth.pitch - this.#rest('pitch'), roll: smooth.roll };
  }

  #learn({ yaw, pitch }: HeadPose, at: number): void {
    this.#baseline.began ??= at;
    if (at - this.#baseline.began > BASELINE_MS || Math.abs(yaw) > BASELINE_LIMIT || Math.abs(pitch) > BASELINE_LIMIT) return;
    this.#baseline.yaw.push(yaw);
    this.#baseline.pitch.push(pitch);
  }

  /** Nothing is subtracted before two seconds of frames are there. */
  #rest(angle: 'yaw' | 'pitch'): number {
    const values = this.#baseline[angle];
    return values.length < 20 ? 0 : median(values);
  }
}

function changed(before: { readonly ok: boolean; readonly since: number }, ok: boolean, at: number): { ok: boolean; since: number } {
  return before.ok === ok ? before : { ok, since: at };
}
