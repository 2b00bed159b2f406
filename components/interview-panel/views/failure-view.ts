import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../internal/translate.js';

/** What is wrong and what to do about it, in the place of what cannot be shown. */
export function failureView(failure: { message: string; action: string }, text: Translate, retry: (() => void) | undefined): TemplateResult {
  return html`<section class="narrow card" role="alert">
    <h2>${text('panelFailed')}</h2>
    <p>${failure.message}</p>
    <p class="over">${failure.action}</p>
    ${retry ? html`<div class="bar"><button class="primary" type="button" @click=${retry}>${text('tryAgain')}</button></div>` : nothing}
  </section>`;
}
