import { html, nothing, type TemplateResult } from 'lit';
import type { Adapter, InterviewPlan, LogEvent } from '../../../src/spec/index.js';
import { departures } from '../../../src/utils/departures.js';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';
import { policyView } from '../views/policy-view.js';
import type { KeptPictures } from './kept-pictures.js';
import { leftPage } from './left-page.js';
import { destinationsIn } from './ledger.js';
import { noticedSection } from './noticed-view.js';
import { picturesSection } from './pictures-view.js';
import { signalsSection } from './signals-view.js';

/** What the dialog is drawn from, beyond the state. */
export interface WatchedSource {
  readonly events: readonly LogEvent[];
  /** What the interview runs on, as far as it is used. */
  readonly adapters: readonly Adapter[];
  readonly pictures: KeptPictures;
  /** Of the words and figures, BCP 47. */
  readonly language: string;
}

/** What looks, what was noticed, what was kept of it, and what has left the page: all as it is now, from the record. */
export function watchedDetails(model: PanelModel, source: WatchedSource, text: Translate): TemplateResult {
  const { events, adapters, pictures, language } = source;
  const { state } = model;
  const { plan, coverage, consent, phase } = state;
  // In a pause nothing is watched, whatever was before it.
  const now = phase === 'running' ? coverage : {};
  const isGoingOn = phase === 'running' || phase === 'paused';
  return html`
    ${consent.proctoring && isGoingOn ? [signalsSection(now, text), policyView(model, text), noticedSection(events, language, text)] : nothing}
    ${isPictured(plan, state.snapshots.length) ? picturesSection(state.snapshots, events, pictures, text) : nothing}
    ${leftPage(destinationsIn(adapters), departures(), language, text)}
  `;
}

/** Also after the candidate took the choice back: what was kept is still there. */
function isPictured({ proctoring }: InterviewPlan, kept: number): boolean {
  return kept > 0 || proctoring.snapshots !== undefined;
}
