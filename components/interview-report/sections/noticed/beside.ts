import { html, nothing, type TemplateResult } from 'lit';
import { ANGLES } from '../../../../src/record/exports/angle-facts.js';
import { degrees, policySentences } from '../../../../src/record/exports/evidence-words.js';
import type { SayReport } from '../../../../src/record/exports/report-words.js';
import type { IncidentEvidence } from '../../../../src/record/index.js';
import type { MovementMeasure } from '../../../../src/spec/index.js';
import { percent } from '../../../internal/format.js';
import { momentOf, type ReportView } from '../../report-view.js';
import { loadPictures, pictureList } from './picture-list.js';

/** What was kept beside the incidents: what belongs to none of them, how much was moved, and what was erased. */
export function besideList(view: ReportView): TemplateResult | typeof nothing {
  const { evidence } = view.report;
  if (!evidence) return nothing;
  const { other, movement, erased } = evidence;
  return html`${otherEvidence(other, view)} ${movement.length > 0 ? movementTable(movement, view) : nothing}
  ${erased > 0 ? html`<p class="over foot">${view.text('evidenceErased', erased)}</p>` : nothing}`;
}

function otherEvidence(other: IncidentEvidence, view: ReportView): TemplateResult | typeof nothing {
  const { text, folds, report } = view;
  if (other.snapshots.length + other.dropped.length + other.policy.length === 0) return nothing;
  return html`<details @toggle=${folds.toggled('other', () => loadPictures(other.snapshots, view))}>
    <summary>${text('evidenceOther')}</summary>
    ${folds.isDrawn('other')
      ? html`<div class="behind">
          ${pictureList(other, undefined, view)}
          <ul class="sentences">
            ${other.policy.map((step) => html`<li>${text(`kind ${step.kind}`)}: ${policySentences({ policy: [step] }, report.timeline.from, text as SayReport)}</li>`)}
          </ul>
        </div>`
      : nothing}
  </details>`;
}

function movementTable(movement: readonly MovementMeasure[], view: ReportView): TemplateResult {
  const { text, folds, language } = view;
  return html`<details class="movement" @toggle=${folds.toggled('movement')}>
    <summary>${text('movementTitle')}</summary>
    <p class="over">${text('movementText')}</p>
    ${folds.isDrawn('movement')
      ? html`<table>
          <caption class="over">${text('movementSpread')}</caption>
          <thead>
            <tr>
              <th scope="col">${text('reportWhen')}</th>
              ${ANGLES.map((angle) => html`<th scope="col" class="end">${text(`angle ${angle}`)}</th> `)}
              <th scope="col" class="end">${text('movementOnScreen')}</th>
            </tr>
          </thead>
          <tbody>
            ${movement.map(
              (each) => html`<tr>
                <th scope="row" class="number">${momentOf(view, each.from)}</th>
                ${ANGLES.map((angle) => html`<td class="number end">${degrees(each[angle], language)}</td> `)}
                <td class="number end">${percent(each.onScreen, language)}</td>
              </tr>`,
            )}
          </tbody>
        </table>`
      : nothing}
  </details>`;
}
