import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../internal/translate.js';

/** There is nothing yet. */
export function emptyState(text: Translate): TemplateResult {
  return html`<section part="empty" class="card state"><p>${text('noInterview')}</p></section>`;
}

/** The outline of what is coming. */
export function loadingState(text: Translate): TemplateResult {
  return html`<section part="loading" class="state" aria-busy="true">
    <p role="status" class="over">${text('loading')}</p>
    <div class="two" aria-hidden="true"><div class="card ghost"></div><div class="card ghost"></div></div>
    <div class="card ghost" aria-hidden="true"></div>
  </section>`;
}

/** What is wrong and what to do about it. */
export function errorState(failure: { message: string; action: string }, text: Translate, retry: (() => void) | undefined): TemplateResult {
  return html`<section part="error" class="card state">
    <div class="note" data-tone="critical" role="alert"><strong>${failure.message}</strong>${failure.action}</div>
    ${retry ? html`<div class="bar"><button type="button" @click=${retry}>${text('tryAgain')}</button></div>` : nothing}
  </section>`;
}

/** Above a report whose log has no end yet. */
export function unfinishedNote(text: Translate): TemplateResult {
  return html`<div part="unfinished" class="note" data-tone="caution"><strong>${text('reportUnfinished')}</strong>${text('reportUnfinishedText')}</div>`;
}
