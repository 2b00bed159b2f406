import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { TurnMeasure } from '../../src/spec/index.js';
import { milliseconds } from '../internal/format.js';
import { isAhead, momentIn, type MeasuredTurn, type Moment } from './latency-model.js';
import { scaleOf, type LatencyScale } from './latency-scale.js';
import { turnName, type LatencyView } from './latency-view.js';

/** px. One lane for each moment that can come before or after the decision, the wait itself between them. */
const LANES = { transcript: 7, wait: 21, text: 36, sound: 46 } as const;
const HEIGHT = 52;
const WAIT = 12;
const AXIS = 24;
/** Half the size of a mark. */
const MARK = 4;

type Side = (from: number, to: number) => { readonly x: string; readonly width: string };

/** Every turn on the same axis. Positions are percentages and sizes pixels, so that shapes keep their size at every width. */
export function turnChart(view: LatencyView): TemplateResult {
  const { record, text, direction } = view;
  const scale = scaleOf(record.turns);
  /** `x` and `width` of a stretch; the axis runs the way the reader reads. */
  const side: Side = (from, to) => {
    const [start, end] = [scale.share(from), scale.share(to)];
    return { x: `${direction === 'rtl' ? 100 - end : start}%`, width: `${end - start}%` };
  };
  return html`<div part="chart" role="img" aria-label=${text('latencyChart', record.turns.length)}>
    ${record.turns.map((turn, index) => turnRow(turn, index, side, scale, view))}
    <div class="row axis"><span></span>${axis(scale, view)}<span></span></div>
  </div>`;
}

function turnRow(turn: MeasuredTurn, index: number, side: Side, scale: LatencyScale, view: LatencyView): TemplateResult {
  const { text, language } = view;
  const { measure } = turn;
  return html`<div class="row" part="turn">
    <span class="name">${turnName(turn, index, text)}${measure.ahead === 'nothing' ? '' : html` <small class="over">${text(`latencyAhead ${measure.ahead}`)}</small>`}</span>
    <svg width="100%" height=${HEIGHT}>${grid(scale, HEIGHT, view.direction)} ${waitBar(measure, side)} ${moments(measure, side)}</svg>
    <bdi class="total number">${milliseconds(measure.firstSampleMs, language)}</bdi>
  </div>`;
}

/** The silence until the turn was taken for over, what came after it, and what the device adds. */
function waitBar({ decidedMs, firstSampleMs, outputLatencyMs }: TurnMeasure, side: Side): SVGTemplateResult {
  const bar = (name: string, from: number, to: number): SVGTemplateResult => {
    const { x, width } = side(from, to);
    return svg`<rect class=${name} x=${x} width=${width} y=${LANES.wait - WAIT / 2} height=${WAIT} />`;
  };
  const decided = side(decidedMs, decidedMs).x;
  return svg`${bar('pause', 0, decidedMs)} ${bar('reply', decidedMs, firstSampleMs)} ${bar('device', firstSampleMs, firstSampleMs + outputLatencyMs)}
    <line class="decided" x1=${decided} x2=${decided} y1="2" y2=${HEIGHT - 2} />`;
}

function moments(measure: TurnMeasure, side: Side): readonly SVGTemplateResult[] {
  return (['transcript', 'text', 'sound'] as const).flatMap((moment) => {
    const at = momentIn(measure, moment);
    if (at === undefined) return [];
    const { x, width } = side(0, Math.max(0, at));
    const end = side(at, at).x;
    return svg`<rect class="lane" x=${x} width=${width} y=${LANES[moment] - 0.5} height="1" />
      <svg x=${end} y=${LANES[moment]} overflow="visible">${mark(moment, isAhead(measure, moment))}</svg>`;
  });
}

/** A shape for each moment; hollow where it came after the decision, full where it was ready ahead. */
function mark(moment: Exclude<Moment, 'decided' | 'sample'>, ahead: boolean): SVGTemplateResult {
  const name = ahead ? 'mark ahead' : 'mark';
  if (moment === 'text') return svg`<circle class=${name} r=${MARK} />`;
  const path = moment === 'transcript' ? `M${-MARK} ${-MARK + 1}h${2 * MARK}L0 ${MARK}z` : `M0 ${-MARK - 1}L${MARK + 1} 0L0 ${MARK + 1}L${-MARK - 1} 0z`;
  return svg`<path class=${name} d=${path} />`;
}

function place(scale: LatencyScale, ms: number, direction: LatencyView['direction']): string {
  return `${direction === 'rtl' ? 100 - scale.share(ms) : scale.share(ms)}%`;
}

function grid(scale: LatencyScale, height: number, direction: LatencyView['direction']): SVGTemplateResult {
  return svg`${scale.marks.map((ms) => svg`<line class="grid" x1=${place(scale, ms, direction)} x2=${place(scale, ms, direction)} y1="0" y2=${height} />`)}`;
}

function axis(scale: LatencyScale, { language, direction }: LatencyView): TemplateResult {
  const anchor = (ms: number): string => (ms === 0 ? 'start' : ms === scale.end ? 'end' : 'middle');
  /** Ends and middle: those for which a narrow page has room. */
  const isMajor = (ms: number): boolean => ms === 0 || ms === scale.end || ms * 2 === scale.end;
  return html`<svg width="100%" height=${AXIS}>
    ${scale.marks.map((ms) => svg`<text class=${isMajor(ms) ? 'major' : 'minor'} x=${place(scale, ms, direction)} y="16" text-anchor=${anchor(ms)}>${milliseconds(ms, language)}</text>`)}
  </svg>`;
}

/** What the shapes mean. For the eye: the tables behind say it in words. */
export function legend({ text }: LatencyView): TemplateResult {
  const item = (shape: SVGTemplateResult, name: string): TemplateResult => html`<li><svg width="20" height="14">${shape}</svg>${name}</li>`;
  const bar = (name: string): SVGTemplateResult => svg`<rect class=${name} x="1" y="2" width="18" height="10" />`;
  const shown = (moment: Exclude<Moment, 'decided' | 'sample'>, ahead = false): SVGTemplateResult => svg`<svg x="10" y="7" overflow="visible">${mark(moment, ahead)}</svg>`;
  return html`<ul part="legend" class="over" aria-hidden="true">
    ${item(bar('pause'), text('latencyPause'))} ${item(bar('reply'), text('latencyReply'))} ${item(bar('device'), text('latencyDevice'))}
    ${item(svg`<line class="decided" x1="10" x2="10" y1="0" y2="14" />`, text('latencyMoment decided'))} ${item(shown('transcript'), text('latencyMoment transcript'))}
    ${item(shown('text'), text('latencyMoment text'))} ${item(shown('sound'), text('latencyMoment sound'))} ${item(shown('text', true), text('latencyReady'))}
  </ul>`;
}
