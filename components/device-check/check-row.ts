import { html, nothing, type TemplateResult } from 'lit';
import { icon, type Icon } from '../internal/icons.js';

export type RowState = 'off' | 'waiting' | 'trying' | 'ok' | 'warning' | 'failed';

/** One line of the check: what it is, how it stands, and what can be done. */
export interface CheckRow {
  readonly id: 'camera' | 'calibration' | 'microphone' | 'speaker' | 'browser';
  readonly icon: Icon;
  readonly title: string;
  readonly state: RowState;
  readonly message: string;
  /** What the reader can do; for failures. */
  readonly action?: string | undefined;
  /** Meter, picker, buttons. */
  readonly body?: TemplateResult | typeof nothing;
}

/** Each state has its own shape, so that no one needs to tell colours apart. */
const MARKS: Readonly<Record<RowState, string>> = { off: 'off', waiting: 'off', trying: 'off', ok: 'ok', warning: 'warning', failed: 'failed' };

export function checkRow({ id, icon: name, title, state, message, action, body = nothing }: CheckRow): TemplateResult {
  return html`<li class="row" part="row" data-row=${id} data-state=${state}>
    ${icon(name)}
    <div class="content">
      <h3>${title}<span class="dot" data-state=${MARKS[state]}></span></h3>
      <p class="message">${message}</p>
      ${action ? html`<p class="action">${action}</p>` : nothing}${body}
    </div>
  </li>`;
}

/** Which device to use; nothing where there is no choice. */
export function devicePicker(
  label: string,
  devices: readonly MediaDeviceInfo[],
  current: string | undefined,
  onChange: (deviceId: string) => void,
): TemplateResult | typeof nothing {
  if (devices.length < 2) return nothing;
  return html`<select aria-label=${label} @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}>
    ${devices.map(
      (device, index) => html`<option value=${device.deviceId} ?selected=${device.deviceId === current}>${device.label || `${label} ${index + 1}`}</option>`,
    )}
  </select>`;
}
