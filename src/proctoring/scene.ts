import { Baseline } from './baseline.js';
import { eyeYaw } from './eye-yaw.js';
import { HearingKeeper, NOTHING_HEARD, type Hearing } from './hearing.js';
import { median } from './median.js';
import { withSample, type ObjectsSeen } from './objects-seen.js';
import { changedFlag, foldPage, UNTOLD_PAGE, type Flag, type PageState } from './page-state.js';
import { correctPose } from './pose-correction.js';
import { QUALITY } from './quality.js';
import type { DeviceObservation, HeadPose, MonitorObservation, Observation, VisionObservation } from '../spec/index.js';

/** How far back counts of people are kept, ms. */
const COUNTS_MS = 3000;
/** Angles are the median of this many frames. */
const SMOOTHING = 5;
/** A face this near to the left or right border touches it, share of the width. */
const EDGE = 0.02;

export interface PeopleCount {
  readonly at: number;
  /** Faces by the detector, where it ran on this frame. */
  readonly detected: number | undefined;
  /** Faces by the landmark model. */
  readonly landmarked: number;
}

export interface PoseSample {
  readonly at: number;
  readonly pose: HeadPose;
  /** Horizontal direction of the gaze, head and eyes together, degrees; NaN where the eyes were not measured. */
  readonly gazeYaw: number;
}

/** Everything that the rules may look at: what was seen last, and the little history that they need. */
export interface Scene {
  /** Latest time that was told, ms. */
  readonly at: number;
  readonly vision: VisionObservation | undefined;
  /** Detector, whose last count holds until it runs again, and landmark model. */
  readonly faces: { readonly detected: number | undefined; readonly landmarked: number };
  readonly counts: readonly PeopleCount[];
  /** Pictures a second; unknown until they were counted for long enough. */
  readonly framesPerSecond: number | undefined;
  /** Smoothed, corrected pose of the nearest face against the head's own resting direction; absent without a face. */
  readonly pose: HeadPose | undefined;
  /** Smoothed `gazeYaw`, against the resting direction of head and eyes; absent where the eyes are not measured. */
  readonly gazeYaw: number | undefined;
  /** The poses that `pose` is the median of, oldest first, against the same direction. */
  readonly recentPoses: readonly PoseSample[];
  /** The last single pose, where a face was seen at all; it stays when the face is gone. */
  readonly lastSeen: (PoseSample & { /** The face touched the border of the picture. */ readonly atEdge: boolean }) | undefined;
  /** The last looks for objects. */
  readonly objects: ObjectsSeen;
  readonly camera: { readonly state: DeviceObservation['state']; readonly since: number } | undefined;
  readonly microphone: Scene['camera'];
  readonly hearing: Hearing;
  readonly monitors: Readonly<Partial<Record<MonitorObservation['monitor'], MonitorObservation>>>;
  readonly visible: Flag;
  readonly focused: Flag;
  readonly page: PageState;
}

/** What was seen before a pause says nothing about after it. */
const UNSEEN = {
  vision: undefined,
  faces: { detected: undefined, landmarked: 0 },
  counts: [],
  framesPerSecond: undefined,
  pose: undefined,
  gazeYaw: undefined,
  recentPoses: [],
  lastSeen: undefined,
} as const;

const EMPTY_SCENE: Scene = {
  at: -Infinity,
  ...UNSEEN,
  objects: [],
  camera: undefined,
  microphone: undefined,
  hearing: NOTHING_HEARD,
  monitors: {},
  visible: { ok: true, since: 0 },
  focused: { ok: true, since: 0 },
  page: UNTOLD_PAGE,
};

/** Folds observations into the scene. Holds the few frames that smoothing needs. */
export class SceneKeeper {
  #scene = EMPTY_SCENE;
  #poses: readonly PoseSample[] = [];
  #watchedSince: number | undefined;
  readonly #hearing = new HearingKeeper();
  readonly #head = new Baseline();
  readonly #eyes = new Baseline();

  get scene(): Scene {
    return this.#scene;
  }

  /** A result that was still on its way when watching stopped, or the camera changed, is about what is over. */
  isOver({ type, at }: Observation): boolean {
    const { monitors, camera } = this.#scene;
    if (type === 'objects') return at < Math.max(monitors.objects?.at ?? -Infinity, camera?.since ?? -Infinity);
    if (type === 'audio') return at < (monitors.audio?.at ?? -Infinity);
    return type === 'vision' && at < Math.max(monitors.vision?.at ?? -Infinity, camera?.since ?? -Infinity);
  }

  fold(observation: Observation): Scene {
    const scene = { ...this.#scene, ...this.#change(observation), at: Math.max(this.#scene.at, observation.at) };
    this.#scene = { ...scene, page: foldPage(scene.page, observation, scene.visible.ok && scene.focused.ok) };
    return this.#scene;
  }

  #change(observation: Observation): Partial<Scene> {
    const { at } = observation;
    const { camera, microphone, monitors, visible, focused } = this.#scene;
    switch (observation.type) {
      case 'vision':
        return this.#see(observation);
      case 'objects':
        return { objects: withSample(this.#scene.objects, observation, this.#scene.faces) };
      case 'audio':
        return { hearing: this.#hearing.hear(observation) };
      case 'device': {
        // Another camera than before is a live one.
        const state = observation.state === 'changed' ? 'live' : observation.state;
        if (observation.device === 'microphone') return microphone?.state === state ? {} : { microphone: { state, since: at } };
        return camera?.state === state ? {} : { camera: { state, since: at }, ...(state === 'live' ? {} : { ...this.#forget(), objects: [] }) };
      }
      case 'monitor':
        return { monitors: { ...monitors, [observation.monitor]: observation }, ...this.#restart(observation) };
      case 'environment':
        if (observation.signal === 'visibility') return { visible: changedFlag(visible, observation.ok, at) };
        if (observation.signal === 'focus') return { focused: changedFlag(focused, observation.ok, at) };
        return {};
      default:
        return {};
    }
  }

  #restart({ monitor, at }: MonitorObservation): Partial<Scene> {
    if (monitor === 'vision') return this.#forget();
    if (monitor === 'objects') return { objects: [] };
    if (monitor === 'audio') return { hearing: this.#hearing.restart() };
    // The page tells its state anew when watching begins.
    return monitor === 'environment' ? { visible: { ok: true, since: at }, focused: { ok: true, since: at } } : {};
  }

  #forget(): Partial<Scene> {
    this.#poses = [];
    this.#watchedSince = undefined;
    return UNSEEN;
  }

  #see(vision: VisionObservation): Partial<Scene> {
    const { at } = vision;
    this.#watchedSince ??= at;
    const detected = vision.detected?.length;
    const counts = [...this.#scene.counts.filter((count) => at - count.at <= COUNTS_MS), { at, detected, landmarked: vision.faces.length }];
    const counted = counts.filter((count) => at - count.at < QUALITY.rateMs).length;
    return {
      vision,
      counts,
      faces: { detected: detected ?? this.#scene.faces.detected, landmarked: vision.faces.length },
      framesPerSecond: at - this.#watchedSince < QUALITY.rateMs ? undefined : (counted * 1000) / QUALITY.rateMs,
      ...this.#pose(vision),
    };
  }

  #pose({ at, faces }: VisionObservation): Pick<Scene, 'pose' | 'gazeYaw' | 'recentPoses' | 'lastSeen'> {
    // The nearest face is the candidate's: whoever stands behind is smaller.
    const nearest = [...faces].sort((a, b) => b.box.width - a.box.width)[0];
    if (!nearest?.pose) {
      this.#poses = [];
      return { pose: undefined, gazeYaw: undefined, recentPoses: [], lastSeen: this.#scene.lastSeen };
    }
    const pose = correctPose(nearest.pose, nearest.position);
    const eyes = nearest.eyes ? eyeYaw(nearest.eyes, nearest.pose.yaw) : NaN;
    this.#poses = [...this.#poses, { at, pose, gazeYaw: pose.yaw + eyes }].slice(-SMOOTHING);
    const smooth = middle(this.#poses);
    this.#head.learn(smooth, at);
    this.#eyes.learn({ yaw: eyes, pitch: 0 }, at);
    const rest = { ...this.#head.rest, gazeYaw: this.#head.rest.yaw + this.#eyes.rest.yaw };
    const recentPoses = this.#poses.map((sample) => relative(sample, rest));
    const gazeYaw = median(recentPoses.map((sample) => sample.gazeYaw).filter(Number.isFinite));
    return {
      pose: middle(recentPoses),
      gazeYaw: Number.isFinite(gazeYaw) ? gazeYaw : undefined,
      recentPoses,
      lastSeen: { ...relative({ at, pose, gazeYaw: NaN }, rest), atEdge: nearest.box.x < EDGE || nearest.box.x + nearest.box.width > 1 - EDGE },
    };
  }
}

function middle(samples: readonly PoseSample[]): HeadPose {
  const of = (angle: keyof HeadPose): number => median(samples.map(({ pose }) => pose[angle]));
  return { yaw: of('yaw'), pitch: of('pitch'), roll: of('roll') };
}

function relative({ at, pose: { yaw, pitch, roll }, gazeYaw }: PoseSample, rest: { readonly yaw: number; readonly pitch: number; readonly gazeYaw: number }): PoseSample {
  return { at, pose: { yaw: yaw - rest.yaw, pitch: pitch - rest.pitch, roll }, gazeYaw: gazeYaw - rest.gazeYaw };
}
