import { html, nothing, type TemplateResult } from 'lit';
import { plannedQuestionCount } from '../../../src/spec/planned-question-count.js';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';
import { allFeedback } from './feedback-view.js';
import { eventText, policyView } from './policy-view.js';

/** Between check and first question: what is coming, and one button. */
export function readyView(model: PanelModel, text: Translate): TemplateResult {
  const { state, actions, lacksFullscreen } = model;
  const { plan } = state;
  const minutes = Math.max(1, Math.round((plan.timeLimitMs * plan.accommodations.extraTime) / 60_000));
  const facts = [
    text('panelReadyQuestions', plannedQuestionCount(plan), minutes),
    ...(plan.practiceQuestion ? [text('panelReadyPractice')] : []),
    text('panelReadyFreedom'),
    ...(plan.accommodations.breaks ? [text('panelReadyBreaks')] : []),
    text('panelReadySaved'),
    ...(lacksFullscreen ? [text('policyFullscreen')] : []),
  ];
  return html`<section class="narrow card">
    <h2 tabindex="-1">${text('panelReady')}</h2>
    <ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>
    ${policyView(model, text)}
    <div class="bar"><button class="primary" type="button" @click=${() => actions.start()}>${text('panelStart')}</button></div>
  </section>`;
}

/** What the policy of the host had follow last; undefined where that was something else. */
function followed({ steps }: PanelModel['state'], action: 'pause' | 'end', text: Translate): string | undefined {
  const step = steps.findLast((each) => each.action === action);
  return step && eventText(step.kind, text);
}

/** Paused by choice, by what was said to follow, or found again after a reload. */
export function pausedView({ state, actions }: PanelModel, text: Translate): TemplateResult {
  const back = state.pauseReason === 'reload';
  const why = state.pauseReason === 'policy' ? followed(state, 'pause', text) : undefined;
  return html`<section class="narrow card">
    <h2 tabindex="-1">${text(back ? 'panelBack' : 'panelPaused')}</h2>
    <p>${why === undefined ? text(back ? 'panelBackText' : 'panelPausedText') : text('policyPausedText', why)}</p>
    <div class="bar">
      <button class="quiet" type="button" @click=${() => actions.ask('end')}>${text('panelEnd')}</button>
      <button class="primary" type="button" @click=${() => actions.resume()}>${text('panelGoOn')}</button>
    </div>
  </section>`;
}

export function endView({ state }: PanelModel, text: Translate): TemplateResult {
  if (state.phase === 'ending') return html`<section class="narrow" role="status"><p tabindex="-1">${text('statusSaving')}</p></section>`;
  const why = state.endReason === 'policy' ? followed(state, 'end', text) : undefined;
  return html`<section class="narrow card" role="status">
    <h2 tabindex="-1">${text(state.phase === 'failed' ? 'panelFailed' : 'panelEnded')}</h2>
    ${why === undefined ? nothing : html`<p>${text('policyEndedText', why)}</p>`}
    <p>${text('panelEndedText')}</p>
    ${allFeedback(state, text)}
    <slot name="end"></slot>
  </section>`;
}
