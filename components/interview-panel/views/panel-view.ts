import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentPurpose, InterviewPlan } from '../../../src/spec/index.js';
import type { InterviewConsentEvent } from '../../events/interview-consent.js';
import type { InterviewDeviceCheckEvent } from '../../events/interview-device-check.js';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';
import { panelStep, wantsCalibration, wantsCamera, wantsMicrophone, type PanelStep } from '../panel-step.js';
import { answerView } from './answer-view.js';
import { detailsView } from './details-view.js';
import { confirmEndView, watchedView } from './dialog-views.js';
import { lastFeedback } from './feedback-view.js';
import { headerView } from './header-view.js';
import { endView, pausedView, readyView } from './message-views.js';
import { policyConditions } from './policy-view.js';
import { questionView } from './question-view.js';
import { sideView } from './side-view.js';
import { saysFullscreen } from './toast-view.js';

/** The whole panel, from what its interview is at. */
export function panelView(model: PanelModel, text: Translate): TemplateResult {
  const { state, dialog, notice, actions } = model;
  const step = panelStep(state);
  return html`<div part="base" data-step=${step}>
    ${headerView(model, step, text)}
    <main>
      ${notice && !(step === 'interview' && saysFullscreen(model)) ? html`<p class="note" role="alert" data-tone="caution" part="notice"><strong>${notice.message}</strong>${notice.action}</p>` : nothing}
      ${screenView(model, step, text)}
    </main>
    <dialog aria-labelledby=${dialog === 'end' ? 'confirm' : 'watched'} @close=${() => actions.ask(undefined)}>
      ${dialog === 'end' ? confirmEndView(model, text) : watchedView(model, text)}
    </dialog>
  </div>`;
}

function screenView(model: PanelModel, step: PanelStep, text: Translate): TemplateResult {
  switch (step) {
    case 'consent':
      return consentView(model, text);
    case 'details':
      return detailsView(model, text);
    case 'check':
      return checkView(model);
    case 'ready':
      return readyView(model, text);
    case 'interview':
      return html`<div class="stage">
        <section>${questionView(model, text)}${answerView(model, text)}${lastFeedback(model.state, text)}</section>
        ${sideView(model, text)}
      </div>`;
    case 'paused':
      return pausedView(model, text);
    case 'end':
      return endView(model, text);
  }
}

function consentView(model: PanelModel, text: Translate): TemplateResult {
  const { state, strings, actions } = model;
  const agree = (event: InterviewConsentEvent): void => {
    event.stopPropagation();
    actions.consent(event.receipt);
  };
  return html`<consent-notice
    class="narrow"
    .strings=${strings}
    .purposes=${purposesOf(state.plan)}
    .snapshots=${state.plan.proctoring.snapshots}
    .conditions=${policyConditions(model, text)}
    @interview-consent=${agree}
  >
    <slot name="consent" slot="details"></slot>
  </consent-notice>`;
}

function checkView({ state, strings, assetsUrl, vision, actions }: PanelModel): TemplateResult {
  const done = (event: InterviewDeviceCheckEvent): void => {
    event.stopPropagation();
    actions.deviceCheck(event);
  };
  return html`<device-check
    class="narrow"
    .strings=${strings}
    assets-url=${assetsUrl}
    camera=${wantsCamera(state) ? 'optional' : 'off'}
    microphone=${wantsMicrophone(state) ? 'optional' : 'off'}
    .vision=${vision}
    ?calibrate=${wantsCalibration(state)}
    @interview-device-check=${done}
  ></device-check>`;
}

function purposesOf({ proctoring, accommodations, recordAudio, answerMode }: InterviewPlan): readonly ConsentPurpose[] {
  return [
    'interview',
    ...(recordAudio && answerMode === 'speech' && !accommodations.textOnly ? ['recording' as const] : []),
    ...(proctoring.enabled ? ['proctoring' as const] : []),
    ...(proctoring.enabled && proctoring.snapshots && !accommodations.noCamera ? ['snapshots' as const] : []),
  ];
}
