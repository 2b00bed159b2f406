import { html, type TemplateResult } from 'lit';

/** One step: its number, its name, why it is there, and what it asks. */
export function step(name: string, number: number, title: string, why: string, body: TemplateResult): TemplateResult {
  return html`<section part="section" class="card step" data-section=${name} aria-labelledby="step-${name}">
    <header class="step-head">
      <span class="step-number number" aria-hidden="true">${number}</span>
      <div>
        <h3 id="step-${name}">${title}</h3>
        <p class="hint">${why}</p>
      </div>
    </header>
    ${body}
  </section>`;
}
