import { correctPose } from '../../../src/proctoring/index.js';
import type { Face, HeadPose } from '../../../src/spec/index.js';
import type { Alignment } from './alignment.js';
import type { ClipRecording } from './recording.js';
import { mean, quantile } from './statistics.js';
import type { TrueFrame, TruePerson } from './truth.js';

/** A face that is less in the picture, or darker, has no pose to compare. */
const LEAST_VISIBLE = 0.99;
const LEAST_GAIN = 0.5;

export type PosePair = { readonly raw: HeadPose; readonly corrected: HeadPose; readonly truth: HeadPose };

/** A picture whose truth is one whole person in the light, with what was seen of it. */
export type ComparedPicture = { readonly person: TruePerson; readonly faces: readonly Face[] };

export function comparedPictures({ observations }: Pick<ClipRecording, 'observations'>, { trueFrame }: Pick<Alignment, 'trueFrame'>): ComparedPicture[] {
  return observations.flatMap(({ observation }) => {
    if (observation.type !== 'vision') return [];
    const person = wholePerson(trueFrame(observation.at));
    return person ? [{ person, faces: observation.faces }] : [];
  });
}

function wholePerson({ persons, gain = 1 }: TrueFrame = {}): TruePerson | undefined {
  const person = persons?.length === 1 ? persons[0] : undefined;
  return person && (person.visible ?? 1) >= LEAST_VISIBLE && gain >= LEAST_GAIN ? person : undefined;
}

/** Measured and true pose of every picture that shows one person fully, where one face was found. */
export function posePairs(pictures: readonly ComparedPicture[]): PosePair[] {
  return pictures.flatMap(({ person: { yaw, pitch, roll }, faces }) => {
    const [face, ...others] = faces;
    if (!face?.pose || others.length > 0 || yaw === undefined || pitch === undefined || roll === undefined) return [];
    return [{ raw: face.pose, corrected: correctPose(face.pose, face.position), truth: { yaw, pitch, roll } }];
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
