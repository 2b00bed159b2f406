import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../internal/icons.js';
import type { SetupView } from '../setup-view.js';

export interface RowListOptions<Row extends Readonly<Record<string, string>>> {
  readonly name: string;
  readonly title: string;
  rowTitle(number: number): string;
  readonly addLabel: string;
  readonly columns: readonly { readonly key: keyof Row & string; readonly label: string; readonly short?: boolean }[];
  readonly rows: readonly Row[];
  readonly empty: Row;
  set(rows: readonly Row[]): void;
}

/** Rows of a few words each: to change, to remove, to add. */
export function rowList<Row extends Readonly<Record<string, string>>>(view: SetupView, { name, title, rowTitle, addLabel, columns, rows, empty, set }: RowListOptions<Row>): TemplateResult {
  const { text } = view;
  const first = columns[0]?.key ?? '';
  const change = (at: number, key: string, value: string): void => set(rows.map((row, index) => (index === at ? { ...row, [key]: value } : row)));
  const remove = (at: number): void => {
    set(rows.filter((_, index) => index !== at));
    view.focus(at < rows.length - 1 ? `#${name}-${at}-remove` : `#${name}-add`);
  };
  return html`<fieldset class="rows" data-rows=${name}>
    <legend>${title}</legend>
    ${rows.length === 0 ? html`<p class="hint">${text('setupNothing')}</p>` : nothing}
    ${rows.map(
      (row, index) => html`<div class="row" role="group" ?data-first=${index === 0} aria-label=${rowTitle(index + 1)}>
        ${columns.map(
          ({ key, label, short }) => html`<div class="field" ?data-short=${short}>
            <label for="${name}-${index}-${key}">${label}</label>
            <input id="${name}-${index}-${key}" type="text" dir="auto" .value=${row[key] ?? ''} @input=${(event: Event) => change(index, key, (event.target as HTMLInputElement).value)} />
          </div>`,
        )}
        <button type="button" class="icon-button" id="${name}-${index}-remove" aria-label=${text('setupRemove', row[first] || rowTitle(index + 1))} @click=${() => remove(index)}>${icon('cross')}</button>
      </div>`,
    )}
    <button
      type="button"
      class="small"
      id="${name}-add"
      @click=${() => {
        set([...rows, empty]);
        view.focus(`#${name}-${rows.length}-${first}`);
      }}
    >
      ${addLabel}
    </button>
  </fieldset>`;
}
