import { html, nothing, type TemplateResult } from 'lit';
import type { SetupView, Zone } from '../setup-view.js';

/** What somebody should know of a file that was read: what cannot be seen in it, and what the reader was not sure of. */
export function documentNotes(view: SetupView, zone: Zone): TemplateResult | typeof nothing {
  const { text, intakes } = view;
  const { document } = intakes[zone];
  if (!document) return nothing;
  const { hidden, warnings, removed, truncated } = document;
  const unseen = removed.bidi + removed.tags + removed.invisible;
  const notes = [
    ...warnings.map((warning) => text('setupWarning', warning)),
    ...(removed.tags > 0 || removed.bidi > 0 ? [text('setupRemoved', unseen)] : []),
    ...(truncated ? [text('setupTruncated')] : []),
  ];
  return html`${hidden.length > 0
    ? html`<div class="note" part="hidden-text" data-tone="caution">
        <strong>${text('setupHidden', hidden.length)}</strong>
        <p>${text('setupHiddenText')}</p>
        <ul class="hidden-list">
          ${hidden.map(
            ({ page, reason, text: words }) => html`<li>
              <span class="hint">${text('setupHiddenWhere', page, reason)}</span>
              <blockquote dir="auto">${words}</blockquote>
            </li>`,
          )}
        </ul>
      </div>`
    : nothing}
  ${notes.length > 0 ? html`<ul class="note notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing}`;
}
