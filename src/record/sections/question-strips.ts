import { NEUTRAL_INCIDENT_KINDS, type Severity } from '../../spec/index.js';
import type { QuestionStrip, StripGap } from '../evidence.js';
import type { CoverageReport, ReportIncident, ReportQuestion } from '../report.js';
import { roundTo } from '../round.js';
import type { Span } from '../spans.js';
import { wasMonitored } from './coverage.js';

/** See `QuestionStrip`. */
const WEIGHTS: Readonly<Record<Severity, number>> = { note: 0.25, warn: 0.5, review: 1 };
/** ms as which a moment counts. */
const MOMENT_MS = 1000;
const LEAST_BIN_MS = 5000;
const MOST_BINS = 60;

/** Each question with its strip, where anything was watched or noticed at all. */
export function withStrips(questions: readonly ReportQuestion[], incidents: readonly ReportIncident[], coverage: CoverageReport): readonly ReportQuestion[] {
  if (questions.length === 0 || (incidents.length === 0 && !wasMonitored(coverage))) return questions;
  const strips = questions.map(({ startedAt, endedAt }) => {
    const length = Math.max(0, endedAt - startedAt);
    const binMs = Math.max(LEAST_BIN_MS, Math.ceil(length / MOST_BINS));
    return { from: startedAt, to: endedAt, binMs, heat: new Array<number>(Math.ceil(length / binMs)).fill(0), gaps: [] as StripGap[] };
  });
  for (const { incident, at, durationMs } of incidents) {
    if (NEUTRAL_INCIDENT_KINDS.includes(incident.kind)) continue;
    const span = { from: at, to: at + Math.max(durationMs, MOMENT_MS) };
    each(strips, span, (strip, from, to) => warm(strip, from, to, WEIGHTS[incident.severity]));
  }
  for (const { signal, asked, spans } of coverage.signals) {
    if (!asked) continue;
    for (const span of spans) if (span.state !== 'watched') each(strips, span, ({ gaps }, from, to) => gaps.push({ signal, ...span, from, to }));
  }
  return questions.map((question, index) => {
    const { binMs = LEAST_BIN_MS, heat = [], gaps = [] } = strips[index] ?? {};
    const strip: QuestionStrip = { binMs, bins: heat.map((sum) => (sum === 0 ? 0 : roundTo(Math.min(1, sum), 2))), gaps: gaps.sort((a, b) => a.from - b.from) };
    return { ...question, strip };
  });
}

/** Goes through the strips that a span touches, which are in order of time; by halves, as there may be thousands of both. */
function each<Strip extends Span>(strips: readonly Strip[], { from, to }: Span, visit: (strip: Strip, from: number, to: number) => void): void {
  let [low, high] = [0, strips.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((strips[middle]?.to ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < strips.length; index++) {
    const strip = strips[index];
    if (!strip || strip.from >= to) return;
    const [start, end] = [Math.max(from, strip.from), Math.min(to, strip.to)];
    if (end > start) visit(strip, start, end);
  }
}

function warm({ from: start, binMs, heat }: { readonly from: number; readonly binMs: number; readonly heat: number[] }, from: number, to: number, weight: number): void {
  for (let bin = Math.floor((from - start) / binMs); bin < heat.length && start + bin * binMs < to; bin++) {
    const begin = start + bin * binMs;
    heat[bin] = (heat[bin] ?? 0) + (weight * (Math.min(to, begin + binMs) - Math.max(from, begin))) / binMs;
  }
}
