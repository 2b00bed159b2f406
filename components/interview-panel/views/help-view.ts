import { html, nothing, type TemplateResult } from 'lit';
import { HELP_LIMITS } from '../../../src/spec/help.js';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';

/** Asking in return: two wishes, and a field for everything else. What is typed stays until it was asked. */
export function askView({ state, can, actions }: PanelModel, text: Translate): TemplateResult {
  const allowed = can('askForHelp');
  const ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const words = String(new FormData(form).get('words'));
    if (await actions.askForHelp({ text: words })) form.reset();
  };
  return html`<details class="ask" part="ask">
    <summary>${text('panelAsk')}</summary>
    <div class="asking">
      <div class="bar">
        <button type="button" ?disabled=${!allowed} @click=${() => void actions.askForHelp({ wish: 'clarify' })}>${text('panelAskClarify')}</button>
        <button type="button" ?disabled=${!allowed} @click=${() => void actions.askForHelp({ wish: 'time' })}>${text('panelAskTime')}</button>
      </div>
      <form @submit=${ask}>
        <label>
          <span class="over">${text('panelAskOwn')}</span>
          <input name="words" type="text" required maxlength=${HELP_LIMITS.characters} lang=${state.plan.language} dir="auto" autocomplete="off" />
        </label>
        <button ?disabled=${!allowed}>${text('panelAskSend')}</button>
      </form>
      <p class="over">${text('panelAskText')}</p>
    </div>
  </details>`;
}

/** What the interviewer says to it. In the page before it has words, so that they are read out. */
export function helpView({ state }: PanelModel, text: Translate): TemplateResult {
  const { help, plan, speaking, spokenTo } = state;
  const words = help?.reply?.text ?? '';
  const heard = speaking && help?.stage === 'given' && spokenTo > 0 ? spokenTo : words.length;
  return html`<div role="status">
    ${help === undefined || (help.stage === 'done' && !help.reply)
      ? nothing
      : html`<div class="help" part="help">
          ${'text' in help.wanted ? html`<p class="over"><span>${text('panelAsked')}</span> <span lang=${plan.language} dir="auto">${help.wanted.text}</span></p>` : nothing}
          ${help.reply
            ? html`<p lang=${plan.language} dir="auto">${words.slice(0, heard)}<span class="ahead">${words.slice(heard)}</span></p>`
            : html`<p class="over">${text('panelThinking')}</p>`}
        </div>`}
  </div>`;
}
