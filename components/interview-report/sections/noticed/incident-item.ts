import { html, nothing, type TemplateResult } from 'lit';
import { angleFacts } from '../../../../src/record/exports/angle-facts.js';
import { policySentences, reasonOf, whyOf } from '../../../../src/record/exports/evidence-words.js';
import type { SayReport } from '../../../../src/record/exports/report-words.js';
import type { ReportIncident } from '../../../../src/record/index.js';
import { duration } from '../../../internal/format.js';
import { countsForNothing, weightName, weightOf } from '../../incident-weight.js';
import { momentOf, questionName, type ReportView } from '../../report-view.js';
import { incidentReview } from '../review/incident-review.js';
import { angleChart } from './angle-chart.js';
import { numberList } from './numbers.js';
import { loadPictures, pictureList } from './picture-list.js';

interface ItemOptions {
  /** Also while it is folded. */
  readonly isDrawn: boolean;
  /** The only one of its kind, so that it stands for the kind. */
  readonly isAlone: boolean;
}

/** One incident: what, when and how long; unfolded, why, how it was measured, what was kept, and what people said. */
export function incidentItem(each: ReportIncident, { isDrawn, isAlone }: ItemOptions, view: ReportView): TemplateResult {
  const { incident } = each;
  const { text, folds } = view;
  const key = `incident ${incident.id}`;
  const weight = weightOf(incident);
  return html`<details part="incident" @toggle=${folds.toggled(key, () => loadPictures(each.evidence?.snapshots ?? [], view))}>
    <summary id=${isAlone ? `noticed-${incident.kind}` : nothing}>
      <span class="tag" data-weight=${weight}>${weightName(weight, text)}</span>
      <b class=${isAlone ? 'kind' : 'visually-hidden'}>${text(`kind ${incident.kind}`)}</b>
      <span class="over number">${factsOf(each, view).join(text('comma'))}</span>
      ${isAlone && countsForNothing(incident.kind) ? html`<span class="over none">${text('evidenceNeutral')}</span>` : nothing}
    </summary>
    ${isDrawn || folds.isDrawn(key) ? body(each, view) : nothing}
  </details>`;
}

function factsOf({ incident, at, durationMs, ended, evidence, verdicts }: ReportIncident, view: ReportView): string[] {
  const { text, report, language } = view;
  const during = report.questions.findLast((turn) => turn.startedAt <= incident.startedAt && incident.startedAt < turn.endedAt);
  const pictures = evidence?.snapshots.filter(({ deletedAt }) => deletedAt === undefined).length ?? 0;
  const verdict = verdicts?.at(-1)?.verdict;
  return [
    momentOf(view, at),
    ...(durationMs > 0 ? [duration(durationMs, language)] : []),
    ...(ended ? [] : [text('reportOpenEnded')]),
    ...(during ? [questionName(during, text)] : []),
    ...(pictures > 0 ? [text('evidenceMarks', pictures)] : []),
    ...(verdict ? [text('reviewVerdict', text(`verdict ${verdict}`))] : []),
  ];
}

function body(each: ReportIncident, view: ReportView): TemplateResult {
  const { incident, evidence } = each;
  const { text, report, language } = view;
  const say = text as SayReport;
  const { sentence, own } = reasonOf(incident, say);
  const start = report.timeline.from;
  return html`<div class="behind">
    <p>${sentence} ${own === undefined ? nothing : html`<span lang="en" dir="auto">${own}</span>`}</p>
    <div class="exhibits">
      ${numberList(incident, view)}
      ${(evidence?.traces ?? []).map((trace) => angleFacts(trace, incident).map((facts) => angleChart(trace, facts, view)))}
      ${evidence ? pictureList(evidence, text(`kind ${incident.kind}`), view) : nothing}
    </div>
    ${sentences(text('evidencePolicy'), evidence ? policySentences(evidence, start, say) : [])} ${sentences(text('evidenceUnwatched'), unwatched(each, view, language))}
    ${incidentReview(each, view)}
  </div>`;
}

function sentences(title: string, all: readonly string[]): TemplateResult | typeof nothing {
  return all.length === 0 ? nothing : html`<p class="over label">${title}</p> <ul class="sentences">${all.map((each) => html`<li>${each}</li>`)}</ul>`;
}

/** Signals that were asked for and not watched while it went on, each with why. */
function unwatched({ at, durationMs }: ReportIncident, { report, text }: ReportView, language: string): string[] {
  const end = at + Math.max(1, durationMs);
  return report.integrity.coverage.signals.flatMap(({ signal, asked, spans }) =>
    spans
      .filter(({ state, from, to }) => asked && state !== 'watched' && from < end && to > at)
      .map(({ state, code, from, to }) => {
        const length = duration(Math.min(to, end) - Math.max(from, at), language);
        return [`${text(`signal ${signal}`)}: ${text(`coverage ${state}`)} ${length}`, whyOf(code, text as SayReport) ?? code].filter(Boolean).join(text('comma'));
      }),
  );
}
