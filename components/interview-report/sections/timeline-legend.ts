import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { SignalCoverage } from '../../../src/record/index.js';
import type { CoverageState } from '../../../src/spec/index.js';
import { weightName, weightOf, type IncidentWeight } from '../incident-weight.js';
import type { ReportView } from '../report-view.js';
import { coverageBar } from './timeline-chart.js';

const STATES: readonly CoverageState[] = ['watched', 'unassessable', 'gap', 'off', 'unsupported'];
const WEIGHTS: readonly IncidentWeight[] = ['note', 'warn', 'review', 'unknown'];
const HEIGHT: Readonly<Record<IncidentWeight, number>> = { unknown: 8, note: 7, warn: 11, review: 15 };

/** What the shapes mean; only those that occur. For the eye: the table behind says it in words. */
export function timelineLegend({ report: { timeline }, text }: ReportView, asked: readonly SignalCoverage[]): TemplateResult {
  const states = STATES.filter((state) => asked.some(({ spans }) => spans.some((span) => span.state === state)));
  const weights = WEIGHTS.filter((weight) => timeline.incidents.some(({ incident }) => weightOf(incident) === weight));
  const kinds = (['answer', 'question'] as const).filter((kind) => timeline.speech.some((span) => span.kind === kind));
  return html`<ul class="legend over" aria-hidden="true">
    ${kinds.map((kind) =>
      item(
        svg`<rect class="speech" data-kind=${kind} x="1" width="18" y=${kind === 'answer' ? 3 : 6} height=${kind === 'answer' ? 10 : 4} rx="2" />`,
        text(kind === 'answer' ? 'reportCandidateAnswers' : 'reportInterviewerSpeaks'),
      ),
    )}
    ${weights.map((weight) =>
      item(
        svg`<rect class="incident" data-weight=${weight} x="8" width="4" y=${8 - HEIGHT[weight] / 2} height=${HEIGHT[weight]} rx="1" />`,
        weightName(weight, text),
      ),
    )}
    ${states.map((state) => item(coverageBar(state, '1', '18', 8), text(`coverage ${state}`)))}
  </ul>`;
}

function item(shape: SVGTemplateResult, name: string): TemplateResult {
  return html`<li><svg width="20" height="16">${shape}</svg>${name}</li>`;
}
