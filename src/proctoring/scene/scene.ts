import { Baseline } from '../angles/baseline.js';
import { nextCamera, type Camera } from './camera-scene.js';
import { CompanyKeeper, type Company } from './company.js';
import { HearingKeeper, NOTHING_HEARD, type Hearing } from './hearing.js';
import { LikenessKeeper, type Likeness } from './likeness.js';
import { lookOf } from '../angles/look.js';
import { median } from '../../utils/median.js';
import { withSample, type ObjectsSeen } from './objects-seen.js';
import { changedFlag, foldPage, UNTOLD_PAGE, type Flag, type PageState } from './page-state.js';
import { samplesSince } from './samples-since.js';
import { nextStill, type StillPicture } from './still-picture.js';
import type { Calibration, DeviceObservation, HeadPose, MonitorObservation, Observation, VisionObservation } from '../../spec/index.js';

/** How far back counts of people are kept, ms. */
const COUNTS_MS = 3000;
/** Pictures a second are counted over this time, ms. */
const RATE_MS = 2000;
/** Angles are the median of this many frames. */
const SMOOTHING = 5;
/** How far back angles are kept, ms: the longest window of a rule. */
const ANGLES_MS = 60_000;
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

/** As `pose` and `gazeYaw` of the scene were at one picture. */
export interface AngleSample {
  readonly at: number;
  readonly yaw: number;
  readonly pitch: number;
  /** NaN where the eyes were not measured. */
  readonly gazeYaw: number;
  /** The same of the last three pictures alone, which follows quick eyes. */
  readonly glance: number;
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
  /** Head and gaze of the last minute, oldest first; pictures without a face are left out. */
  readonly angles: readonly AngleSample[];
  /** How far the screen goes from the resting direction, where a calibration learned it. */
  readonly reach: Calibration['reach'] | undefined;
  readonly company: Company | undefined;
  /** Whoever is there after a moment without a face, against whom was there at the beginning. */
  readonly likeness: Likeness | undefined;
  /** The pictures that are equal to the last bit. */
  readonly still: StillPicture | undefined;
  /** The last single pose, where a face was seen at all; it stays when the face is gone. */
  readonly lastSeen: (PoseSample & { /** The face touched the border of the picture. */ readonly atEdge: boolean }) | undefined;
  /** The last looks for objects. */
  readonly objects: ObjectsSeen;
  readonly camera: Camera | undefined;
  readonly microphone: { readonly state: DeviceObservation['state']; readonly since: number } | undefined;
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
  angles: [],
  company: undefined,
  likeness: undefined,
  still: undefined,
  lastSeen: undefined,
} as const;

const EMPTY_SCENE: Scene = {
  at: -Infinity,
  ...UNSEEN,
  reach: undefined,
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
  readonly #company = new CompanyKeeper();
  readonly #likeness = new LikenessKeeper();
  #head = new Baseline();
  #eyes = new Baseline();
  #calibration: Calibration | undefined;

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
    const { microphone, monitors, visible, focused } = this.#scene;
    switch (observation.type) {
      case 'vision':
        return this.#see(observation);
      case 'objects':
        return { objects: withSample(this.#scene.objects, observation, this.#scene.faces) };
      case 'audio':
        return { hearing: this.#hearing.hear(observation) };
      case 'device': {
        if (observation.device === 'camera') return this.#seeCamera(observation);
        const state = observation.state === 'changed' ? 'live' : observation.state;
        return microphone?.state === state ? {} : { microphone: { state, since: at } };
      }
      case 'calibration':
        this.#calibration = observation.calibration;
        // What was measured against another direction cannot be compared with what comes.
        this.#poses = [];
        return { pose: undefined, gazeYaw: undefined, recentPoses: [], angles: [], reach: observation.calibration.reach };
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

  #seeCamera(observation: DeviceObservation): Partial<Scene> {
    const before = this.#scene.camera;
    const camera = nextCamera(before, observation);
    if (camera === before) return {};
    if (camera.changedAt === before?.changedAt) return { camera, ...(camera.state === 'live' ? {} : { ...this.#forget(), objects: [] }) };
    // Where its owner looks when looking at the screen, another camera sees from another side.
    this.#head = new Baseline();
    this.#eyes = new Baseline();
    this.#calibration = undefined;
    return { camera, ...this.#forget(), objects: [], reach: undefined };
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
    this.#company.forget();
    this.#likeness.interrupt();
    return UNSEEN;
  }

  #see(vision: VisionObservation): Partial<Scene> {
    const { at } = vision;
    this.#watchedSince ??= at;
    const detected = vision.detected?.length;
    const counts = [...samplesSince(this.#scene.counts, at - COUNTS_MS), { at, detected, landmarked: vision.faces.length }];
    const seen = this.#pose(vision);
    const counted = counts.filter((count) => at - count.at < RATE_MS).length;
    return {
      vision,
      counts,
      still: nextStill(this.#scene.still, vision.frame.fingerprint, at),
      company: this.#company.see(vision),
      faces: { detected: detected ?? this.#scene.faces.detected, landmarked: vision.faces.length },
      framesPerSecond: at - this.#watchedSince < RATE_MS ? undefined : (counted * 1000) / RATE_MS,
      likeness: this.#likeness.see(vision, seen.pose),
      ...seen,
    };
  }

  #pose(vision: VisionObservation): Pick<Scene, 'pose' | 'gazeYaw' | 'recentPoses' | 'angles' | 'lastSeen'> {
    const { at } = vision;
    const look = lookOf(vision);
    const angles = samplesSince(this.#scene.angles, at - ANGLES_MS);
    if (!look) {
      this.#poses = [];
      return { pose: undefined, gazeYaw: undefined, recentPoses: [], angles, lastSeen: this.#scene.lastSeen };
    }
    const { pose, eyeYaw: eyes, face } = look;
    this.#poses = [...this.#poses, { at, pose, gazeYaw: pose.yaw + eyes }].slice(-SMOOTHING);
    this.#head.learn(middle(this.#poses), at);
    this.#eyes.learn({ yaw: eyes, pitch: 0 }, at);
    const rest = this.#calibration?.rest ?? { ...this.#head.rest, gazeYaw: this.#head.rest.yaw + this.#eyes.rest.yaw };
    const recentPoses = this.#poses.map((sample) => relative(sample, rest));
    const smooth = middle(recentPoses);
    const gazeYaw = median(recentPoses.map((sample) => sample.gazeYaw).filter(Number.isFinite));
    return {
      pose: smooth,
      gazeYaw: Number.isFinite(gazeYaw) ? gazeYaw : undefined,
      recentPoses,
      angles: [...angles, { at, yaw: smooth.yaw, pitch: smooth.pitch, gazeYaw, glance: median(recentPoses.slice(-3).map((sample) => sample.gazeYaw)) }],
      lastSeen: { ...relative({ at, pose, gazeYaw: NaN }, rest), atEdge: face.box.x < EDGE || face.box.x + face.box.width > 1 - EDGE },
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
