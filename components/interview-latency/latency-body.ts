import { html, nothing, type TemplateResult } from 'lit';
import { milliseconds } from '../internal/format.js';
import { disclosure } from '../styles/disclosure.styles.js';
import { styles as own } from './interview-latency.styles.js';
import { legend, turnChart } from './latency-chart.js';
import { MANY_TURNS, summaryOf } from './latency-model.js';
import { interruptionTable, phraseTable, summaryTable, turnTable } from './latency-tables.js';
import type { LatencyView } from './latency-view.js';

export { latency as texts } from '../internal/strings/en/latency.js';
export { recordOf } from './latency-model.js';

export const styles = [disclosure, own];

/** Everything that the element shows, once there is something to show. */
export function latencyBody(view: LatencyView): TemplateResult {
  const { record, text } = view;
  const { turns, interruptions, phrases } = record;
  return html`<header>
      <h2>${text('latencyTitle')}</h2>
      <p class="over">${text('latencyNote')}</p>
    </header>
    ${turns.length === 0 ? emptyState(view) : html`${figures(view)} ${turnChart(view)} ${legend(view)} ${tables(view)}`}
    ${interruptions.length === 0 ? nothing : interruptionTable(view)} ${phrases.length === 0 ? nothing : phraseTable(view)}`;
}

function emptyState({ isGiven, isLive, text }: LatencyView): TemplateResult {
  return html`<div part="empty" class="card">
    <svg width="96" height="28" aria-hidden="true"><rect class="rest" x="0" y="12" width="96" height="4" rx="2" /><circle class="rest" cx="30" cy="14" r="6" /></svg>
    <p>${text(!isGiven ? 'latencyEmpty' : isLive ? 'latencyWaiting' : 'latencyNone')}</p>
    <p class="over">${text('latencyNoneText')}</p>
  </div>`;
}

/** From the end of speech to the first sample: what a candidate has waited. */
function figures({ record: { turns }, text, language }: LatencyView): TemplateResult | typeof nothing {
  const sample = summaryOf(turns).find(({ moment }) => moment === 'sample');
  if (!sample) return nothing;
  const { median, p95 } = sample;
  return html`<dl part="figures">
    <div class="card">
      <dt class="over">${text('latencyFigureMedian')}</dt>
      <dd class="number"><bdi>${milliseconds(median, language)}</bdi></dd>
    </div>
    <div class="card">
      <dt class="over">${text(turns.length < MANY_TURNS ? 'latencyFigureLongest' : 'latencyFigureP95')}</dt>
      <dd class="number"><bdi>${milliseconds(p95, language)}</bdi></dd>
    </div>
    <div class="card">
      <dt class="over">${text('latencyFigureAhead')}</dt>
      <dd class="number"><bdi>${text('latencyOf', turns.filter(({ measure }) => measure.ahead !== 'nothing').length, turns.length)}</bdi></dd>
    </div>
  </dl>`;
}

function tables(view: LatencyView): TemplateResult {
  return html`<details part="table">
    <summary>${view.text('latencyTables')}</summary>
    ${summaryTable(view)} ${turnTable(view)}
  </details>`;
}
