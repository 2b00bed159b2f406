import { html, nothing, type TemplateResult } from 'lit';
import { plannedQuestionCount } from '../../../src/spec/index.js';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';
import { askView, helpView } from './help-view.js';

/** The question, as the hero: large, captioned while it is spoken, with what can be done about it. */
export function questionView(model: PanelModel, text: Translate): TemplateResult {
  const { state, can, actions } = model;
  const { help, question, number, speaking, spokenTo, saying, silence, plan } = state;
  if (!question) {
    // What is heard already is read as well, before the question is whole.
    const isHeard = speaking && saying !== '';
    return html`<p class="question" role="status" tabindex="-1" lang=${isHeard ? plan.language : nothing} dir="auto">${isHeard ? saying : text('panelThinking')}</p>`;
  }
  const total = plannedQuestionCount(plan);
  const label =
    question.kind === 'practice'
      ? text('panelPractice')
      : question.kind === 'follow-up'
        ? text('panelFollowUp', number, total)
        : text('panelQuestion', number, total);
  return html`
    <p class="over">
      ${speaking ? html`<span class="pulse" role="img" aria-label=${text('panelSpeaking')}><i></i><i></i><i></i><i></i></span>` : nothing}${label}
    </p>
    <h2 class="question" part="question" lang=${plan.language} dir="auto" tabindex="-1">
      ${speaking && spokenTo > 0 && help?.stage !== 'given'
        ? html`${question.text.slice(0, spokenTo)}<span class="ahead">${question.text.slice(spokenTo)}</span>`
        : question.text}
    </h2>
    ${silence ? html`<p class="over">${text(silence === 'adapter/language' ? 'panelNoVoice' : 'panelNotReadOut')}</p>` : nothing}
    <div class="bar">
      <button type="button" ?disabled=${!can('repeatQuestion')} @click=${() => actions.repeat()}>${text('panelRepeat')}</button>
      ${state.turn === 'asking'
        ? html`<button type="button" @click=${() => actions.interrupt()}>${text('panelAnswerNow')}</button>`
        : nothing}
      ${askView(model, text)}
    </div>
    ${helpView(model, text)}
  `;
}
