import { html, nothing, type TemplateResult } from 'lit';
import type { ReviewEntry } from '../../../../src/record/index.js';
import type { ReportView } from '../../report-view.js';

/** Something that a person added: who, what, when, and the words. Focus may come here when its form is gone. */
export function entry(
  { seq, wallTime }: ReviewEntry,
  what: { readonly who: string; readonly title: string | TemplateResult; readonly words?: string | undefined; readonly kind: string; readonly more?: unknown },
  view: ReportView,
): TemplateResult {
  return html`<div class="entry" part="entry" data-kind=${what.kind} data-entry=${seq} tabindex="-1">
    <p class="by over"><span>${what.title}</span> <b dir="auto">${what.who}</b> <time datetime=${new Date(wallTime).toISOString()}>${moment(wallTime, view)}</time></p>
    ${what.words ? html`<p class="words" dir="auto">${what.words}</p>` : nothing} ${what.more ?? nothing}
  </div>`;
}

function moment(wallTime: number, { language }: ReportView): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(wallTime);
}
