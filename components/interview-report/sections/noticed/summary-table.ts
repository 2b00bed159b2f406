import { html, nothing, type TemplateResult } from 'lit';
import { duration } from '../../../internal/format.js';
import { countsForNothing, groupsOf, weightName } from '../../incident-weight.js';
import type { ReportView } from '../../report-view.js';

/** What was noticed, by kind: how often and how long. Each kind leads to what lies behind it. */
export function noticedSummary(view: ReportView): TemplateResult {
  const { text, language, report } = view;
  return html`<table class="incidents">
    <caption class="visually-hidden">${text('reportIncidents')}</caption>
    <thead>
      <tr>
        <th scope="col">${text('reportWhat')}</th>
        <th scope="col" class="end">${text('evidenceOften')}</th>
        <th scope="col" class="end">${text('reportLength')}</th>
      </tr>
    </thead>
    <tbody>
      ${groupsOf(report.integrity.incidents).map(
        ({ kind, weight, incidents, durationMs }) => html`<tr>
          <th scope="row">
            <span class="tag" data-weight=${weight}>${weightName(weight, text)}</span>
            <button type="button" class="go kind" @click=${() => view.show(`#noticed-${kind}`)}>${text(`kind ${kind}`)}</button>
            ${countsForNothing(kind) ? html`<span class="over none">${text('evidenceNeutral')}</span>` : nothing}
          </th>
          <td class="number end">${text('evidenceTimes', incidents.length)}</td>
          <td class="number end">${durationMs > 0 ? duration(durationMs, language) : ''}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
