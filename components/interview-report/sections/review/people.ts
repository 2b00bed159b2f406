import { html, nothing, type TemplateResult } from 'lit';
import type { Appeal } from '../../../../src/record/index.js';
import type { ReviewSubject } from '../../../../src/spec/index.js';
import type { ReportView } from '../../report-view.js';
import { entriesAbout, thread } from './thread.js';

/** What was said about the whole interview, or about something that is no longer there to stand beside. */
export function peopleSection(view: ReportView): TemplateResult | typeof nothing {
  const { text, report, tools } = view;
  if (!report.review && !tools) return nothing;
  const lost = entriesAbout((subject) => isLost(subject, view), text('reviewAboutErased'), view);
  const { erased = 0 } = report.review ?? {};
  return html`<section part="people" class="card" aria-labelledby="people">
    <h3 id="people">${text('reviewAdded')}</h3>
    ${report.review ? nothing : html`<p class="over">${text('reviewAddedNone')}</p>`}
    ${thread({ type: 'interview' }, text('reviewWhole'), view)}
    ${lost === nothing ? nothing : html`<p class="over label">${text('reviewAboutErased')}</p>${lost}`}
    ${erased > 0 ? html`<p class="over label">${text('reviewErased', erased)}</p>` : nothing}
  </section>`;
}

/** Why the forms are not there. */
export function closedNote({ text, closed }: ReportView): TemplateResult | typeof nothing {
  if (!closed) return nothing;
  if (closed === 'unfinished') return html`<p part="closed" class="note">${text('reviewClosed')}</p>`;
  if (typeof closed === 'object') {
    return html`<div part="closed" class="note bar" data-tone="caution">
      <span><strong>${closed.message}</strong>${closed.action}</span> <button type="button" class="small" @click=${closed.retry}>${text('tryAgain')}</button>
    </div>`;
  }
  return html`<div part="closed" class="note" data-tone="caution"><strong>${text('reviewNobody')}</strong>${text('reviewNobodyAction')}</div>`;
}

/** At the top, for those who have to answer, and for the one who waits. */
export function waitingNote(view: ReportView): TemplateResult | typeof nothing {
  const { text, viewer, report } = view;
  const appeals = report.review?.appeals ?? [];
  const wanted = appeals.filter(({ answer }) => (viewer === 'reviewer' ? !answer : viewer === 'candidate' && answer));
  const [first] = wanted;
  if (!first) return nothing;
  const words = viewer === 'reviewer' ? text('reviewWaiting', wanted.length) : text('reviewAnswered', wanted.length);
  return html`<div part="waiting" class="note bar">
    <span>${words}</span> <button type="button" class="small" @click=${() => view.show(entryOf(first))}>${text('reviewGoThere')}</button>
  </div>`;
}

function entryOf({ seq }: Appeal): string {
  return `[data-entry="${seq}"]`;
}

function isLost(subject: ReviewSubject, { report }: ReportView): boolean {
  if (subject.type === 'question') return !report.questions.some(({ question }) => question?.id === subject.questionId);
  if (subject.type === 'incident') return !report.integrity.incidents.some(({ incident }) => incident.id === subject.incidentId);
  return false;
}
