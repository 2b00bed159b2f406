import { html, nothing, type TemplateResult } from 'lit';
import { duration } from '../../internal/format.js';
import type { ReportView } from '../report-view.js';
import { coverageList } from './coverage-list.js';
import { questionStrips } from './question-strips.js';
import { timelineChart } from './timeline-chart.js';
import { timelineLegend } from './timeline-legend.js';
import { timelineTable } from './timeline-table.js';

/** Speech, incidents and coverage on one axis, and the same as a table. */
export function timelineSection(view: ReportView): TemplateResult {
  const { text, report, folds } = view;
  const { speech, incidents, coverage, from, to } = report.timeline;
  const answers = speech.filter(({ kind }) => kind === 'answer').length;
  const asked = coverage.filter((signal) => signal.asked);
  const labels = [[text('reportSpeech')], [text('reportIncidents')], ...asked.map(({ signal }) => [text(`signal ${signal}`), text('reportWatchedRow')])];
  return html`<section part="timeline" class="card" aria-labelledby="timeline">
    <h3 id="timeline">${text('reportTimeline')}</h3>
    <div class="chart">
      <div class="labels" aria-hidden="true">
        ${labels.map(([label, second]) => html`<span>${label} ${second ? html`<small>${second}</small>` : ''}</span>`)}
      </div>
      ${timelineChart(view, asked, text('reportTimelineLabel', duration(to - from, view.language), answers, incidents.length))}
    </div>
    ${timelineLegend(view, asked)} ${coverageList(view)} ${questionStrips(view)}
    <details @toggle=${folds.toggled('timeline')}>
      <summary>${text('reportTimelineTable')}</summary>
      ${folds.isDrawn('timeline') ? timelineTable(view, asked) : nothing}
    </details>
  </section>`;
}
