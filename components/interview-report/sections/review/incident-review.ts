import { html, nothing, type TemplateResult } from 'lit';
import type { ReportIncident } from '../../../../src/record/index.js';
import type { Incident } from '../../../../src/spec/index.js';
import { percent } from '../../../internal/format.js';
import type { ReportView } from '../../report-view.js';
import { entry } from './entry.js';
import { thread } from './thread.js';

/** What people said of an incident, and what they can say: verdicts with their history, then comments and appeals. */
export function incidentReview(each: ReportIncident, view: ReportView): TemplateResult | typeof nothing {
  const { text, viewer } = view;
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
  ${viewer === 'candidate' ? html`<details><summary>${text('reviewMeasured')}</summary>${measured(incident, view)}</details>` : nothing}
  ${said}`;
}

/** The numbers behind an incident, and the rule that made it one. Names are those of the rule. */
export function measured({ rule, confidence, evidence }: Incident, { text, language }: ReportView): TemplateResult {
  return html`<dl class="pairs measured">
    <div><dt>${text('reviewRule')}</dt><dd><code>${rule.id} ${rule.version}</code></dd></div>
    <div><dt>${text('reviewConfidence')}</dt><dd class="number">${percent(confidence, language)}</dd></div>
    ${list(text('reviewThresholds'), rule.thresholds)} ${list(text('reviewEvidence'), evidence)}
  </dl>`;
}

function list(label: string, values: Readonly<Record<string, unknown>>): TemplateResult | typeof nothing {
  const pairs = Object.entries(values);
  if (pairs.length === 0) return nothing;
  const words = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : typeof value === 'number' ? String(Math.round(value * 100) / 100) : String(value));
  return html`<div><dt>${label}</dt><dd>${pairs.map(([name, value]) => html`<code>${name} ${words(value)}</code> `)}</dd></div>`;
}
