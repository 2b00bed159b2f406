import { lookOf } from './angles/look.js';
import { median } from '../utils/median.js';
import type { Calibration, VisionObservation } from '../spec/index.js';

/** Corners of the screen as the candidate sees it. */
export const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
export type Corner = (typeof CORNERS)[number];

/**
 * Why nothing could be learned. `too-few-pictures`: a corner was not shown for long enough, or the machine is too slow.
 * `no-face`: there were pictures, but too few with a face that could be measured. `too-little-movement`: head and eyes
 * stayed where they were. `inconsistent`: they went elsewhere than asked, or to and fro.
 */
export const CALIBRATION_FAILURES = ['too-few-pictures', 'no-face', 'too-little-movement', 'inconsistent'] as const;
export type CalibrationFailure = (typeof CALIBRATION_FAILURES)[number];

/** One picture, and the corner that the candidate was asked to look at while it was taken. */
export interface CalibrationSample {
  readonly corner: Corner;
  readonly observation: VisionObservation;
}

export type CalibrationOutcome =
  | { readonly ok: true; readonly calibration: Calibration }
  | { readonly ok: false; readonly why: CalibrationFailure };

/** Pictures with a face that each corner needs: two seconds at the slowest rate that is watched, half a second at the usual one. */
const FEWEST = 6;
/**
 * Between the left and the right edge of any screen lie more degrees than this: a phone, 7 cm wide and 35 cm away, has
 * 11, of which the eyes' measure shows three quarters. Less is no more than its noise.
 */
const NARROWEST = 6;
/** Cameras sit above, beside or below the screen; who looks at something further aside than this, degrees, looks at no screen with a camera. As of a resting direction that is learned without being asked. */
const ASIDE = 20;
/** No edge is further from the middle than this: 70 cm of screen at 40 cm. */
const FURTHEST = 45;
/** Half of the pictures of one corner lie within this of their median, and so do the two corners of one side of each other. */
const SCATTER = 8;
/** The lower corners may be measured this much higher than the upper ones before that is another direction than asked for: three mean errors of the vertical measure. */
const UPSIDE_DOWN = 10;
/** A screen ends at least this far above and below its middle, degrees: who keeps the head still and moves the eyes under their lids shows no more. */
const LOWEST = 3;

/** What was measured at one corner, degrees. */
interface Fixation {
  readonly head: { readonly yaw: number; readonly pitch: number };
  /** Head and eyes together. */
  readonly gaze: { readonly yaw: number; readonly pitch: number };
  readonly scatter: number;
  readonly samples: number;
}

/**
 * What a look at the four corners teaches. The middle of the four is where head and gaze rest; each edge is as far from
 * it as the further of its two corners. An angle > 0 points to the right of the unmirrored picture, which is the
 * candidate's left: `reach.left` belongs to angles > 0.
 *
 * The median of each corner is taken, so that the way there does not count. A face without measured eyes counts with its
 * head alone. Gaze from a webcam errs by about 4 degrees also when calibrated (WebGazer: 3.94, Semmelmann and Weigelt 2018),
 * so this gives a frame for "beside the screen" and nothing finer.
 */
export function learnCalibration(samples: readonly CalibrationSample[]): CalibrationOutcome {
  const corners = CORNERS.map((corner) => fixationOf(samples.filter((sample) => sample.corner === corner)));
  const failure = corners.find((corner) => typeof corner === 'string');
  if (failure) return { ok: false, why: corners.includes('too-few-pictures') ? 'too-few-pictures' : failure };
  const [topLeft, topRight, bottomLeft, bottomRight] = corners as [Fixation, Fixation, Fixation, Fixation];
  const all = [topLeft, topRight, bottomLeft, bottomRight];
  if (all.some(({ scatter }) => scatter > SCATTER)) return { ok: false, why: 'inconsistent' };

  const left = [topLeft.gaze.yaw, bottomLeft.gaze.yaw];
  const right = [topRight.gaze.yaw, bottomRight.gaze.yaw];
  const width = mean(left) - mean(right);
  if (Math.abs(width) < NARROWEST) return { ok: false, why: 'too-little-movement' };
  const up = [topLeft.gaze.pitch, topRight.gaze.pitch];
  const down = [bottomLeft.gaze.pitch, bottomRight.gaze.pitch];
  const middle = { yaw: mean([...left, ...right]), pitch: mean([...up, ...down]) };
  const reach = {
    left: Math.max(...left) - middle.yaw,
    right: middle.yaw - Math.min(...right),
    up: Math.max(LOWEST, Math.max(...up) - middle.pitch),
    down: Math.max(LOWEST, middle.pitch - Math.min(...down)),
  };
  const isApart = [left, right].some((side) => Math.max(...side) - Math.min(...side) > Math.max(SCATTER, width / 2));
  if (width < 0 || isApart || mean(down) - mean(up) > UPSIDE_DOWN || Object.values(reach).some((each) => each > FURTHEST)) return { ok: false, why: 'inconsistent' };

  const rest = { yaw: mean(all.map(({ head }) => head.yaw)), pitch: mean(all.map(({ head }) => head.pitch)), gazeYaw: middle.yaw };
  // Otherwise the corners of the table would do, and then looking there would be looking at the screen.
  if (Object.values(rest).some((each) => Math.abs(each) > ASIDE)) return { ok: false, why: 'inconsistent' };
  const total = all.reduce((sum, corner) => sum + corner.samples, 0);
  return { ok: true, calibration: { rest: rounded(rest), reach: rounded(reach), samples: total } };
}

function fixationOf(samples: readonly CalibrationSample[]): Fixation | 'too-few-pictures' | 'no-face' {
  if (samples.length < FEWEST) return 'too-few-pictures';
  const looks = samples.flatMap(({ observation }) => lookOf(observation) ?? []);
  if (looks.length < FEWEST) return 'no-face';
  const yaws = looks.map(({ pose, eyeYaw }) => pose.yaw + (Number.isFinite(eyeYaw) ? eyeYaw : 0));
  const pitches = looks.map(({ pose, eyePitch }) => pose.pitch + (Number.isFinite(eyePitch) ? eyePitch : 0));
  const gaze = { yaw: median(yaws), pitch: median(pitches) };
  return {
    head: { yaw: median(looks.map(({ pose }) => pose.yaw)), pitch: median(looks.map(({ pose }) => pose.pitch)) },
    gaze,
    scatter: median(yaws.map((yaw) => Math.abs(yaw - gaze.yaw))),
    samples: looks.length,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A tenth of a degree is finer than any of it is known. */
function rounded<Angles extends Readonly<Record<string, number>>>(angles: Angles): Angles {
  return Object.fromEntries(Object.entries(angles).map(([name, value]) => [name, Math.round(value * 10) / 10])) as Angles;
}
