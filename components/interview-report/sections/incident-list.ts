import { html, nothing, type TemplateResult } from 'lit';
import type { ReportIncident } from '../../../src/record/index.js';
import { NEUTRAL_INCIDENT_KINDS, type Incident } from '../../../src/spec/index.js';
import { duration } from '../../internal/format.js';
import type { Translate } from '../../internal/translate.js';
import { momentOf, questionName, type ReportView } from '../report-view.js';
import { incidentReview } from './review/incident-review.js';

/** How many are shown at once; the rest is one press away. */
const SHOWN = 8;

/** `unknown` is what could not be told; it counts for nothing. */
export type IncidentWeight = Incident['severity'] | 'unknown';

export function weightOf({ kind, severity }: Incident): IncidentWeight {
  return NEUTRAL_INCIDENT_KINDS.includes(kind) ? 'unknown' : severity;
}

export function weightName(weight: IncidentWeight, text: Translate): string {
  return weight === 'unknown' ? text('unknown') : text(`severity ${weight}`);
}

/** Every incident as a fact: what, how long, when, and the sentence of the rule that saw it. */
export function incidentList(view: ReportView): TemplateResult {
  const { incidents } = view.report.integrity;
  const more = incidents.slice(SHOWN);
  return html`${table(incidents.slice(0, SHOWN), view)}
    ${more.length > 0 ? html`<details><summary>${view.text('reportAllIncidents', more.length)}</summary>${table(more, view)}</details>` : nothing}
    <p class="over foot">${view.text('reportReview')}</p>`;
}

function table(incidents: readonly ReportIncident[], view: ReportView): TemplateResult {
  const { text } = view;
  return html`<table class="incidents">
    <caption class="visually-hidden">${text('reportIncidents')}</caption>
    <thead>
      <tr>
        <th scope="col">${text('reportWhat')}</th>
        <th scope="col" class="end">${text('reportLength')}</th>
        <th scope="col" class="end">${text('reportWhen')}</th>
      </tr>
    </thead>
    <tbody>
      ${incidents.map((each) => row(each, view))}
    </tbody>
  </table>`;
}

function row(each: ReportIncident, view: ReportView): TemplateResult {
  const { incident, durationMs, at, ended } = each;
  const { text, report } = view;
  const added = incidentReview(each, view);
  const weight = weightOf(incident);
  const during = report.questions.findLast((turn) => turn.startedAt <= at && at < turn.endedAt);
  return html`<tr>
    <th scope="row">
      <span class="tag" data-weight=${weight}>${weightName(weight, text)}</span>
      <span class="kind">${text(`kind ${incident.kind}`)}</span>
      <span class="reason over">
        <span lang="en" dir="auto">${incident.reason}</span>
        ${during ? text('reportDuring', questionName(during, text)) : nothing} ${ended ? nothing : `(${text('reportOpenEnded')})`}
      </span>
    </th>
    <td class="number end">${durationMs > 0 ? duration(durationMs, view.language) : ''}</td>
    <td class="number end over">${momentOf(view, at)}</td>
  </tr>
  ${added === nothing ? nothing : html`<tr class="added"><td colspan="3">${added}</td></tr>`}`;
}
