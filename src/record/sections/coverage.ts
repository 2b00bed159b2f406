import { COVERAGE_SIGNALS, type CoverageSignal, type CoverageState, type LogEvent } from '../../spec/index.js';
import type { CoverageReport, CoverageSpan, SignalCoverage } from '../report.js';
import { roundTo } from '../round.js';
import { clip, lengthOf, type Span } from '../spans.js';
import { isReload } from './running-time.js';

type OpenSpan = Pick<CoverageSpan, 'from' | 'state' | 'code'>;

/**
 * How much was watched while the interview ran. Only `watched` counts as watched: what is asked for and not seen, for
 * whatever reason, is a hole and shown as one. A signal that was `off` all the time was not asked for and is left out; one that
 * was `off` for a part was not watched in that part, so that a look of ten seconds cannot stand for an hour.
 */
export function coverageOf(events: readonly LogEvent[], running: readonly Span[]): CoverageReport {
  const end = running.at(-1)?.to ?? 0;
  const signals = COVERAGE_SIGNALS.flatMap((signal) => {
    const spans = spansOf(signal, events, end);
    return spans ? [signalCoverage(signal, clip(spans, running), lengthOf(running))] : [];
  });
  const asked = signals.filter((signal) => signal.asked);
  const sum = asked.reduce((total, { share }) => total + share.watched, 0);
  // Rounded, so that a mean of exactly 80 % is not 79.99999999999999 %.
  return { overall: asked.length === 0 ? 0 : roundTo(sum / asked.length, 6), signals };
}

/** Nothing ever watched: not asked for, or not possible on this machine. */
export function wasMonitored({ signals }: CoverageReport): boolean {
  return signals.some(({ spans }) => spans.some(({ state }) => state !== 'off' && state !== 'unsupported'));
}

function spansOf(signal: CoverageSignal, events: readonly LogEvent[], end: number): CoverageSpan[] | undefined {
  const spans: CoverageSpan[] = [];
  let open: OpenSpan | undefined;
  const change = (next: OpenSpan): void => {
    if (open && next.from > open.from) spans.push({ ...open, to: next.from });
    open = next;
  };
  for (const event of events) {
    if (event.type === 'coverage-changed' && event.data?.signal === signal) {
      const { state, code, at } = event.data;
      open ??= before(state);
      // A change may be told late, but not from before the last one, nor from the future.
      change({ from: Math.min(Math.max(at, open.from), event.at), state, ...(code === undefined ? {} : { code }) });
    } else if (event.type === 'consent-withdrawn' && event.data?.purposes.includes('proctoring') && open) {
      change({ from: event.at, state: 'off', code: 'consent-withdrawn' });
    } else if (isReload(event) && open && open.state !== 'off' && open.state !== 'unsupported') {
      // Nothing is known of the new page until it says so.
      change({ from: event.at, state: 'gap', code: 'reload' });
    }
  }
  if (!open) return undefined;
  change({ ...open, from: Math.max(end, open.from) });
  return spans;
}

/** Before the first word of a signal: not asked for and not possible were so from the start; all else was not yet watched. */
function before(first: CoverageState): OpenSpan {
  return first === 'off' || first === 'unsupported' ? { from: 0, state: first } : { from: 0, state: 'gap', code: 'not-started' };
}

function signalCoverage(signal: CoverageSignal, spans: readonly CoverageSpan[], total: number): SignalCoverage {
  const ms: Record<CoverageState, number> = { watched: 0, unassessable: 0, gap: 0, off: 0, unsupported: 0 };
  for (const { state, from, to } of spans) ms[state] += to - from;
  const share = (state: CoverageState): number => (total > 0 ? ms[state] / total : 0);
  return {
    signal,
    // An engine for objects is the host's to give: without one nobody asked.
    asked: spans.some(({ state }) => state !== 'off' && !(signal === 'objects' && state === 'unsupported')),
    share: { watched: share('watched'), unassessable: share('unassessable'), gap: share('gap'), off: share('off'), unsupported: share('unsupported') },
    spans,
  };
}
