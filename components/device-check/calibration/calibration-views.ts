import { html, type TemplateResult } from 'lit';
import type { Translate } from '../../internal/translate.js';
import type { CheckRow } from '../check-row.js';
import type { CalibrationCheck } from './calibration-check.js';

/** Keys that a browser or a screen reader may want for itself. */
const NOT_OURS = /^(?:Alt|AltGraph|CapsLock|Control|Fn|Meta|NumLock|OS|ScrollLock|Shift|F\d+)$/;

/** What the corners are good for, how it went, and what can be done: nothing of it has to be. */
export function calibrationRow(check: CalibrationCheck, text: Translate): CheckRow {
  const row = { id: 'calibration', icon: 'eye', title: text('calibrationTitle') } as const;
  const { state } = check;
  const begin = (label: string): TemplateResult => html`<button type="button" data-action="calibrate" @click=${() => check.start()}>${label}</button>`;
  const skip = (label: string): TemplateResult => html`<button class="quiet" type="button" @click=${() => check.skip()}>${label}</button>`;
  switch (state.type) {
    case 'offered':
    case 'running':
      return {
        ...row,
        state: 'waiting',
        message: `${text('calibrationOffer')} ${text('calibrationFree')}`,
        body: html`<div class="bar">${begin(text('calibrationStart'))}${skip(text('calibrationSkip'))}</div>`,
      };
    case 'done':
      return { ...row, state: 'ok', message: text('calibrationDone'), body: html`<div class="bar">${begin(text('calibrationAgain'))}</div>` };
    case 'failed':
      return {
        ...row,
        // Nothing is amiss with anybody: no mark of a warning.
        state: 'waiting',
        message: `${text(`calibrationFailed ${state.why}`)} ${text('calibrationFree')}`,
        body: html`<div class="bar">${begin(text('tryAgain'))}${skip(text('calibrationWithout'))}</div>`,
      };
    case 'skipped':
      return { ...row, state: 'waiting', message: text('calibrationSkipped'), body: html`<div class="bar">${begin(text('calibrationAfterAll'))}</div>` };
  }
}

/**
 * The dot, over the whole page. What stands in the middle never changes: a word that does would draw the eyes from the
 * corner; those who listen are told where the dot is.
 */
export function calibrationDialog(check: CalibrationCheck, text: Translate): TemplateResult {
  const { state } = check;
  const corner = state.type === 'running' ? state.corner : undefined;
  const press = (event: KeyboardEvent): void => {
    if (NOT_OURS.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    // Else it goes on to the button that has the focus next. A key that is still held from the start skips nothing.
    event.preventDefault();
    if (!event.repeat) check.skip();
  };
  return html`<dialog class="calibration" aria-labelledby="calibration-title" aria-describedby="calibration-text" @keydown=${press} @close=${() => check.skip()}>
    <span class="target" data-corner=${corner ?? 'middle'} aria-hidden="true"></span>
    <div class="words">
      <h2 id="calibration-title">${text('calibrationHeading')}</h2>
      <p id="calibration-text">${text('calibrationText')}</p>
      <button type="button" @click=${() => check.skip()}>${text('calibrationSkip')}</button>
    </div>
    <p class="visually-hidden" role="status">${corner ? text(`calibrationCorner ${corner}`) : ''}</p>
  </dialog>`;
}
