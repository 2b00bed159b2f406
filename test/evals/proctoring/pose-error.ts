import { correctPose } from '../../../src/proctoring/index.js';
import type { HeadPose } from '../../../src/spec/index.js';
import type { Alignment } from './alignment.js';
import type { ClipRecording } from './recording.js';

/** A face that is less in the picture, or darker, has no pose to compare. */
const LEAST_VISIBLE = 0.99;
const LEAST_GAIN = 0.5;

export type PosePair = { readonly raw: HeadPose; readonly corrected: HeadPose; readonly truth: HeadPose };

/** Measured and true pose of every picture that shows one person fully. */
export function posePairs({ observations }: Pick<ClipRecording, 'observations'>, { trueFrame }: Pick<Alignment, 'trueFrame'>): PosePair[] {
  return observations.flatMap(({ observation }) => {
    if (observation.type !== 'vision' || observation.faces.length !== 1) return [];
    const row = trueFrame(observation.at);
    const truth = row?.persons?.length === 1 ? row.persons[0] : undefined;
    const [face] = observation.faces;
    if (!truth || !face?.pose || (truth.visible ?? 1) < LEAST_VISIBLE || (row?.gain ?? 1) < LEAST_GAIN) return [];
    return [{ raw: face.pose, corrected: correctPose(face.pose, face.position), truth }];
  });
}

export type PoseError = { readonly frames: number; readonly corrected: HeadPose; readonly raw: HeadPose; readonly p95: HeadPose; readonly bias: HeadPose };

/** Mean absolute errors in degrees; `p95` and `bias` (mean of measured minus true) of the corrected pose. */
export function poseError(pairs: readonly PosePair[]): PoseError | undefined {
  if (pairs.length === 0) return undefined;
  const differences = (which: 'raw' | 'corrected', angle: keyof HeadPose) => pairs.map((pair) => pair[which][angle] - pair.truth[angle]);
  const all = (make: (angle: keyof HeadPose) => number): HeadPose => ({ yaw: make('yaw'), pitch: make('pitch'), roll: make('roll') });
  return {
    frames: pairs.length,
    corrected: all((angle) => mean(differences('corrected', angle).map(Math.abs))),
    raw: all((angle) => mean(differences('raw', angle).map(Math.abs))),
    p95: all((angle) => quantile(differences('corrected', angle).map(Math.abs), 0.95) ?? NaN),
    bias: all((angle) => mean(differences('corrected', angle))),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Nearest rank; undefined of nothing. */
export function quantile(values: readonly number[], part: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))];
}
