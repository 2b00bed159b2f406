import { html, type TemplateResult } from 'lit';
import { plannedQuestionCount } from '../../../src/spec/planned-question-count.js';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';
import { allFeedback } from './feedback-view.js';

/** Between check and first question: what is coming, and one button. */
export function readyView({ state, actions }: PanelModel, text: Translate): TemplateResult {
  const { plan } = state;
  const minutes = Math.max(1, Math.round((plan.timeLimitMs * plan.accommodations.extraTime) / 60_000));
  const facts = [
    text('panelReadyQuestions', plannedQuestionCount(plan), minutes),
    ...(plan.practiceQuestion ? [text('panelReadyPractice')] : []),
    text('panelReadyFreedom'),
    ...(plan.accommodations.breaks ? [text('panelReadyBreaks')] : []),
    text('panelReadySaved'),
  ];
  return html`<section class="narrow card">
    <h2 tabindex="-1">${text('panelReady')}</h2>
    <ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>
    <div class="bar"><button class="primary" type="button" @click=${() => actions.start()}>${text('panelStart')}</button></div>
  </section>`;
}

/** Paused by choice, or found again after a reload. */
export function pausedView({ state, actions }: PanelModel, text: Translate): TemplateResult {
  const back = state.pauseReason === 'reload';
  return html`<section class="narrow card">
    <h2 tabindex="-1">${text(back ? 'panelBack' : 'panelPaused')}</h2>
    <p>${text(back ? 'panelBackText' : 'panelPausedText')}</p>
    <div class="bar">
      <button class="quiet" type="button" @click=${() => actions.ask('end')}>${text('panelEnd')}</button>
      <button class="primary" type="button" @click=${() => actions.resume()}>${text('panelGoOn')}</button>
    </div>
  </section>`;
}

export function endView({ state }: PanelModel, text: Translate): TemplateResult {
  if (state.phase === 'ending') return html`<section class="narrow" role="status"><p tabindex="-1">${text('statusSaving')}</p></section>`;
  return html`<section class="narrow card" role="status">
    <h2 tabindex="-1">${text(state.phase === 'failed' ? 'panelFailed' : 'panelEnded')}</h2>
    <p>${text('panelEndedText')}</p>
    ${allFeedback(state, text)}
    <slot name="end"></slot>
  </section>`;
}
