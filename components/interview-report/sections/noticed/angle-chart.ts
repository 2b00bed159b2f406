import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { AngleFacts } from '../../../../src/record/exports/angle-facts.js';
import { angleSentences, degrees } from '../../../../src/record/exports/evidence-words.js';
import type { SayReport } from '../../../../src/record/exports/report-words.js';
import type { ReportTrace } from '../../../../src/record/index.js';
import { momentOf, type ReportView } from '../../report-view.js';

/** Of the drawing, which is stretched to its place: lines keep their width. */
const WIDTH = 1000;
const HEIGHT = 100;
/** Degrees to either side that are drawn at least, and the step in which that grows. */
const LEAST_RANGE = 40;
const RANGE_STEP = 10;

/** One angle over the time of an incident, with the threshold that it was measured by. What it shows stands below in words. */
export function angleChart(trace: ReportTrace, facts: AngleFacts, view: ReportView): TemplateResult {
  const { text, language } = view;
  const { angle, limit } = facts;
  const values = trace[angle];
  const range = Math.ceil(Math.max(LEAST_RANGE, ...values.map((value) => Math.abs(value ?? 0))) / RANGE_STEP) * RANGE_STEP;
  const y = (value: number): number => HEIGHT / 2 - (value / range) * (HEIGHT / 2);
  // Rules that look at one side have a limit below zero.
  const limits = limit === undefined ? [] : limit < 0 ? [limit] : [limit, -limit];
  return html`<figure class="trace">
    <p class="over label">${text(`angle ${angle}`)}</p>
    <div class="drawing" aria-hidden="true">
      <div class="scale over number">${[range, 0, -range].map((each) => html`<bdi>${degrees(each, language)}</bdi>`)}</div>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" width="100%" height="112">
        <line class="zero" x1="0" x2=${WIDTH} y1=${y(0)} y2=${y(0)} />
        ${holes(values, view)} ${limits.map((each) => svg`<line class="limit" x1="0" x2=${WIDTH} y1=${y(each)} y2=${y(each)} />`)}
        <path class="angle" d=${line(values, y, view)} />
      </svg>
      <div class="ends over number"><span>${momentOf(view, trace.from)}</span><span>${momentOf(view, trace.from + values.length * trace.stepMs)}</span></div>
    </div>
    <figcaption class="over">
      ${angleSentences(facts, view.report.timeline.from, text as SayReport, language).join(' ')} ${text(angle === 'pitch' ? 'evidenceUp' : 'evidenceSides')}
      ${limit === undefined ? nothing : html`<span class="key"><i></i>${text('evidenceLimit', degrees(Math.abs(limit), language))}</span>`}
    </figcaption>
  </figure>`;
}

/** Place of a value on the axis, which runs the way the reader reads. */
function place(index: number, count: number, { direction }: ReportView): number {
  const share = count > 1 ? index / (count - 1) : 0;
  return Math.round((direction === 'rtl' ? 1 - share : share) * WIDTH * 10) / 10;
}

/** Broken where no face was measured; a single value is a dot. */
function line(values: readonly (number | null)[], y: (value: number) => number, view: ReportView): string {
  let path = '';
  let isDown = false;
  for (const [index, value] of values.entries()) {
    if (value !== null) {
      const point = `${place(index, values.length, view)} ${Math.round(y(value) * 10) / 10}`;
      path += isDown ? `L${point}` : `M${point}h0.1`;
    }
    isDown = value !== null;
  }
  return path;
}

function holes(values: readonly (number | null)[], view: ReportView): SVGTemplateResult[] {
  const found: SVGTemplateResult[] = [];
  let from = -1;
  for (let index = 0; index <= values.length; index++) {
    const isHole = values[index] === null;
    if (isHole && from < 0) from = index;
    if (isHole || from < 0) continue;
    const [a, b] = [place(Math.max(0, from - 0.5), values.length, view), place(Math.min(values.length - 1, index - 0.5), values.length, view)];
    found.push(svg`<rect class="hole" x=${Math.min(a, b)} width=${Math.abs(b - a)} y="0" height=${HEIGHT} />`);
    from = -1;
  }
  return found;
}
