import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';
import { policyView } from './policy-view.js';
import { statusList } from './side-view.js';

/** What may be taken back while the interview runs; without consent to the interview itself there is none. */
const CHOICES = { proctoring: 'panelStopProctoring', snapshots: 'panelStopSnapshots', recording: 'panelStopRecording' } as const;

/** What is watched, what has left the page, and what can be taken back; one tap away at any time. */
export function watchedView(model: PanelModel, text: Translate): TemplateResult {
  // A closed dialog must not go through the record with each update, nor read the pictures again that it let go of.
  const details = model.dialog === 'watched' ? model.watched.details : undefined;
  return html`<div class="watched">
    <h2 id="watched" tabindex="-1">${text('panelWatched')}</h2>
    <p>${text(model.state.consent.proctoring ? 'panelWatchedText' : 'panelWatchedNothing')}</p>
    ${details?.(model, text, model.language) ?? html`${statusList(model, text)}${policyView(model, text)}${coming(model, text)}`}
    ${choices(model, text)}
    <div class="bar"><button class="primary" type="button" @click=${() => model.actions.ask(undefined)}>${text('close')}</button></div>
  </div>`;
}

/** A closed dialog waits for nothing. */
function coming({ dialog, watched: { failure } }: PanelModel, text: Translate): TemplateResult | typeof nothing {
  return dialog ? html`<p class="over" role="status">${failure ? failure.message : text('loading')}</p>` : nothing;
}

function choices({ state, can, actions }: PanelModel, text: Translate): TemplateResult | typeof nothing {
  const purposes = Object.keys(CHOICES) as (keyof typeof CHOICES)[];
  if (!purposes.some((purpose) => state.consent[purpose]) || !can('withdrawConsent')) return nothing;
  return html`<div>
    <h3>${text('panelChoices')}</h3>
    <p>${text('panelChoicesText')}</p>
    <div class="bar">
      ${purposes.map((purpose) =>
        // Each has its own place: the next one must not come under a finger that is still pressing.
        state.consent[purpose] ? html`<button type="button" @click=${() => actions.withdraw(purpose)}>${text(CHOICES[purpose])}</button>` : nothing,
      )}
    </div>
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
