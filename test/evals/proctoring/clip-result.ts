import { RULES, type ProctorOptions } from '../../../src/proctoring/index.js';
import { align } from './alignment.js';
import { gazeError, gazePairs, type GazeError, type GazePair } from './gaze-error.js';
import { match, type Matching, type PlacedIncident } from './matching.js';
import { NOSE_KIND, noseRule } from './nose-rule.js';
import { comparedPictures, poseError, posePairs, type PoseError, type PosePair } from './pose-error.js';
import type { ClipRecording, PageCost } from './recording.js';
import { replay, type WholeIncident } from './replay.js';
import { spread, type Spread } from './statistics.js';
import type { Truth } from './truth.js';

/** Signals that not every recording has: a rule that lives on one that is not there looks for nothing. */
const OPTIONAL_SIGNALS: readonly string[] = ['objects', 'audio'];

export type ClipResult = Matching & {
  readonly clip: string;
  readonly seconds: number;
  readonly analysedFrames: number;
  readonly picturesPerSecond: number;
  /** Frame in, result out, ms. */
  readonly roundTripMs: Spread;
  /** Share of the pictures that were placed in the clip by their code. */
  readonly codedFrames: number;
  /** Pictures that show one whole person in the light, and on how many of them no face was found. */
  readonly people: { readonly frames: number; readonly withoutFace: number };
  readonly pose: PoseError | undefined;
  readonly gaze: GazeError | undefined;
  readonly cost: PageCost | undefined;
  /** The nose-position rule over the same recording. */
  readonly noseRule: Matching;
  /** Whether the rules said the same while it played as they do in the replay. */
  readonly replaysAlike: boolean;
};

/** A clip and what the totals need of it one by one. */
export type JudgedClip = { readonly result: ClipResult; readonly pairs: readonly PosePair[]; readonly gaze: readonly GazePair[]; readonly roundTrips: readonly number[] };

/** Judges one recording by its truth. */
export function judgeClip(recording: ClipRecording, truth: Truth, options: ProctorOptions = {}): JudgedClip {
  const alignment = align(recording, truth);
  const seconds = truth.duration ?? recording.endedAt / 1000;
  const place = ({ kind, rule, severity, startedAt, endedAt, toldAt, dwellMs }: WholeIncident): PlacedIncident => ({
    kind,
    rule,
    severity,
    start: alignment.clipTime(startedAt),
    end: alignment.clipTime(endedAt),
    told: alignment.clipTime(toldAt),
    dwell: dwellMs / 1000,
  });
  const dwellOf = (kind: string): number => Math.max(0, ...RULES.filter((rule) => rule.kind === kind).map((rule) => rule.dwellMs)) / 1000;
  const { incidents, outputs } = replay(recording, options);
  const seen = recording.observations.flatMap(({ observation }) => (observation.type === 'vision' ? [observation] : []));
  const pictures = comparedPictures(recording, alignment);
  const pairs = posePairs(pictures);
  const gaze = gazePairs(pictures);
  const roundTrips = seen.map(({ latency }) => latency);
  const judged = { duration: seconds, dwellOf };
  const result: ClipResult = {
    clip: recording.clip,
    seconds,
    analysedFrames: seen.length,
    picturesPerSecond: (seen.length * 1000) / recording.endedAt,
    roundTripMs: spread(roundTrips),
    codedFrames: alignment.coded,
    ...match(incidents.map(place), truth.events, { ...judged, kindsLookedFor: kindsLookedFor(recording) }),
    people: { frames: pictures.length, withoutFace: pictures.filter(({ faces }) => faces.length === 0).length },
    pose: poseError(pairs),
    gaze: gazeError(gaze),
    cost: recording.cost,
    noseRule: match(noseRule(recording).map(place), truth.events, { ...judged, kindsLookedFor: [NOSE_KIND] }),
    replaysAlike: JSON.stringify(outputs) === JSON.stringify(recording.outputs),
  };
  return { result, pairs, gaze, roundTrips };
}

function kindsLookedFor({ observations }: ClipRecording): string[] {
  const there = new Set<string>(observations.map(({ observation }) => observation.type));
  return RULES.filter(({ sees }) => sees.every((signal) => there.has(signal) || !OPTIONAL_SIGNALS.includes(signal))).map(({ kind }) => kind);
}
