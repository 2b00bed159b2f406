import { html, nothing, svg, type TemplateResult } from 'lit';
import type { CriterionResult, ReportQuestion } from '../../../src/record/index.js';
import type { Translate } from '../../internal/translate.js';
import { criterionName, questionName, type ReportView } from '../report-view.js';
import { reviewedTechnical, twoFigures } from './review/figures.js';
import { standing } from './review/override-list.js';

/** The technical score with the criteria that it is made of. What has no evidence has no number. */
export function answersCard(view: ReportView): TemplateResult {
  const { overall, criteria } = view.report.technical;
  const { text } = view;
  return html`<section part="answers" class="card" aria-labelledby="answers">
    <h3 id="answers" class="over">${text('reportAnswers')}</h3>
    ${figure(view)}
    ${criteria.length > 0
      ? html`<ul class="criteria">
          ${criteria.map((criterion) => criterionRow(criterion, view))}
        </ul>`
      : nothing}
    ${overall === null ? nothing : html`<p class="over foot">${text('reportScale')}</p>`}
  </section>`;
}

function figure({ report, text, language }: ReportView): TemplateResult {
  const { overall, max } = report.technical;
  const reviewed = reviewedTechnical(report);
  if (reviewed) {
    const of = text('reportOf', max);
    const shown = (value: number | null): string | null => (value === null ? null : decimal(value, language));
    const figures = [[text('reviewAsJudged'), shown(overall), of], [text('reviewAsReviewed'), shown(reviewed.overall), of]] as const;
    return twoFigures(figures, text('reportNoScore'), text('reviewTechnicalText'));
  }
  return overall === null
    ? html`<p class="figure none">${text('reportNoScore')}</p>
        <p class="over">${text('reportNoScoreText')}</p>`
    : html`<p class="figure number">${decimal(overall, language)} <small>${text('reportOf', max)}</small></p>`;
}

function criterionRow(criterion: CriterionResult, view: ReportView): TemplateResult {
  const { criterionId, mean, answers, of, weight, spread } = criterion;
  const { text, language } = view;
  const weights = new Set(view.report.technical.criteria.map((each) => each.weight));
  const reviewed = reviewedTechnical(view.report)?.criteria.find((each) => each.criterionId === criterionId);
  return html`<li>
    <span class="name">${criterionName(view, criterionId)}</span>
    ${meter(mean === null ? null : mean / view.report.technical.max, view.direction)}
    ${mean === null ? html`<span class="value over">${text('reportNoEvidence')}</span>` : html`<b class="value number">${decimal(mean, language)}</b>`}
    <span class="from over">
      ${text('reportFrom', answers, of)}${weights.size > 1 ? html`${text('comma')}${text('reportWeight', new Intl.NumberFormat(language).format(weight))}` : nothing}
      ${spread ? html`<span class="spread">${text('reportSpread', spread.answers, spread.widest)}</span>` : nothing}
      ${reviewed ? html`<b>${text('reviewMean', reviewed.mean === null ? text('reportNoEvidence') : decimal(reviewed.mean, language))}</b>` : nothing}
    </span>
    ${levels(criterionId, view)}
  </li>`;
}

/** The levels that the mean is made of; each leads to the answer with its quote. */
function levels(criterionId: string, { report, text, jump }: ReportView): TemplateResult {
  return html`<ul class="levels">
    ${report.questions.map((turn, index) => {
      const score = turn.practice ? undefined : turn.evaluation?.scores.find((each) => each.criterionId === criterionId);
      const changed = standing(turn, criterionId);
      if (!score && !changed) return nothing;
      const words = (level: number | null): string => (level === null ? text('reportNoEvidence') : text('reportLevelShort', level));
      const judged = text('reportLevelOf', questionName(turn, text), words(score?.level ?? null));
      const label = changed ? text('reviewLevelChanged', judged, words(changed.level)) : judged;
      return html`<li>
        <button type="button" class="level number" title=${label} @click=${() => jump(index)}>
          <small>${short(turn, text)}</small>${score?.level ?? '–'}${apart(score?.levels, text)}${changed ? html` <em>(${changed.level ?? '–'})</em>` : nothing}
        </button>
      </li>`;
    })}
  </ul>`;
}

/** What judgements of one answer said, where they were not alike. */
function apart(levels: readonly (number | null)[] = [], text: Translate): TemplateResult | typeof nothing {
  return new Set(levels).size > 1 ? html`<small>(${levels.map((level) => level ?? '–').join(text('comma'))})</small>` : nothing;
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
