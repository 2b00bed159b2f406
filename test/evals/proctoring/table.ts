import type { ClipResult } from './clip-result.js';
import type { DetectorFigures } from './detectors.js';
import type { GazeError } from './gaze-error.js';
import type { PlacedIncident } from './matching.js';
import type { PoseError } from './pose-error.js';
import type { Promised } from './promises.js';
import { spread } from './statistics.js';
import type { Totals } from './totals.js';
import type { TrueEvent } from './truth.js';

/** A Markdown table under its heading; nothing where there is no row. */
export function markdown(title: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [`\n### ${title}\n`, line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Everything that a run tells, one table for each topic. */
export function report(results: readonly ClipResult[], totals: Totals, kept: readonly Promised[]): string {
  return [clips(results), detectors(totals), angles(results, totals), speed(results, totals), promised(kept)].filter(Boolean).join('\n');
}

function clips(results: readonly ClipResult[]): string {
  return markdown(
    'What was reported, by clip (seconds of the clip)',
    ['clip', 's', 'found', 'missed', 'not looked for', 'false', 'notes', 'implied', 'onset beyond dwell, ms'],
    results.map((each) => [
      each.clip,
      each.seconds.toFixed(0),
      `${each.found}/${each.required}`,
      kinds(each.missed),
      kinds(each.notLookedFor),
      kinds(each.falseIncidents),
      kinds(each.notes),
      kinds(each.implied),
      each.matched.flatMap(({ onsetBeyondDwellMs: ms }) => (ms === undefined ? [] : [ms.toFixed(0)])).join(', '),
    ]),
  );
}

function detectors({ detectors: all, noseRule, hours, ...totals }: Totals): string {
  const sum = (of: (figures: DetectorFigures) => number) => all.reduce((total, figures) => total + of(figures), 0);
  const together = { ...totals, rule: 'all of ours', notes: sum(({ notes }) => notes), implied: sum(({ implied }) => implied) };
  return markdown(
    `Detectors, over ${(hours * 60).toFixed(1)} min; the nose-position rule of older systems beside them`,
    ['rule', 'recall', 'precision', 'onset beyond dwell, ms: p50', 'p95', 'false warnings an hour', 'false reviews an hour', 'notes', 'implied'],
    [...all, together, noseRule].map((each) => [
      each.rule,
      each.recall === null ? '-' : `${percent(each.recall)} (${each.found}/${each.required})`,
      percent(each.precision),
      number(each.onsetBeyondDwellMs.p50),
      number(each.onsetBeyondDwellMs.p95),
      each.falseWarningsPerHour.toFixed(1),
      each.falseReviewsPerHour.toFixed(1),
      String(each.notes),
      String(each.implied),
    ]),
  );
}

function angles(results: readonly ClipResult[], { pose, gaze }: Totals): string {
  const row = (name: string, turned: PoseError | undefined, looked: GazeError | undefined) => [
    name,
    String(turned?.frames ?? looked?.frames ?? ''),
    ...(['yaw', 'pitch', 'roll'] as const).map((angle) => number(turned?.corrected[angle], 2)),
    ...(['yaw', 'pitch', 'roll'] as const).map((angle) => number(turned?.raw[angle], 2)),
    number(looked?.yaw.mean, 2),
    number(looked?.yaw.steady, 2),
    number(looked?.pitch.steady, 2),
  ];
  const compared = results.filter((each) => each.pose ?? each.gaze);
  if (compared.length === 0) return '';
  return [
    markdown(
      'Angles: mean absolute error against the rendered truth, degrees',
      ['clip', 'pictures', 'yaw', 'pitch', 'roll', 'yaw, uncorrected', 'pitch, uncorrected', 'roll, uncorrected', 'gaze sideways', 'gaze sideways, against its median', 'gaze up and down, against its median'],
      [...compared.map((each) => row(each.clip, each.pose, each.gaze)), row('all', pose, gaze.all), row('all, gaze within 25 and head within 15 degrees', undefined, gaze.aim)],
    ),
    pose ? `\np95: yaw ${pose.p95.yaw.toFixed(2)}, pitch ${pose.p95.pitch.toFixed(2)}, roll ${pose.p95.roll.toFixed(2)}. True gaze: head + asin(shift of the iris x 1.5 cm / 1.25 cm).` : '',
  ].join('\n');
}

function speed(results: readonly ClipResult[], totals: Totals): string {
  const row = (name: string, rate: number, trip: { p50: number | null; p95: number | null }, cost: { p50: number | null; p95: number | null; max: number | null }, long: { count: number; ms: number } | undefined, coded: string) => [
    name,
    rate.toFixed(1),
    number(trip.p50),
    number(trip.p95),
    number(cost.p50, 2),
    number(cost.p95, 2),
    number(cost.max, 2),
    long ? `${long.count}${long.count > 0 ? ` (${long.ms.toFixed(0)} ms)` : ''}` : '-',
    coded,
  ];
  return markdown(
    'Speed: pictures analysed, and what each costs the main thread',
    ['clip', 'pictures a second', 'round trip, ms: p50', 'p95', 'main thread, ms: p50', 'p95', 'max', 'long tasks', 'placed by code'],
    [
      ...results.map(({ clip, picturesPerSecond, roundTripMs, cost, codedFrames }) =>
        row(clip, picturesPerSecond, roundTripMs, spread(cost?.mainThreadMs ?? []), cost && { count: cost.longTasksMs.length, ms: cost.longTasksMs.reduce((sum, ms) => sum + ms, 0) }, percent(codedFrames)),
      ),
      row('all', totals.picturesPerSecond.all, totals.roundTripMs, totals.mainThreadMs, totals.mainThreadMs.p50 === null ? undefined : totals.longTasks, ''),
    ],
  );
}

function promised(kept: readonly Promised[]): string {
  return markdown(
    'Promises',
    ['', 'what', 'measured', 'at most, or at least', ''],
    kept.map(({ id, what, measured, limit, held }) => [id, what, measured, limit, held === undefined ? '-' : held ? 'held' : '**not held**']),
  );
}

function kinds(list: readonly (PlacedIncident | TrueEvent)[]): string {
  return list.map((each) => `${each.kind ?? ('type' in each ? each.type : '')} ${each.start.toFixed(1)}-${each.end?.toFixed(1) ?? ''}${'severity' in each ? ` ${each.severity}` : ''}`).join('; ');
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(0)} %`;
}

function number(value: number | null | undefined, digits = 0): string {
  return value === null || value === undefined ? '-' : value.toFixed(digits);
}
