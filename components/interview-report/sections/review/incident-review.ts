import { html, nothing, type TemplateResult } from 'lit';
import type { ReportIncident } from '../../../../src/record/index.js';
import type { ReportView } from '../../report-view.js';
import { entry } from './entry.js';
import { thread } from './thread.js';

/** What people said of an incident, and what they can say: verdicts with their history, then comments and appeals. */
export function incidentReview(each: ReportIncident, view: ReportView): TemplateResult | typeof nothing {
  const { text } = view;
  const { incident, verdicts = [] } = each;
  const said = thread({ type: 'incident', incidentId: incident.id }, text(`kind ${incident.kind}`), view, each);
  if (verdicts.length === 0 && said === nothing) return nothing;
  return html`${verdicts.length > 0
    ? html`<div class="entries">
        ${verdicts.map((verdict, index) => {
          const words = text('reviewVerdict', text(`verdict ${verdict.verdict}`));
          const title = index === verdicts.length - 1 ? html`<strong>${words}</strong>` : html`<s>${words}</s>`;
          return entry(verdict, { who: verdict.reviewer, title, words: verdict.note, kind: 'verdict' }, view);
        })}
      </div>`
    : nothing}
  ${said}`;
}
