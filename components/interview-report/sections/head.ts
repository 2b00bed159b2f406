import { html, nothing, type TemplateResult } from 'lit';
import { day, duration } from '../../internal/format.js';
import type { DownloadTools } from '../downloads.js';
import type { ReportView } from '../report-view.js';
import { downloadButtons } from './downloads.js';

/** What this is about, when it was, and what can be done with it. */
export function headSection(view: ReportView, downloads: DownloadTools): TemplateResult {
  const { report, text, language } = view;
  const about = [...new Set([report.title, report.role ?? ''])].filter(Boolean);
  return html`<header part="head">
    <div class="what">
      ${about.length > 0 || report.purpose === 'practice'
        ? html`<p class="over about">
            ${about.join(text('comma'))} ${report.purpose === 'practice' ? html`<span class="tag">${text('reportRehearsal')}</span>` : nothing}
          </p>`
        : nothing}
      <h2>${text('reportInterviewOf', day(report.createdAt, language))}</h2>
      <ul class="facts over">
        ${factsOf(view).map((fact) => html`<li>${fact}</li>`)}
      </ul>
    </div>
    <div class="bar" part="actions">
      <slot name="actions"></slot>
      ${downloadButtons(view, downloads)}
    </div>
  </header>`;
}

function factsOf({ report: { counts, durationMs, endReason }, text, language }: ReportView): string[] {
  const { asked, answered, skipped, followUps } = counts;
  const unanswered = asked - answered - skipped;
  return [
    duration(durationMs, language),
    text('reportCountQuestions', asked),
    ...(followUps > 0 ? [text('reportCountFollowUps', followUps)] : []),
    text('reportCountAnswered', answered),
    ...(skipped > 0 ? [text('reportCountSkipped', skipped)] : []),
    ...(unanswered > 0 ? [text('reportCountUnanswered', unanswered)] : []),
    ...(endReason && endReason !== 'completed' ? [text(`end ${endReason}`)] : []),
  ];
}
