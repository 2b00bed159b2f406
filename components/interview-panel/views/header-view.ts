import { html, nothing, type TemplateResult } from 'lit';
import { answerRemainingMs } from '../../../src/session/index.js';
import { plannedQuestionCount } from '../../../src/spec/index.js';
import { clockTime } from '../../internal/format.js';
import { icon } from '../../internal/icons.js';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';
import type { PanelStep } from '../panel-step.js';

/** When the clock of the answer is told in words too, ms. */
const LITTLE_TIME_MS = 30_000;

/** Title, progress and time, all quiet; and the two things that are always at hand: a break, and what is watched. */
export function headerView({ heading, state, at, can, actions }: PanelModel, step: PanelStep, text: Translate): TemplateResult {
  const left = answerRemainingMs(state, at);
  return html`<header>
    <h1>${heading}</h1>
    ${step === 'interview' || step === 'paused' ? progress(state.number, plannedQuestionCount(state.plan), text) : nothing}
    <div class="end">
      ${left === undefined ? nothing : html`<span class="over number">${text('panelLeft', clockTime(left, 'up'))}</span>`}
      <span class="visually-hidden" role="status">${left !== undefined && left < LITTLE_TIME_MS ? text('panelLittleTime') : ''}</span>
      ${can('pause') && state.plan.accommodations.breaks
        ? html`<button class="quiet" type="button" @click=${() => actions.pause()}>${icon('pause')}<span>${text('panelPause')}</span></button>`
        : nothing}
      ${step === 'interview' || step === 'paused' || state.snapshots.length > 0 ? html`<button class="quiet" type="button" @click=${() => actions.ask('watched')}>${icon('eye')}<span>${text('panelWatched')}</span></button>` : nothing}
    </div>
  </header>`;
}

function progress(now: number, total: number, text: Translate): TemplateResult {
  const steps = Array.from({ length: total }, (_, index) => (index + 1 < now ? 'done' : index + 1 === now ? 'now' : ''));
  return html`<ol class="progress" aria-label=${text('panelQuestion', Math.max(1, now), total)}>
    ${steps.map((step) => html`<li class=${step}></li>`)}
  </ol>`;
}
