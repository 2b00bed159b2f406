import { RULES } from '../../../src/proctoring/index.js';
import type { ClipResult, JudgedClip } from './clip-result.js';
import { detectorFigures, hoursOf, noseFigures, type DetectorFigures } from './detectors.js';
import { gazeError, withinAim, type GazeError } from './gaze-error.js';
import type { MatchedIncident, Matching, PlacedIncident } from './matching.js';
import { poseError, type PoseError } from './pose-error.js';
import { spread, type Spread } from './statistics.js';
import type { TrueEvent } from './truth.js';

export type Rates = {
  readonly required: number;
  readonly found: number;
  /** Required events found, of those whose kind is looked for; null where there is none. */
  readonly recall: number | null;
  /** Matched incidents of matched and false ones; null where there is none. */
  readonly precision: number | null;
  readonly falseWarningsPerHour: number;
  readonly falseReviewsPerHour: number;
  /** Told later than dwell after the event was fully there, ms. Negative: told earlier, as it began before. */
  readonly onsetBeyondDwellMs: Spread;
};

/** What was reported and what not, of one clip or of all, with the clip of each. */
export type Lists = {
  readonly matched: readonly Placed<MatchedIncident>[];
  readonly missed: readonly Placed<TrueEvent>[];
  readonly falseIncidents: readonly Placed<PlacedIncident>[];
  readonly notLookedFor: readonly Placed<TrueEvent>[];
};

type Placed<Item> = Item & { readonly clip: string };

export type Totals = Rates & Lists & {
  readonly clips: number;
  readonly hours: number;
  /** Of all clips together, and of the slowest one. */
  readonly picturesPerSecond: { readonly all: number; readonly slowest: number };
  readonly roundTripMs: Spread;
  readonly mainThreadMs: Spread;
  readonly longTasks: { readonly count: number; readonly ms: number };
  readonly notes: number;
  /** Clips with nothing to report. */
  readonly benign: Rates & { readonly hours: number };
  readonly people: ClipResult['people'];
  readonly pose: PoseError | undefined;
  /** `aim`: of the directions for which an aim is stated. */
  readonly gaze: { readonly all: GazeError | undefined; readonly aim: GazeError | undefined };
  readonly detectors: readonly DetectorFigures[];
  readonly noseRule: DetectorFigures;
};

export function totalsOf(judged: readonly JudgedClip[]): Totals {
  const results = judged.map(({ result }) => result);
  const hours = hoursOf(results);
  const benign = results.filter(isBenign);
  const gaze = judged.flatMap((each) => each.gaze);
  const costs = results.flatMap(({ cost }) => cost ?? []);
  const longTasks = costs.flatMap(({ longTasksMs }) => longTasksMs);
  const all = <Item>(list: (result: ClipResult) => readonly Item[]): Placed<Item>[] => results.flatMap((result) => list(result).map((item) => ({ clip: result.clip, ...item })));
  const sum = (of: (result: ClipResult) => number) => results.reduce((total, result) => total + of(result), 0);
  return {
    clips: results.length,
    hours,
    picturesPerSecond: { all: sum(({ analysedFrames }) => analysedFrames) / (hours * 3600), slowest: Math.min(...results.map((each) => each.picturesPerSecond)) },
    roundTripMs: spread(judged.flatMap(({ roundTrips }) => roundTrips)),
    mainThreadMs: spread(costs.flatMap(({ mainThreadMs }) => mainThreadMs)),
    longTasks: { count: longTasks.length, ms: longTasks.reduce((total, ms) => total + ms, 0) },
    ...rates(results, hours),
    matched: all(({ matched }) => matched),
    missed: all(({ missed }) => missed),
    falseIncidents: all(({ falseIncidents }) => falseIncidents),
    notLookedFor: all(({ notLookedFor }) => notLookedFor),
    notes: sum(({ notes }) => notes.length),
    benign: { hours: hoursOf(benign), ...rates(benign, hoursOf(benign)) },
    people: { frames: sum(({ people }) => people.frames), withoutFace: sum(({ people }) => people.withoutFace) },
    pose: poseError(judged.flatMap(({ pairs }) => pairs)),
    gaze: { all: gazeError(gaze), aim: gazeError(withinAim(gaze)) },
    detectors: detectorFigures(results, RULES),
    noseRule: noseFigures(results),
  };
}

/** Nothing in it is to be reported, whether or not anybody looks for it. */
export function isBenign({ matched, missed, notLookedFor }: Matching): boolean {
  return matched.length + missed.length + notLookedFor.length === 0;
}

/** One clip with the same figures as the total. */
export function withFigures(result: ClipResult): ClipResult & Rates {
  return { ...result, ...rates([result], hoursOf([result])) };
}

function rates(matchings: readonly Matching[], hours: number): Rates {
  const sum = (count: (matching: Matching) => number) => matchings.reduce((total, each) => total + count(each), 0);
  const required = sum((each) => each.required);
  const found = sum((each) => each.found);
  const right = sum(({ matched }) => matched.length);
  const wrong = sum(({ falseIncidents }) => falseIncidents.length);
  const perHour = (severity: string) => (hours > 0 ? sum(({ falseIncidents }) => falseIncidents.filter((each) => each.severity === severity).length) / hours : 0);
  return {
    required,
    found,
    recall: required > 0 ? found / required : null,
    precision: right + wrong > 0 ? right / (right + wrong) : null,
    falseWarningsPerHour: perHour('warn'),
    falseReviewsPerHour: perHour('review'),
    onsetBeyondDwellMs: spread(matchings.flatMap(({ matched }) => matched.flatMap(({ onsetBeyondDwellMs: ms, event }) => (ms === undefined || event.required === false ? [] : [ms])))),
  };
}
