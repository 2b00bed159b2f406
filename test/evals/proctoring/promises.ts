import type { Totals } from './totals.js';

/** A promise of `design.md`, section 6, as far as this run can tell. */
export type Promised = { readonly id: 'P3' | 'P4' | 'P5'; readonly what: string; readonly measured: string; readonly limit: string; /** Undefined: not measured here. */ readonly held: boolean | undefined };

/** The rate is capped at 10 pictures a second; a clip that begins and ends between two pictures stays a little below. */
const HELD_RATE = 9.5;

export function promises(totals: Totals, foreignRequests: number | undefined): Promised[] {
  const { mainThreadMs, longTasks, picturesPerSecond, pose, benign, onsetBeyondDwellMs: onset } = totals;
  const isCosted = mainThreadMs.p50 !== null;
  const figure = (value: number | null | undefined, unit: string, digits = 1) => (value === null || value === undefined ? 'not measured' : `${value.toFixed(digits)} ${unit}`);
  const atMost = (value: number | null | undefined, limit: number) => (value === null || value === undefined ? undefined : value <= limit);
  const hour = `an hour, in ${(benign.hours * 60).toFixed(1)} min of benign clips${benign.hours > 0 ? `; one would be ${(1 / benign.hours).toFixed(1)}` : ''}`;
  const perHour = (value: number) => (benign.hours > 0 ? `${value.toFixed(1)} ${hour}` : 'no benign clip');
  const byHour = (value: number, limit: number) => (benign.hours > 0 ? value <= limit : undefined);
  return [
    { id: 'P3', what: 'main thread per analysed picture, p50', measured: figure(mainThreadMs.p50, 'ms', 2), limit: '1 ms', held: atMost(mainThreadMs.p50, 1) },
    { id: 'P3', what: 'main thread per analysed picture, p95', measured: figure(mainThreadMs.p95, 'ms', 2), limit: '4 ms', held: atMost(mainThreadMs.p95, 4) },
    { id: 'P3', what: 'long tasks of the page', measured: isCosted ? `${longTasks.count} (${longTasks.ms.toFixed(0)} ms)` : 'not measured', limit: '0', held: isCosted ? longTasks.count === 0 : undefined },
    { id: 'P3', what: 'pictures a second, slowest clip', measured: figure(picturesPerSecond.slowest, ''), limit: `10, at least ${HELD_RATE}`, held: picturesPerSecond.slowest >= HELD_RATE },
    { id: 'P4', what: 'yaw, mean absolute error', measured: figure(pose?.corrected.yaw, 'degrees', 2), limit: '2.5 degrees', held: atMost(pose?.corrected.yaw, 2.5) },
    { id: 'P4', what: 'pitch, mean absolute error', measured: figure(pose?.corrected.pitch, 'degrees', 2), limit: '2 degrees', held: atMost(pose?.corrected.pitch, 2) },
    { id: 'P4', what: 'scripted violations found', measured: totals.recall === null ? 'none scripted' : `${totals.found}/${totals.required} (${(totals.recall * 100).toFixed(0)} %)`, limit: '90 %', held: totals.recall === null ? undefined : totals.recall >= 0.9 },
    { id: 'P4', what: 'onset beyond dwell, p95', measured: figure(onset.p95, 'ms', 0), limit: '250 ms', held: atMost(onset.p95, 250) },
    { id: 'P4', what: 'false warnings', measured: perHour(benign.falseWarningsPerHour), limit: '2 an hour', held: byHour(benign.falseWarningsPerHour, 2) },
    { id: 'P4', what: 'false reviews', measured: perHour(benign.falseReviewsPerHour), limit: '0.25 an hour', held: byHour(benign.falseReviewsPerHour, 0.25) },
    { id: 'P5', what: 'requests to other hosts', measured: foreignRequests === undefined ? 'not measured' : String(foreignRequests), limit: '0', held: foreignRequests === undefined ? undefined : foreignRequests === 0 },
  ];
}
