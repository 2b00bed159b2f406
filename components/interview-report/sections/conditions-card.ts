import { html, nothing, type TemplateResult } from 'lit';
import { momentOf, watchedShare, type ReportView } from '../report-view.js';
import { noticedSummary } from './noticed/summary-table.js';
import { reviewedIntegrity, twoFigures } from './review/figures.js';

/** Under what conditions the interview took place. Apart from the score by place, by heading and by look. */
export function conditionsCard(view: ReportView): TemplateResult {
  const { integrity, errors } = view.report;
  const { text } = view;
  return html`<section part="conditions" class="card" aria-labelledby="conditions">
    <h3 id="conditions" class="over">${text('reportConditions')}</h3>
    ${figure(view)}
    ${integrity.incidents.length > 0
      ? noticedSummary(view)
      : integrity.reasonForNone === 'not-monitored'
        ? nothing
        : html`<p class="quiet">${text('reportNoIncidents')}</p>`}
    ${soundList(view)}
    ${errors.length > 0
      ? html`<h4>${text('reportTrouble')}</h4>
          <ul class="trouble">
            ${errors.map(({ at, message, code }) => html`<li><span class="number over">${momentOf(view, at)}</span> <span>${message} <code>${code}</code></span></li>`)}
          </ul>`
      : nothing}
  </section>`;
}

/** What the check before the interview found of the sound: a circumstance, and said to be one. */
function soundList({ report, text }: ReportView): TemplateResult | typeof nothing {
  const findings = report.deviceCheck?.sound?.findings;
  if (!findings) return nothing;
  if (findings.length === 0) return html`<h4>${text('reportSound')}</h4><p class="quiet">${text('reportSoundFine')}</p>`;
  return html`<h4>${text('reportSound')}</h4>
    <ul class="trouble sound">${findings.map((finding) => html`<li>${text(`sound ${finding}`)}</li>`)}</ul>
    <p class="over">${text('reportSoundText')}</p>`;
}

function figure({ report, text, language }: ReportView): TemplateResult {
  const { score, reasonForNone, coverage } = report.integrity;
  const watched = text('reportWatched', watchedShare(coverage.overall, language));
  const reviewed = reviewedIntegrity(report);
  if (score !== null && reviewed !== undefined) {
    const of = text('reportOf', 100);
    const figures = [[text('reviewAsNoticed'), String(score), of], [text('reviewAsReviewed'), String(reviewed), of]] as const;
    return html`${twoFigures(figures, text('reportNoIntegrity'), text('reviewIntegrityText'))}
      <p class="over first">${watched}.</p>
      <p class="over">${text('reportConditionsText')}</p>`;
  }
  if (score !== null) {
    return html`<p class="figure number">${score} <small class="wide">${text('reportOf', 100)}${text('comma')}${watched}</small></p>
      <p class="over">${text('reportConditionsText')}</p>`;
  }
  return html`<p class="figure none">
      ${text('reportNoIntegrity')}${reasonForNone === 'not-monitored' ? nothing : html` <small class="wide">${watched}</small>`}
    </p>
    ${reasonForNone ? html`<p class="over">${text(`reportNone ${reasonForNone}`)}</p>` : nothing}`;
}
