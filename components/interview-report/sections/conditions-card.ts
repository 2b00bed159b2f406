import { html, nothing, type TemplateResult } from 'lit';
import type { SignalCoverage } from '../../../src/record/index.js';
import type { CoverageState } from '../../../src/spec/index.js';
import { duration } from '../../internal/format.js';
import { momentOf, watchedShare, type ReportView } from '../report-view.js';
import { incidentList } from './incident-list.js';

/** Under what conditions the interview took place. Apart from the score by place, by heading and by look. */
export function conditionsCard(view: ReportView): TemplateResult {
  const { integrity, errors } = view.report;
  const { text } = view;
  return html`<section part="conditions" class="card" aria-labelledby="conditions">
    <h3 id="conditions" class="over">${text('reportConditions')}</h3>
    ${figure(view)}
    ${integrity.incidents.length > 0
      ? incidentList(view)
      : integrity.reasonForNone === 'not-monitored'
        ? nothing
        : html`<p class="quiet">${text('reportNoIncidents')}</p>`}
    ${integrity.coverage.signals.length > 0
      ? html`<h4>${text('reportCoverage')}</h4>
          <dl class="coverage">
            ${integrity.coverage.signals.map((signal) => signalRow(signal, view))}
          </dl>`
      : nothing}
    ${errors.length > 0
      ? html`<h4>${text('reportTrouble')}</h4>
          <ul class="trouble">
            ${errors.map(({ at, message, code }) => html`<li><span class="number over">${momentOf(view, at)}</span> <span>${message} <code>${code}</code></span></li>`)}
          </ul>`
      : nothing}
  </section>`;
}

function figure({ report: { integrity }, text }: ReportView): TemplateResult {
  const { score, reasonForNone, coverage } = integrity;
  const watched = text('reportWatched', watchedShare(coverage.overall));
  if (score !== null) {
    return html`<p class="figure number">${score} <small>${text('reportOf', 100)}, ${watched}</small></p>
      <p class="over">${text('reportConditionsText')}</p>`;
  }
  return html`<p class="figure none">
      ${text('reportNoIntegrity')}${reasonForNone === 'not-monitored' ? nothing : html` <small>${watched}</small>`}
    </p>
    ${reasonForNone ? html`<p class="over">${text(`reportNone ${reasonForNone}`)}</p>` : nothing}`;
}

const STATES: readonly CoverageState[] = ['watched', 'unassessable', 'gap', 'off', 'unsupported'];

/** The share that was watched; of the rest, how long it was and what it was. */
function signalRow({ signal, spans, share }: SignalCoverage, { text }: ReportView): TemplateResult {
  const rest = STATES.flatMap((state) => {
    const ms = spans.reduce((sum, span) => (span.state === state ? sum + span.to - span.from : sum), 0);
    if (state === 'watched' || ms === 0) return [];
    const name = text(`coverage ${state}`);
    return [share[state] === 1 ? name : `${name} ${duration(ms)}`];
  });
  const watched = share.watched > 0 ? [`${text('coverage watched')} ${watchedShare(share.watched)}`] : [];
  return html`<div>
    <dt>${text(`signal ${signal}`)}</dt>
    <dd class="number">${[...watched, ...rest].join(', ')}</dd>
  </div>`;
}
