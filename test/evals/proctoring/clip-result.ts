import { RULES, type ProctorOptions } from '../../../src/proctoring/index.js';
import { align } from './alignment.js';
import { match, type Matching, type PlacedIncident } from './matching.js';
import { noseRule } from './nose-rule.js';
import { poseError, posePairs, type PoseError, type PosePair } from './pose-error.js';
import type { ClipRecording } from './recording.js';
import { replay, type WholeIncident } from './replay.js';
import type { Truth } from './truth.js';

export type ClipResult = Matching & {
  readonly clip: string;
  readonly seconds: number;
  readonly analysedFrames: number;
  /** Share of the pictures that were placed in the clip by their code. */
  readonly codedFrames: number;
  readonly pose: PoseError | undefined;
  /** The nose-position rule over the same recording. */
  readonly noseRule: Matching;
  /** Whether the rules said the same while it played as they do in the replay. */
  readonly replaysAlike: boolean;
};

const BUILT_KINDS: readonly string[] = RULES.map(({ kind }) => kind);

/** Judges one recording by its truth. `pairs` come along for the totals. */
export function judgeClip(recording: ClipRecording, truth: Truth, options: ProctorOptions = {}): { result: ClipResult; pairs: PosePair[] } {
  const alignment = align(recording, truth);
  const seconds = truth.duration ?? recording.endedAt / 1000;
  const place = ({ kind, severity, startedAt, endedAt, toldAt, dwellMs }: WholeIncident): PlacedIncident => ({
    kind,
    severity,
    start: alignment.clipTime(startedAt),
    end: alignment.clipTime(endedAt),
    told: alignment.clipTime(toldAt),
    dwell: dwellMs / 1000,
  });
  const dwellOf = (kind: string): number => Math.max(0, ...RULES.filter((rule) => rule.kind === kind).map((rule) => rule.dwellMs)) / 1000;
  const { incidents, outputs } = replay(recording, options);
  const pairs = posePairs(recording, alignment);
  const judged = { duration: seconds, dwellOf };
  const result: ClipResult = {
    clip: recording.clip,
    seconds,
    analysedFrames: recording.observations.filter(({ observation }) => observation.type === 'vision').length,
    codedFrames: alignment.coded,
    ...match(incidents.map(place), truth.events, { ...judged, builtKinds: BUILT_KINDS }),
    pose: poseError(pairs),
    noseRule: match(noseRule(recording).map(place), truth.events, { ...judged, builtKinds: ['head-turned'] }),
    replaysAlike: JSON.stringify(outputs) === JSON.stringify(recording.outputs),
  };
  return { result, pairs };
}
