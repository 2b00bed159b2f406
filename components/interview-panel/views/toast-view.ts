import { html, nothing, type TemplateResult } from 'lit';
import { policyStep } from '../../../src/proctoring/index.js';
import type { AppliedPolicy } from '../../../src/session/index.js';
import { NEUTRAL_INCIDENT_KINDS, type IncidentKind } from '../../../src/spec/index.js';
import { panel } from '../../internal/strings/en/panel.js';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';

/** How long is told of what is over before it can be read, ms. */
const SHOWN_MS = 10_000;
/** Over by the time that the candidate looks at the page again, or at once. */
const FLEETING: readonly IncidentKind[] = ['tab-hidden', 'window-blurred', 'copy', 'paste', 'print', 'context-menu', 'clock-jump'];

/** Calm notes about what the candidate is to be told of: while it goes on, or for a while where that is too short. */
export function toastsView(model: PanelModel, text: Translate): TemplateResult {
  const { state, lacksFullscreen } = model;
  const told = state.steps.filter((step) => step.action === 'warn' && isShown(step, model) && !(lacksFullscreen && step.kind === 'fullscreen-exited'));
  return html`<div class="toasts" role="status" aria-live="polite">
    ${lacksFullscreen ? fullscreenNote(model, text) : nothing} ${told.map((step) => toast(step, model, text))}
  </div>`;
}

function isShown({ kind, count, overAt }: AppliedPolicy, { state, at }: PanelModel): boolean {
  if (overAt === undefined) return true;
  const isCounted = policyStep(kind, count, state.plan.proctoring.policy).of !== undefined;
  return (isCounted || FLEETING.includes(kind)) && at - overAt < SHOWN_MS;
}

/** Says what is seen right now and what becomes of it. Informs, never scolds. */
function toast({ kind, count }: AppliedPolicy, { state }: PanelModel, text: Translate): TemplateResult {
  const neutral = NEUTRAL_INCIDENT_KINDS.includes(kind);
  return html`<div class="note" part="toast" data-tone=${neutral ? '' : 'caution'}>
    <strong>${titleOf(kind, text)}</strong>${what(kind, count, state.plan.proctoring.policy, text)}
  </div>`;
}

function what(kind: IncidentKind, count: number, policy: PanelModel['state']['plan']['proctoring']['policy'], text: Translate): string {
  const { of } = policyStep(kind, count, policy);
  if (of !== undefined) return text('policyCounted', count, of);
  return text(NEUTRAL_INCIDENT_KINDS.includes(kind) ? 'toastNeutral' : 'toastNoted');
}

/** The note that asks for full screen says itself that the browser refused it. */
export function saysFullscreen({ lacksFullscreen, notice }: PanelModel): boolean {
  return lacksFullscreen && notice?.code === 'fullscreen/refused';
}

function fullscreenNote(model: PanelModel, text: Translate): TemplateResult {
  const { state, actions, notice } = model;
  const left = state.incidents.find(({ kind }) => kind === 'fullscreen-exited');
  const step = left && state.steps.find(({ incidentId }) => incidentId === left.id);
  return html`<div class="note" part="toast" data-tone="caution">
    <strong>${text('fullscreenWanted')}</strong>${saysFullscreen(model) ? html`<p>${notice?.message}</p>` : nothing}${step ? what(step.kind, step.count, state.plan.proctoring.policy, text) : nothing}
    <div class="bar"><button type="button" @click=${() => actions.fullscreen()}>${text('fullscreenEnter')}</button></div>
  </div>`;
}

type ToastKey = Extract<keyof typeof panel, `toast ${string}`>;

/** What can be put right is put as a request; all else as what happened. */
function titleOf(kind: IncidentKind, text: Translate): string {
  const key = `toast ${kind}`;
  return isKey(key) ? (text as (key: ToastKey) => string)(key) : text(`kind ${kind}`);
}

function isKey(key: string): key is ToastKey {
  return key in panel;
}
