import { html, nothing, type TemplateResult } from 'lit';
import type { LevelOverride, ReportQuestion } from '../../../../src/record/index.js';
import type { ReportView } from '../../report-view.js';
import { entry } from './entry.js';

/** Every change of a level under the level as it was judged, also those that no longer count. */
export function overrideList({ overrides = [] }: ReportQuestion, criterionId: string, view: ReportView): TemplateResult | typeof nothing {
  const found = overrides.filter((override) => override.criterionId === criterionId);
  if (found.length === 0) return nothing;
  return html`<div class="entries">${found.map((override) => overrideEntry(override, view))}</div>`;
}

function overrideEntry(override: LevelOverride, view: ReportView): TemplateResult {
  const { text, tools } = view;
  const { level, reason, reviewer, stands, withdrawn } = override;
  const title = level === null ? text('reviewNewNone') : text('reviewNewLevel', level);
  const more = html`${withdrawn
    ? entry(withdrawn, { who: withdrawn.reviewer, title: text('reviewTakenBack'), words: withdrawn.reason, kind: 'withdrawal' }, view)
    : stands
      ? (tools?.takeBack(override) ?? nothing)
      : html`<p class="over">${text('reviewReplaced')}</p>`}`;
  return entry(override, { who: reviewer, title: stands ? html`<strong>${title}</strong>` : html`<s>${title}</s>`, words: reason, kind: 'override', more }, view);
}

/** The level that stands in place of the judged one; undefined where none does. */
export function standing({ overrides = [] }: ReportQuestion, criterionId: string): LevelOverride | undefined {
  return overrides.find((override) => override.stands && override.criterionId === criterionId);
}
