import { html, nothing, type TemplateResult } from 'lit';
import type { ReportQuestion } from '../../../src/record/index.js';
import { percent } from '../../internal/format.js';
import type { ReportView } from '../report-view.js';
import { recordingPlayer } from './recording.js';

/** The whole answer, and what stood there before it: open where it counts and no quote stands for it. */
export function answerText({ answer, attempts, outcome, practice }: ReportQuestion, quoted: boolean, view: ReportView): TemplateResult | typeof nothing {
  const { text } = view;
  const { language } = view.report;
  const words = (content: string): TemplateResult => html`<p class="words" lang=${language} dir="auto">${content}</p>`;
  const aside = attempts
    .map((attempt, index) => ({ ...attempt, number: index + 1 }))
    .filter((attempt) => attempt.text !== '' && (attempt.setAside || outcome !== 'answered'));
  if (!answer && aside.length === 0) return nothing;
  return html`<details ?open=${!quoted && !practice && answer !== undefined}>
    <summary>${text('reportWholeAnswer')}</summary>
    ${answer ? html`<blockquote lang=${language} dir="auto" class="words">${answer.text}</blockquote>` : nothing}
    ${answer ? recordingPlayer(answer, view) : nothing}
    ${answer?.confidence === undefined ? nothing : html`<p class="over">${text('reportRecogniser', percent(answer.confidence, view.language))}</p>`}
    ${answer?.spokenText === undefined ? nothing : html`<p class="over label">${text('reportRecognised')}</p>${words(answer.spokenText)}`}
    ${answer?.secondHearing?.heard ? html`<p class="over label">${text('reportHeardAgain')}</p>${words(answer.secondHearing.heard.text)}` : nothing}
    ${aside.map((attempt) => html`<p class="over label">${text('reportSetAside', attempt.number)}</p>${words(attempt.text)}`)}
  </details>`;
}
