import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ReportIncident } from '../../../../src/record/index.js';
import { duration } from '../../../internal/format.js';
import { countsForNothing, groupsOf, weightName, type IncidentGroup } from '../../incident-weight.js';
import type { ReportView } from '../../report-view.js';
import { besideList } from './beside.js';
import { incidentItem } from './incident-item.js';

/** Up to so many, everything is drawn at once; of more, what is unfolded. */
const FEW = 8;

/** What was noticed, by kind, the gravest first. Each unfolds to what lies behind it and to what people said of it. */
export function noticedSection(view: ReportView): TemplateResult | typeof nothing {
  const { report, text } = view;
  const { incidents } = report.integrity;
  if (incidents.length === 0 && !report.evidence) return nothing;
  const said = aboutIncidents(view);
  const isFew = incidents.length <= FEW;
  const isDrawn = ({ incident, verdicts }: ReportIncident): boolean => isFew || verdicts !== undefined || said.has(incident.id);
  return html`<section part="incidents" class="card" aria-labelledby="noticed">
    <h3 id="noticed">${text('evidenceTitle')}</h3>
    ${incidents.length > 0 ? html`<p class="over">${text('reportReview')}</p>` : nothing}
    <ul class="groups">
      ${repeat(
        groupsOf(incidents),
        ({ kind }) => kind,
        (group) => html`<li part="incident-group">${groupItem(group, isDrawn, view)}</li>`,
      )}
    </ul>
    ${besideList(view)}
  </section>`;
}

function groupItem({ kind, weight, incidents, durationMs }: IncidentGroup, isDrawn: (each: ReportIncident) => boolean, view: ReportView): TemplateResult {
  const { text, folds, language } = view;
  const [first] = incidents;
  if (first && incidents.length === 1) return incidentItem(first, { isDrawn: isDrawn(first), isAlone: true }, view);
  const key = `kind ${kind}`;
  return html`<details @toggle=${folds.toggled(key)}>
    <summary id="noticed-${kind}">
      <span class="tag" data-weight=${weight}>${weightName(weight, text)}</span>
      <b class="kind">${text(`kind ${kind}`)}</b>
      <span class="over">${[text('evidenceTimes', incidents.length), ...(durationMs > 0 ? [duration(durationMs, language)] : [])].join(text('comma'))}</span>
      ${countsForNothing(kind) ? html`<span class="over none">${text('evidenceNeutral')}</span>` : nothing}
    </summary>
    ${folds.isDrawn(key) || incidents.some(isDrawn)
      ? html`<ul class="group">
          ${repeat(
            incidents,
            ({ incident }) => incident.id,
            (each) => html`<li>${incidentItem(each, { isDrawn: isDrawn(each), isAlone: false }, view)}</li>`,
          )}
        </ul>`
      : nothing}
  </details>`;
}

/** Incidents that somebody wrote about: their entries have to be found, folded or not. */
function aboutIncidents({ report: { review } }: ReportView): ReadonlySet<string> {
  const subjects = [...(review?.comments ?? []), ...(review?.appeals ?? [])].map(({ about }) => about);
  return new Set(subjects.flatMap((about) => (about.type === 'incident' ? [about.incidentId] : [])));
}
