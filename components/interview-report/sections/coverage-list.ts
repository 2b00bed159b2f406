import { html, nothing, type TemplateResult } from 'lit';
import type { SignalCoverage } from '../../../src/record/index.js';
import type { CoverageState } from '../../../src/spec/index.js';
import { duration } from '../../internal/format.js';
import { watchedShare, type ReportView } from '../report-view.js';

/** What was watched, signal by signal. */
export function coverageList(view: ReportView): TemplateResult | typeof nothing {
  const { signals } = view.report.integrity.coverage;
  if (signals.length === 0) return nothing;
  return html`<h4>${view.text('reportCoverage')}</h4>
    <dl class="coverage">
      ${signals.map((signal) => signalRow(signal, view))}
    </dl>`;
}

const STATES: readonly CoverageState[] = ['watched', 'unassessable', 'gap', 'off', 'unsupported'];

/** The share that was watched; of the rest, how long it was and what it was. */
function signalRow({ signal, spans, share }: SignalCoverage, { text, language }: ReportView): TemplateResult {
  const rest = STATES.flatMap((state) => {
    const ms = spans.reduce((sum, span) => (span.state === state ? sum + span.to - span.from : sum), 0);
    if (state === 'watched' || ms === 0) return [];
    const name = text(`coverage ${state}`);
    return [share[state] === 1 ? name : `${name} ${duration(ms, language)}`];
  });
  const watched = share.watched > 0 ? [`${text('coverage watched')} ${watchedShare(share.watched, language)}`] : [];
  return html`<div>
    <dt>${text(`signal ${signal}`)}</dt>
    <dd class="number">${[...watched, ...rest].join(text('comma'))}</dd>
  </div>`;
}
