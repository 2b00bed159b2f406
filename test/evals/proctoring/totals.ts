import type { ClipResult } from './clip-result.js';
import type { MatchedIncident, Matching, PlacedIncident } from './matching.js';
import { poseError, quantile, type PoseError, type PosePair } from './pose-error.js';
import type { TrueEvent } from './truth.js';

export type Rates = {
  readonly required: number;
  readonly found: number;
  /** Required events found, of those whose kind a rule reports; null where there is none. */
  readonly recall: number | null;
  /** Matched incidents of matched and false ones; null where there is none. */
  readonly precision: number | null;
  readonly falseWarningsPerHour: number;
  readonly falseReviewsPerHour: number;
};

/** What was reported and what not, of one clip or of all, with the clip of each. */
export type Lists = {
  readonly matched: readonly Placed<MatchedIncident>[];
  readonly missed: readonly Placed<TrueEvent>[];
  readonly falseIncidents: readonly Placed<PlacedIncident>[];
};

type Placed<Item> = Item & { readonly clip: string };

export type Onset = { readonly p50: number | null; readonly p95: number | null; readonly max: number | null };

export type Totals = Rates & Lists & {
  readonly clips: number;
  readonly hours: number;
  readonly analysedFramesPerSecond: number;
  /** Required events of kinds without a rule. */
  readonly notBuilt: readonly Placed<TrueEvent>[];
  readonly notes: number;
  /** Told later than dwell after the event was fully there, ms. Negative: told earlier, as it began before. */
  readonly onsetBeyondDwellMs: Onset;
  /** Clips with nothing to report. */
  readonly benign: Rates & { readonly hours: number };
  readonly pose: PoseError | undefined;
  readonly noseRule: Rates;
};

export function totalsOf(results: readonly ClipResult[], pairs: readonly PosePair[]): Totals {
  const hours = hoursOf(results);
  const benign = results.filter(({ matched, missed, notBuilt }) => matched.length + missed.length + notBuilt.length === 0);
  const all = <Item>(list: (result: ClipResult) => readonly Item[]): Placed<Item>[] => results.flatMap((result) => list(result).map((item) => ({ clip: result.clip, ...item })));
  return {
    clips: results.length,
    hours,
    analysedFramesPerSecond: results.reduce((sum, { analysedFrames }) => sum + analysedFrames, 0) / (hours * 3600),
    ...rates(results, hours),
    matched: all(({ matched }) => matched),
    missed: all(({ missed }) => missed),
    falseIncidents: all(({ falseIncidents }) => falseIncidents),
    notBuilt: all(({ notBuilt }) => notBuilt),
    notes: results.reduce((sum, { notes }) => sum + notes.length, 0),
    onsetBeyondDwellMs: onset(results),
    benign: { hours: hoursOf(benign), ...rates(benign, hoursOf(benign)) },
    pose: poseError(pairs),
    noseRule: rates(results.map(({ noseRule }) => noseRule), hours),
  };
}

/** One clip with the same figures as the total. */
export function withFigures(result: ClipResult): ClipResult & Rates & { readonly onset: Onset } {
  return { ...result, ...rates([result], hoursOf([result])), onset: onset([result]) };
}

function onset(results: readonly ClipResult[]): Onset {
  const onsets = results.flatMap(({ matched }) => matched.flatMap(({ onsetBeyondDwellMs: ms, event }) => (ms === undefined || event.required === false ? [] : [ms])));
  return { p50: quantile(onsets, 0.5) ?? null, p95: quantile(onsets, 0.95) ?? null, max: quantile(onsets, 1) ?? null };
}

function hoursOf(results: readonly ClipResult[]): number {
  return results.reduce((sum, { seconds }) => sum + seconds, 0) / 3600;
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
  };
}
