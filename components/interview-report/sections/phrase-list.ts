import { html, nothing, type TemplateResult } from 'lit';
import type { ReportQuestion } from '../../../src/record/index.js';
import { phraseFacts, type SayReport } from '../../../src/record/exports/report-words.js';
import { momentOf, type ReportView } from '../report-view.js';

/** What the interviewer said besides the question: the same words for everybody, and no part of what was asked. */
export function phraseList({ phrases = [] }: ReportQuestion, view: ReportView): TemplateResult | typeof nothing {
  const { text, report } = view;
  if (phrases.length === 0) return nothing;
  return html`<details class="phrases">
    <summary>${text('reportPhrases')}</summary>
    ${phrases.map(
      (phrase) => html`<p class="over label">${text('reportAt', momentOf(view, phrase.at))}${text('comma')}${phraseFacts(phrase, text as SayReport)}</p>
        <blockquote class="words" lang=${report.language} dir="auto">${phrase.text}</blockquote>`,
    )}
  </details>`;
}
