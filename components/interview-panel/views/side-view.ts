import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';
import { wantsCamera, wantsMicrophone } from '../panel-step.js';
import { isHeard } from './answer-view.js';
import { toastsView } from './toast-view.js';

type Mark = 'ok' | 'warning' | 'failed' | '';

/** The small picture, plain marks of state, and calm notes. */
export function sideView(model: PanelModel, text: Translate): TemplateResult {
  const { monitor, camera } = model;
  return html`<aside>
    ${camera ? html`<proctor-camera .camera=${camera} .monitor=${monitor}></proctor-camera>` : nothing}
    ${statusList(model, text)}
    ${toastsView(model, text)}
  </aside>`;
}

export function statusList(model: PanelModel, text: Translate): TemplateResult {
  const { state, camera, microphone } = model;
  const rows: (readonly [label: string, mark: Mark, words: string])[] = [
    // A device that this interview does without is not listed as missing.
    ...(camera || wantsCamera(state) ? [[text('statusCamera'), ...cameraStatus(model, text)] as const] : []),
    ...(microphone || wantsMicrophone(state) ? [[text('statusMicrophone'), ...microphoneStatus(model, text)] as const] : []),
    [text('statusSaved'), ...savedStatus(model, text)],
  ];
  return html`<dl class="card status" part="status">
    ${rows.map(
      ([label, mark, words]) => html`<div>
        <dt><span class="dot" data-state=${mark}></span>${label}</dt>
        <dd>${words}</dd>
      </div>`,
    )}
  </dl>`;
}

function cameraStatus({ camera, monitor, state }: PanelModel, text: Translate): [Mark, string] {
  if (!camera) return ['', text('statusOff')];
  if (state.consent.proctoring === false) return ['', text('statusNotWatched')];
  if (state.coverage.camera === 'unassessable') return ['warning', text('statusCannotTell')];
  if (state.coverage.camera === 'gap') return ['warning', text('statusNotWatched')];
  if (monitor?.vision === 'loading') return ['', text('statusGettingReady')];
  return monitor?.vision === 'on' ? ['ok', text('statusWatched')] : ['warning', text('statusNotWatched')];
}

function microphoneStatus(model: PanelModel, text: Translate): [Mark, string] {
  if (!model.microphone) return ['', text('statusOff')];
  return ['ok', text(model.state.turn === 'listening' && isHeard(model) ? 'statusListening' : 'statusOn')];
}

function savedStatus({ state: { saving } }: PanelModel, text: Translate): [Mark, string] {
  if (saving.status === 'failed') return ['warning', text('statusSaveFailed')];
  return ['ok', text(saving.status === 'saved' ? 'statusSavedNow' : 'statusSaving')];
}
