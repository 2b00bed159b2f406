import { html, type TemplateResult } from 'lit';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';
import { statusList } from './side-view.js';

/** What is watched, and what has left the page; one tap away at any time. */
export function watchedView(model: PanelModel, text: Translate): TemplateResult {
  return html`<div>
    <h2 id="watched">${text('panelWatched')}</h2>
    <p>${text('panelWatchedText')}</p>
    ${statusList(model, text)}
    <div>
      <h3>${text('panelLeftPage')}</h3>
      <p>${text('panelLeftPageText')}</p>
    </div>
    <div class="bar"><button class="primary" type="button" @click=${() => model.actions.ask(undefined)}>${text('close')}</button></div>
  </div>`;
}

export function confirmEndView({ actions }: PanelModel, text: Translate): TemplateResult {
  return html`<div>
    <h2 id="confirm">${text('panelEndSure')}</h2>
    <div class="bar">
      <button type="button" @click=${() => actions.end()}>${text('panelEndYes')}</button>
      <button class="primary" type="button" @click=${() => actions.ask(undefined)}>${text('panelEndNo')}</button>
    </div>
  </div>`;
}
