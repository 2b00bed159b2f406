import { html, nothing, type TemplateResult } from 'lit';
import type { CriterionFinding, PointsFinding, Recommendation } from '../../../src/record/index.js';
import { criterionName, questionName, type ReportView } from '../report-view.js';

/** What stands out, each with the words or points that it rests on and a way to them. Nothing where nothing does. */
export function findingsSection(view: ReportView): TemplateResult | typeof nothing {
  const { report, text, viewer } = view;
  const { strengths, gaps } = report.findings;
  // In hiring these are tasks of the people who decide.
  const recommendations = viewer === 'candidate' && report.purpose === 'hiring' ? [] : report.findings.recommendations;
  if (strengths.length + gaps.length + recommendations.length === 0) return nothing;
  return html`<section part="findings" class="card" aria-labelledby="findings">
    <h3 id="findings">${text('reportFindings')}</h3>
    <p class="over">${text('reportFindingsText')}</p>
    <div class="found">
      ${list('strengths', text('reportStrengths'), strengths.map((finding) => criterion(finding, view)))}
      ${list('gaps', text('reportGaps'), gaps.map((finding) => (finding.type === 'criterion' ? criterion(finding, view) : points(finding, view))))}
      ${list(
        'recommendations',
        text(report.purpose === 'practice' ? 'reportTrain' : 'reportNext'),
        recommendations.map((each) => recommendation(each, view)),
      )}
    </div>
  </section>`;
}

function list(kind: string, title: string, items: readonly TemplateResult[]): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  return html`<div part="finding-group" data-kind=${kind}>
    <h4>${title}</h4>
    <ul>
      ${items.map((item) => html`<li part="finding">${item}</li>`)}
    </ul>
  </div>`;
}

function criterion({ criterionId, mean, quotes }: CriterionFinding, view: ReportView): TemplateResult {
  const { report, text } = view;
  return html`<p class="finding">${text('reportFindingMean', criterionName(view, criterionId), oneDecimal(mean, view.language))}</p>
    ${quotes.map(
      ({ question, level, quote }) => html`<blockquote>
        <span lang=${report.language} dir="auto">${quote}</span>
        ${goTo(question, view, text('reportLevelShort', level))}
      </blockquote>`,
    )}`;
}

function points({ question, points: missing }: PointsFinding, view: ReportView): TemplateResult {
  return html`<p class="finding">${view.text('reportFindingPoints', nameOf(question, view))}</p>
    ${pointList(missing, view)} ${goTo(question, view)}`;
}

function pointList(missing: PointsFinding['points'], { report }: ReportView): TemplateResult {
  return html`<ul class="missing">
    ${missing.map(({ text }) => html`<li lang=${report.language} dir="auto">${text}</li>`)}
  </ul>`;
}

function recommendation(each: Recommendation, view: ReportView): TemplateResult {
  const { text } = view;
  return html`<p>${text(`reportNext ${each.type}`)}</p>
    ${each.type === 'compare' && each.criterionIds.length > 0 ? html`<p class="over">${each.criterionIds.map((id) => criterionName(view, id)).join(text('comma'))}</p>` : nothing}
    ${each.type === 'train-criterion' ? html`<p class="over">${text('reportFindingMean', criterionName(view, each.criterionId), oneDecimal(each.mean, view.language))}</p>` : nothing}
    ${each.type === 'ask-again' || each.type === 'train-points' ? pointList(each.points, view) : nothing} ${goTo(each.question, view)}`;
}

function goTo(index: number, view: ReportView, more?: string): TemplateResult {
  return html`<button type="button" class="go" @click=${() => view.jump(index)}>${[nameOf(index, view), more].filter(Boolean).join(view.text('comma'))}</button>`;
}

function nameOf(index: number, { report, text }: ReportView): string {
  const turn = report.questions[index];
  return turn ? questionName(turn, text) : '';
}

function oneDecimal(value: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}
