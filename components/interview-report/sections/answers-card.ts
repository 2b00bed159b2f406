import { html, nothing, svg, type TemplateResult } from 'lit';
import type { CriterionResult, ReportQuestion } from '../../../src/record/index.js';
import type { Translate } from '../../internal/translate.js';
import { criterionName, questionName, type ReportView } from '../report-view.js';

/** The technical score with the criteria that it is made of. What has no evidence has no number. */
export function answersCard(view: ReportView): TemplateResult {
  const { overall, max, criteria } = view.report.technical;
  const { text } = view;
  return html`<section part="answers" class="card" aria-labelledby="answers">
    <h3 id="answers" class="over">${text('reportAnswers')}</h3>
    ${overall === null
      ? html`<p class="figure none">${text('reportNoScore')}</p>
          <p class="over">${text('reportNoScoreText')}</p>`
      : html`<p class="figure number">${decimal(overall, view.language)} <small>${text('reportOf', max)}</small></p>`}
    ${criteria.length > 0
      ? html`<ul class="criteria">
          ${criteria.map((criterion) => criterionRow(criterion, view))}
        </ul>`
      : nothing}
    ${overall === null ? nothing : html`<p class="over foot">${text('reportScale')}</p>`}
  </section>`;
}

function criterionRow(criterion: CriterionResult, view: ReportView): TemplateResult {
  const { criterionId, mean, answers, of, weight } = criterion;
  const { text, language } = view;
  const weights = new Set(view.report.technical.criteria.map((each) => each.weight));
  return html`<li>
    <span class="name">${criterionName(view, criterionId)}</span>
    ${meter(mean === null ? null : mean / view.report.technical.max, view.direction)}
    ${mean === null ? html`<span class="value over">${text('reportNoEvidence')}</span>` : html`<b class="value number">${decimal(mean, language)}</b>`}
    <span class="from over">
      ${text('reportFrom', answers, of)}${weights.size > 1 ? html`, ${text('reportWeight', new Intl.NumberFormat(language).format(weight))}` : nothing}
    </span>
    ${levels(criterionId, view)}
  </li>`;
}

/** The levels that the mean is made of; each leads to the answer with its quote. */
function levels(criterionId: string, { report, text, jump }: ReportView): TemplateResult {
  return html`<ul class="levels">
    ${report.questions.map((turn, index) => {
      const score = turn.practice ? undefined : turn.evaluation?.scores.find((each) => each.criterionId === criterionId);
      if (!score) return nothing;
      const words = score.level === null ? text('reportNoEvidence') : text('reportLevelShort', score.level);
      const label = text('reportLevelOf', questionName(turn, text), words);
      return html`<li>
        <button type="button" class="level number" title=${label} @click=${() => jump(index)}>
          <small>${short(turn, text)}</small>${score.level ?? '–'}
        </button>
      </li>`;
    })}
  </ul>`;
}

function short({ question, number }: ReportQuestion, text: Translate): string {
  return number === null ? '' : text('reportQuestionShort', number, question?.kind === 'follow-up');
}

/** For the eye; the number stands beside it. Drawn, not styled, so that it needs no inline style. */
function meter(share: number | null, direction: ReportView['direction']): TemplateResult {
  const width = (share ?? 0) * 100;
  return html`<svg class="meter" width="100%" height="8" aria-hidden="true" data-none=${share === null}>
    <rect class="track" x="0.5" y="0.5" width="100%" height="7" rx="3.5" />
    ${share === null ? nothing : svg`<rect class="fill" x="${direction === 'rtl' ? 100 - width : 0}%" width="${width}%" height="8" rx="4" />`}
  </svg>`;
}

function decimal(value: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}
