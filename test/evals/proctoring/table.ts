import type { ClipResult } from './clip-result.js';
import type { PlacedIncident } from './matching.js';
import type { Rates, Totals } from './totals.js';
import type { TrueEvent } from './truth.js';

/** The results as a Markdown table, what was wrong in words, and the nose-position rule beside ours. */
export function table(results: readonly ClipResult[], totals: Totals): string {
  const header = ['clip', 's', 'frames/s', 'found', 'missed', 'not built', 'false', 'notes', 'implied', 'onset beyond dwell, ms', 'yaw', 'pitch', 'roll'];
  const rows = results.map((each) => [
    each.clip,
    each.seconds.toFixed(0),
    (each.analysedFrames / each.seconds).toFixed(1),
    `${each.found}/${each.required}`,
    kinds(each.missed),
    kinds(each.notBuilt),
    kinds(each.falseIncidents),
    kinds(each.notes),
    kinds(each.implied),
    each.matched.flatMap(({ onsetBeyondDwellMs: ms }) => (ms === undefined ? [] : [ms.toFixed(0)])).join(', '),
    ...(['yaw', 'pitch', 'roll'] as const).map((angle) => each.pose?.corrected[angle].toFixed(2) ?? ''),
  ]);
  const lines = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const { onsetBeyondDwellMs: onset, pose, benign } = totals;
  const angles = (error: { yaw: number; pitch: number; roll: number } | undefined) =>
    error ? `yaw ${error.yaw.toFixed(2)}, pitch ${error.pitch.toFixed(2)}, roll ${error.roll.toFixed(2)}` : 'no truth';
  return [
    ...lines,
    '',
    `Rules: ${describe(totals)}`,
    `Nose-position rule: ${describe(totals.noseRule)}`,
    `Benign clips (${(benign.hours * 60).toFixed(1)} min): ${perHour(benign)}`,
    `Onset beyond dwell: p50 ${onset.p50?.toFixed(0) ?? '-'} ms, p95 ${onset.p95?.toFixed(0) ?? '-'} ms, max ${onset.max?.toFixed(0) ?? '-'} ms`,
    `Pose, mean absolute error, degrees: ${angles(pose?.corrected)} (uncorrected: ${angles(pose?.raw)}; p95: ${angles(pose?.p95)})`,
  ].join('\n');
}

function kinds(list: readonly (PlacedIncident | TrueEvent)[]): string {
  return list.map((each) => `${each.kind} ${each.start.toFixed(1)}-${each.end?.toFixed(1) ?? ''}${'severity' in each ? ` ${each.severity}` : ''}`).join('; ');
}

function describe(rates: Rates): string {
  const percent = (value: number | null) => (value === null ? '-' : `${(value * 100).toFixed(0)} %`);
  return `recall ${percent(rates.recall)} (${rates.found}/${rates.required}), precision ${percent(rates.precision)}, ${perHour(rates)}`;
}

function perHour({ falseWarningsPerHour, falseReviewsPerHour }: Rates): string {
  return `false warnings ${falseWarningsPerHour.toFixed(1)} and reviews ${falseReviewsPerHour.toFixed(1)} an hour`;
}
