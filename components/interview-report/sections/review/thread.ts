import { html, nothing, type TemplateResult } from 'lit';
import type { Appeal, ReportIncident, ReviewComment } from '../../../../src/record/index.js';
import type { ReviewSubject } from '../../../../src/spec/index.js';
import type { ReportView } from '../../report-view.js';
import { entry } from './entry.js';

/** Comments and appeals about one thing in order, and what can be added. `name`: what it is, in the reader's words. */
export function thread(about: ReviewSubject, name: string, view: ReportView, incident?: ReportIncident): TemplateResult | typeof nothing {
  const said = entriesAbout((subject) => isSame(subject, about), name, view);
  const tools = view.tools?.about(about, name, incident) ?? nothing;
  return said === nothing && tools === nothing ? nothing : html`<div class="thread">${said} ${tools}</div>`;
}

/** Those whose subject is wanted. */
export function entriesAbout(wanted: (subject: ReviewSubject) => boolean, name: string, view: ReportView): TemplateResult | typeof nothing {
  const { comments = [], appeals = [] } = view.report.review ?? {};
  const found = [...comments, ...appeals].filter(({ about }) => wanted(about)).sort((a, b) => a.seq - b.seq);
  if (found.length === 0) return nothing;
  return html`<div class="entries">${found.map((each) => ('appealId' in each ? appealEntry(each, name, view) : commentEntry(each, view)))}</div>`;
}

function commentEntry(comment: ReviewComment, view: ReportView): TemplateResult {
  const { author, text: words } = comment;
  const own = view.text('reviewCandidate');
  const who = author.role === 'reviewer' ? author.name : author.name ? `${author.name} (${own})` : own;
  return entry(comment, { who, title: view.text('reviewComment'), words, kind: author.role }, view);
}

function appealEntry(appeal: Appeal, name: string, view: ReportView): TemplateResult {
  const { text, tools } = view;
  const { answer } = appeal;
  const more = answer
    ? entry(answer, { who: answer.reviewer, title: html`<strong>${text(`outcome ${answer.outcome}`)}</strong>`, words: answer.text, kind: 'reply' }, view)
    : html`<p><span class="tag" data-tone="caution">${text('reviewUnanswered')}</span></p>
        ${tools?.answer(appeal, name) ?? nothing}`;
  return entry(appeal, { who: text('reviewCandidate'), title: html`<strong>${text('reviewAppeal')}</strong>`, words: appeal.text, kind: 'appeal', more }, view);
}

function isSame(one: ReviewSubject, other: ReviewSubject): boolean {
  if (one.type === 'question') return other.type === 'question' && one.questionId === other.questionId;
  if (one.type === 'incident') return other.type === 'incident' && one.incidentId === other.incidentId;
  return other.type === 'interview';
}
