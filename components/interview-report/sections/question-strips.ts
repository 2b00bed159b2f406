import { html, nothing, svg, type TemplateResult } from 'lit';
import { stripSentences } from '../../../src/record/exports/evidence-words.js';
import type { SayReport } from '../../../src/record/exports/report-words.js';
import type { QuestionStrip, ReportQuestion, Span } from '../../../src/record/index.js';
import { questionName, type ReportView } from '../report-view.js';
import { coverageBar } from './timeline-chart.js';

/** px */
const HEAT_HEIGHT = 24;
const LEAST_HEAT = 3;
const GAP_ROW = 12;

/** How much was noticed over each question, and what was not watched meanwhile. The words beside a strip say what it shows. */
export function questionStrips(view: ReportView): TemplateResult | typeof nothing {
  const { report, text, language } = view;
  const { incidents, from } = report.timeline;
  const rows = report.questions.flatMap((turn, index) => {
    const words = stripSentences(turn, incidents, from, text as SayReport, language);
    return turn.strip && words.length > 0 ? [{ turn, index, strip: turn.strip, words }] : [];
  });
  if (rows.length === 0) return nothing;
  const rest = report.questions.filter(({ strip }) => strip).length - rows.length;
  return html`<h4>${text('stripTitle')}</h4>
    <p class="over">${text('stripText')}</p>
    <ul part="strips" class="strips">
      ${rows.map(
        ({ turn, index, strip, words }) => html`<li>
          <button type="button" class="go" @click=${() => view.jump(index)}>${questionName(turn, text)}</button>
          ${drawing(strip, turn, view)}
          <ul class="over number">
            ${words.map((each) => html`<li>${each}</li>`)}
          </ul>
        </li>`,
      )}
    </ul>
    ${rest > 0 ? html`<p class="over">${text('stripOthers', rest)}</p>` : nothing}`;
}

function drawing({ binMs, bins, gaps }: QuestionStrip, { startedAt, endedAt }: ReportQuestion, { direction }: ReportView): TemplateResult {
  const length = Math.max(1, endedAt - startedAt);
  const place = ({ from, to }: Span): { x: string; width: string } => {
    const [start, width] = [((from - startedAt) / length) * 100, ((Math.min(to, endedAt) - from) / length) * 100];
    return { x: `${direction === 'rtl' ? 100 - start - width : start}%`, width: `${width}%` };
  };
  const signals = [...new Set(gaps.map(({ signal }) => signal))];
  return html`<svg class="strip" shape-rendering="crispEdges" aria-hidden="true" width="100%" height=${HEAT_HEIGHT + 4 + signals.length * GAP_ROW}>
    <rect class="track" x="0" width="100%" y=${HEAT_HEIGHT} height="1" />
    ${bins.map((heat, bin) => {
      if (heat === 0) return nothing;
      const { x, width } = place({ from: startedAt + bin * binMs, to: startedAt + (bin + 1) * binMs });
      const height = Math.max(LEAST_HEAT, heat * HEAT_HEIGHT);
      return svg`<rect class="heat" x=${x} width=${width} y=${HEAT_HEIGHT - height} height=${height} />`;
    })}
    ${gaps.map((gap) => {
      const { x, width } = place(gap);
      return coverageBar(gap.state, x, width, HEAT_HEIGHT + GAP_ROW * (signals.indexOf(gap.signal) + 0.75));
    })}
  </svg>`;
}
