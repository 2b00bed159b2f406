import { html, nothing, type TemplateResult } from 'lit';
import { clockTime, milliseconds } from '../internal/format.js';
import { MANY_TURNS, momentIn, MOMENTS, summaryOf } from './latency-model.js';
import { turnName, type LatencyView } from './latency-view.js';

/** Each moment over the session. */
export function summaryTable({ record: { turns }, text, language }: LatencyView): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${text('latencySummary')}>
      <table>
        <caption>${text('latencySummary')}</caption>
        <thead>
          <tr>
            <th scope="col">${text('latencyWhat')}</th>
            <th scope="col" class="end">${text('latencyMedian')}</th>
            <th scope="col" class="end">${text('latencyP95')}</th>
            <th scope="col" class="end">${text('latencyCount')}</th>
          </tr>
        </thead>
        <tbody>
          ${summaryOf(turns).map(
            ({ moment, median, p95, count }) => html`<tr>
              <th scope="row">${text(`latencyMoment ${moment}`)}</th>
              <td class="number end"><bdi>${milliseconds(median, language)}</bdi></td>
              <td class="number end"><bdi>${milliseconds(p95, language)}</bdi></td>
              <td class="number end"><bdi>${count}</bdi></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${turns.length < MANY_TURNS ? html`<p class="over">${text('latencyFew', MANY_TURNS)}</p>` : nothing}`;
}

/** Each turn with all its times. */
export function turnTable({ record: { turns }, text, language }: LatencyView): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${text('latencyTitle')}>
    <table>
      <caption>${text('latencyTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">${text('latencyWhere')}</th>
          ${MOMENTS.map((moment) => html`<th scope="col" class="end">${text(`latencyMoment ${moment}`)}</th>`)}
          <th scope="col" class="end">${text('latencyDeviceAdds')}</th>
          <th scope="col">${text('latencyReady')}</th>
        </tr>
      </thead>
      <tbody>
        ${turns.map((turn, index) => {
          const { measure } = turn;
          const cell = (ms: number | undefined): TemplateResult => html`<td class="number end"><bdi>${ms === undefined ? '–' : milliseconds(ms, language)}</bdi></td>`;
          return html`<tr>
            <th scope="row">${turnName(turn, index, text)}</th>
            ${MOMENTS.map((moment) => cell(momentIn(measure, moment)))} ${cell(measure.outputLatencyMs > 0 ? measure.outputLatencyMs : undefined)}
            <td>${measure.ahead === 'nothing' ? '–' : text(`latencyAhead ${measure.ahead}`)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** Who talked into the voice, and how fast it gave way. */
export function interruptionTable({ record: { interruptions }, text, language }: LatencyView): TemplateResult {
  const alarms = interruptions.filter(({ outcome }) => outcome === 'false-alarm').length;
  return html`<section part="interruptions" aria-labelledby="interruptions">
    <h3 id="interruptions">${text('latencyInterruptions')}</h3>
    <p class="over">${text('latencyInterrupted', interruptions.length - alarms, alarms)}</p>
    <table>
      <caption class="visually-hidden">${text('latencyInterruptions')}</caption>
      <thead>
        <tr>
          <th scope="col">${text('latencyWhen')}</th>
          <th scope="col">${text('latencyOutcome')}</th>
          <th scope="col" class="end">${text('latencyQuiet')}</th>
          <th scope="col" class="end">${text('latencySilent')}</th>
        </tr>
      </thead>
      <tbody>
        ${interruptions.map(
          ({ outcome, onsetAt, quietMs, silentMs }) => html`<tr>
            <th scope="row" class="number">${clockTime(onsetAt)}</th>
            <td>${text(`latencyOutcome ${outcome}`)}</td>
            <td class="number end"><bdi>${milliseconds(quietMs, language)}</bdi></td>
            <td class="number end"><bdi>${silentMs === undefined ? '–' : milliseconds(silentMs, language)}</bdi></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

/** What was said besides the questions; a bridge stands for a wait that was too long. */
export function phraseTable({ record: { phrases }, text }: LatencyView): TemplateResult {
  return html`<section part="phrases" aria-labelledby="phrases">
    <h3 id="phrases">${text('latencyPhrases')}</h3>
    <table>
      <caption class="visually-hidden">${text('latencyPhrases')}</caption>
      <thead>
        <tr>
          <th scope="col">${text('latencyWhen')}</th>
          <th scope="col">${text('latencyWhy')}</th>
          <th scope="col">${text('latencyOutcome')}</th>
        </tr>
      </thead>
      <tbody>
        ${phrases.map(
          ({ at, purpose, outcome, text: words }) => html`<tr>
            <th scope="row" class="number">${clockTime(at)}</th>
            <td>${text(`latencyPhrase ${purpose}`)}<q><bdi>${words}</bdi></q></td>
            <td>${text(`latencySaid ${outcome}`)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
