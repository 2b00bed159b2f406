import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../internal/icons.js';
import type { DownloadTools } from '../downloads.js';
import type { ReportFormat } from '../report-files.js';
import type { ReportView } from '../report-view.js';

const OTHERS = { csv: 'reportCsv', edx: 'reportEdx', report: 'reportJson', record: 'reportDownload' } as const satisfies Partial<Record<ReportFormat, string>>;

/** What the report can be taken away as: the document at once, the rest behind it. */
export function downloadButtons({ text, viewer, report }: ReportView, { busy, hasRecord, start }: DownloadTools): TemplateResult {
  // Review comments are for those who review, and where there is something to review.
  const offered = { csv: true, edx: viewer !== 'candidate' && report.integrity.incidents.length > 0, report: true, record: hasRecord };
  const others = (Object.keys(OTHERS) as (keyof typeof OTHERS)[]).filter((format) => offered[format]);
  return html`<div part="download" class="download" role="group" aria-label=${text('reportDownloads')}>
    <button type="button" part="download-pdf" ?disabled=${busy !== undefined} aria-busy=${busy === 'pdf'} @click=${() => start('pdf')}>
      ${text(busy === 'pdf' ? 'reportPdfBusy' : 'reportPdf')}
    </button>
    <details part="download-more" class="more" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
      <summary aria-label=${text('reportMoreFormats')} title=${text('reportMoreFormats')}>${icon('chevron')}</summary>
      <ul class="card">
        ${others.map(
          (format) => html`<li>
            <button
              type="button"
              class="quiet"
              part="download-${format}"
              ?disabled=${busy !== undefined}
              @click=${(event: Event) => {
                close(event);
                start(format);
              }}
            >
              ${text(OTHERS[format])}
            </button>
          </li>`,
        )}
      </ul>
    </details>
    <span class="visually-hidden" role="status">${busy ? text('reportPdfBusy') : ''}</span>
  </div>`;
}

/** Why there is no file, or what in it is not as it was given; a page can always be printed. */
export function downloadProblem({ text }: ReportView, problem: { message: string; action: string } | undefined, isWarning: boolean): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  return html`<div part="download-problem" class="note unmade" data-tone=${isWarning ? 'caution' : 'critical'} role="alert">
    <p><strong>${problem.message}</strong>${problem.action}</p>
    <button type="button" class="small" @click=${() => window.print()}>${text('reportPrint')}</button>
  </div>`;
}

function menuOf(event: Event): HTMLDetailsElement | null {
  return event.currentTarget instanceof HTMLDetailsElement ? event.currentTarget : (event.currentTarget as Element).closest('details');
}

function close(event: Event): void {
  const menu = menuOf(event);
  if (!menu?.open) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') close(event);
}

function closeOnLeave(event: FocusEvent): void {
  const menu = menuOf(event);
  if (menu && !(event.relatedTarget instanceof Node && menu.contains(event.relatedTarget))) menu.open = false;
}
