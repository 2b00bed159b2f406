import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../internal/icons.js';
import type { SetupView } from '../setup-view.js';
import { problem, tiesOf } from './fields.js';

export interface ChipFieldOptions {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly addLabel: string;
  readonly items: readonly string[];
  set(items: readonly string[]): void;
}

/** A list of short words: each can be removed, and others be added, several at once by commas. */
export function chipField(view: SetupView, { path, label, hint, addLabel, items, set }: ChipFieldOptions): TemplateResult {
  const { text } = view;
  const { id, describedBy, invalid } = tiesOf(view, { path, hint });
  const add = (input: HTMLInputElement): void => {
    const known = new Set(items.map((item) => item.toLowerCase()));
    const fresh = input.value
      .split(/[,;\n]/)
      .map((item) => item.trim())
      .filter((item) => item !== '' && !known.has(item.toLowerCase()) && known.add(item.toLowerCase()));
    input.value = '';
    if (fresh.length > 0) set([...items, ...fresh]);
  };
  const remove = (index: number): void => {
    set(items.filter((_, at) => at !== index));
    // The next one, or the field: a focus that falls off the page is lost to those who do not see it.
    view.focus(index < items.length - 1 ? `#${id}-chips li:nth-child(${index + 1}) button` : `#${id}`);
  };
  return html`<div class="field chip-field" data-path=${path} data-wide ?data-invalid=${invalid === 'true'} role="group" aria-labelledby="${id}-label">
    <span class="label" id="${id}-label">${label}</span>
    ${items.length > 0
      ? html`<ul class="chips" id="${id}-chips">
          ${items.map(
            (item, index) => html`<li class="chip">
              <bdi>${item}</bdi><button type="button" aria-label=${text('setupRemove', item)} @click=${() => remove(index)}>${icon('cross')}</button>
            </li>`,
          )}
        </ul>`
      : nothing}
    <div class="add">
      <input
        id=${id}
        type="text"
        dir="auto"
        aria-label=${addLabel}
        placeholder=${addLabel}
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
        @change=${(event: Event) => add(event.target as HTMLInputElement)}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          // A form around the element would be sent.
          event.preventDefault();
          add(event.target as HTMLInputElement);
        }}
      />
      <button type="button" @click=${(event: Event) => add((event.currentTarget as Element).previousElementSibling as HTMLInputElement)}>${text('setupAdd')}</button>
    </div>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing} ${problem(view, path, id)}
  </div>`;
}
