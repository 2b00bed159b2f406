import { html, nothing, type TemplateResult } from 'lit';
import type { ReportQuestion } from '../../../src/record/index.js';
import type { AnswerEvaluation, CriterionScore } from '../../../src/spec/index.js';
import { icon } from '../../internal/icons.js';
import { criterionName, type ReportView } from '../report-view.js';
import { overrideList } from './review/override-list.js';

/** Each level with why, and with the candidate's own words; under it what people put in its place. */
export function scoreList(turn: ReportQuestion, view: ReportView): TemplateResult {
  const { text } = view;
  const { scores = [], feedback, review = [] } = turn.evaluation ?? {};
  return html`<div>
    ${review.map((reason) => html`<p class="note review" data-tone="caution">${text(`review ${reason}`)}</p>`)}
    <ul class="scores">
      ${scores.map((score) => html`<li>${scoreRow(score, view)} ${changes(turn, score.criterionId, view)}</li>`)}
      ${unjudged(turn, view).map(
        (criterionId) => html`<li>
          <p class="score"><span class="none">${text('reviewNotJudged', criterionName(view, criterionId))}</span></p>
          ${changes(turn, criterionId, view)}
        </li>`,
      )}
    </ul>
    ${feedback
      ? html`<p class="feedback"><span class="over">${text('reportFeedback')}</span> <span lang=${view.report.language} dir="auto">${feedback}</span></p>`
      : nothing}
  </div>`;
}

/** Criteria without a judgement that a person has judged, or may. */
function unjudged({ evaluation, overrides = [] }: ReportQuestion, { report, tools, viewer }: ReportView): readonly string[] {
  const judged = new Set(evaluation?.scores.map(({ criterionId }) => criterionId));
  const open = tools && viewer === 'reviewer' ? report.technical.criteria : [];
  return [...new Set([...overrides, ...open].map(({ criterionId }) => criterionId))].filter((criterionId) => !judged.has(criterionId));
}

function changes(turn: ReportQuestion, criterionId: string, view: ReportView): TemplateResult {
  return html`${overrideList(turn, criterionId, view)} ${view.tools?.level(turn, criterionId) ?? nothing}`;
}

function scoreRow({ criterionId, level, reason, quote, levels }: CriterionScore, view: ReportView): TemplateResult {
  const { text, report } = view;
  const title = criterionName(view, criterionId);
  return html`<p class="score">
      <span class=${level === null ? 'none' : ''}>${level === null ? text('reportNoLevel', title) : text('reportLevel', title, level)}</span>
      ${steps(level, report.technical.max)}
    </p>
    ${levels ? html`<p class="over">${text('reportJudgements', levels.map((each) => each?.toString() ?? '–').join(text('comma')))}</p>` : nothing}
    <p class="over"><span dir="auto">${reason}</span></p>
    ${quote ? html`<blockquote lang=${report.language} dir="auto">${quote}</blockquote>` : nothing}`;
}

function steps(level: number | null, max: number): TemplateResult {
  return html`<span class="steps" aria-hidden="true" data-none=${level === null}>
    ${Array.from({ length: max }, (_, index) => html`<i class=${index < (level ?? 0) ? 'on' : ''}></i>`)}
  </span>`;
}

/** What a good answer says: what of it was said, in which words, and what was not. */
export function expectedPoints({ covered, missing }: AnswerEvaluation, view: ReportView): TemplateResult | typeof nothing {
  const { text } = view;
  const { language } = view.report;
  if (covered.length + missing.length === 0) return nothing;
  return html`<div class="points">
    ${covered.length > 0
      ? html`<h5>${text('reportSaid')}</h5>
          <ul>
            ${covered.map(
              (point) => html`<li data-said="true">
                ${icon('check')}
                <span><span lang=${language} dir="auto">${point.text}</span> <q lang=${language} dir="auto">${point.quote}</q></span>
              </li>`,
            )}
          </ul>`
      : nothing}
    ${missing.length > 0
      ? html`<h5>${text('reportNotSaid')}</h5>
          <ul>
            ${missing.map((point) => html`<li><span class="ring" aria-hidden="true"></span><span lang=${language} dir="auto">${point.text}</span></li>`)}
          </ul>`
      : nothing}
  </div>`;
}
