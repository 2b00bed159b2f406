import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { SignalCoverage, Span } from '../../../src/record/index.js';
import type { CoverageState } from '../../../src/spec/index.js';
import { clockTime } from '../../internal/format.js';
import { graverLast, weightOf, type IncidentWeight } from '../incident-weight.js';
import { momentOf, type ReportView } from '../report-view.js';

/** px. The labels beside the chart are set to the same rows. */
const ROW = 40;
const MIDDLE = 26;
const AXIS = 28;

/** Heights in px: the heavier, the taller, so that colour is never the only sign. */
const INCIDENT_HEIGHT: Readonly<Record<IncidentWeight, number>> = { unknown: 12, note: 10, warn: 17, review: 24 };

const COVERAGE_HEIGHT: Readonly<Record<CoverageState, number>> = { watched: 8, unassessable: 8, gap: 8, off: 2, unsupported: 2 };

/** ms; the smallest that gives at most six marks. */
const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400].map((seconds) => seconds * 1000);

/** Positions are percentages and sizes pixels, so that letters and lines keep their size at every width. */
export function timelineChart(view: ReportView, asked: readonly SignalCoverage[], label: string): TemplateResult {
  const { timeline } = view.report;
  const length = Math.max(1, timeline.to - timeline.from);
  const share = (at: number): number => Math.min(100, Math.max(0, ((at - timeline.from) / length) * 100));
  /** `x` and `width` of a stretch; the axis runs the way the reader reads. */
  const place = ({ from, to }: Span): { x: string; width: string } => {
    const [start, end] = [share(from), share(to)];
    const width = Math.max(0.1, end - start);
    return { x: `${view.direction === 'rtl' ? 100 - start - width : start}%`, width: `${width}%` };
  };
  const rows = 2 + asked.length;
  return html`<svg class="axis" role="img" aria-label=${label} width="100%" height=${rows * ROW + AXIS}>
    ${hatch()} ${ticks(length, rows * ROW, view.direction)}
    ${Array.from({ length: rows }, (_, row) => svg`<rect class="track" x="0" width="100%" y=${row * ROW + MIDDLE - 1} height="2" />`)}
    ${timeline.speech.map((span) => {
      const { x, width } = place(span);
      const height = span.kind === 'answer' ? 16 : 6;
      return svg`<rect class="speech" data-kind=${span.kind} x=${x} width=${width} y=${MIDDLE - height / 2} height=${height} rx="3" />`;
    })}
    ${graverLast(timeline.incidents).map(({ incident, at, durationMs }) => {
      const { x, width } = place({ from: at, to: at + durationMs });
      const weight = weightOf(incident);
      const height = INCIDENT_HEIGHT[weight];
      return svg`<rect class="incident" data-weight=${weight} x=${x} width=${width} y=${ROW + MIDDLE - height / 2} height=${height} rx="1"
        ><title>${view.text(`kind ${incident.kind}`)}${view.text('comma')}${momentOf(view, at)}</title></rect>`;
    })}
    ${asked.map(({ spans }, index) =>
      spans.map((span) => {
        const { x, width } = place(span);
        return coverageBar(span.state, x, width, (2 + index) * ROW + MIDDLE);
      }),
    )}
  </svg>`;
}

/** Each state has a shape of its own: full, hatched, dashed outline, thin line. */
export function coverageBar(state: CoverageState, x: string, width: string, middle: number): SVGTemplateResult {
  const height = COVERAGE_HEIGHT[state];
  return svg`<rect class="coverage-bar" data-state=${state} x=${x} width=${width} y=${middle - height / 2} height=${height} rx=${height / 2}
    fill=${state === 'unassessable' ? 'url(#hatch)' : nothing} />`;
}

export function hatch(): SVGTemplateResult {
  return svg`<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="hatch" width="2.4" height="5" /></pattern></defs>`;
}

function ticks(length: number, y: number, direction: ReportView['direction']): SVGTemplateResult[] {
  const step = STEPS.find((each) => length / each <= 6) ?? length / 6;
  const count = Math.floor(length / step);
  return Array.from({ length: count + 1 }, (_, index) => {
    const share = ((index * step) / length) * 100;
    const x = `${direction === 'rtl' ? 100 - share : share}%`;
    const anchor = index === 0 ? 'start' : share > 97 ? 'end' : 'middle';
    return svg`<g class="tick" data-odd=${index % 2 === 1}>
      <line x1=${x} x2=${x} y1="8" y2=${y} />
      <text x=${x} y=${y + 18} text-anchor=${anchor}>${clockTime(index * step)}</text>
    </g>`;
  });
}
