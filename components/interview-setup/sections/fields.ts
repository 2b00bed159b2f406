import { html, nothing, type TemplateResult } from 'lit';
import type { SetupDraft } from '../setup-draft.js';
import type { SetupView } from '../setup-view.js';

/** Keys of the draft whose value is text. */
export type TextKey = { [Key in keyof SetupDraft]: SetupDraft[Key] extends string ? (string extends SetupDraft[Key] ? Key : never) : never }[keyof SetupDraft];
export type FlagKey = { [Key in keyof SetupDraft]: SetupDraft[Key] extends boolean ? Key : never }[keyof SetupDraft];

export interface FieldOptions {
  /** In the plan; what is wrong is found by it. */
  readonly path: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wide?: boolean;
  /** For many lines. */
  readonly large?: boolean;
  /** What stands above says it already; it is for those who hear the page. */
  readonly labelHidden?: boolean;
}

/** What ties a control to its label, its hint and its problem. */
export interface ControlTies {
  readonly id: string;
  readonly describedBy: string | typeof nothing;
  readonly invalid: 'true' | 'false';
}

export function tiesOf({ problems }: SetupView, { path, hint }: Pick<FieldOptions, 'path' | 'hint'>): ControlTies {
  const id = `field-${path.replaceAll('.', '-')}`;
  const described = [...(problems.has(path) ? [`${id}-problem`] : []), ...(hint ? [`${id}-hint`] : [])];
  return { id, describedBy: described.length > 0 ? described.join(' ') : nothing, invalid: problems.has(path) ? 'true' : 'false' };
}

/** A control with its label above and its hint and problem below. */
export function field(view: SetupView, options: FieldOptions, control: (ties: ControlTies) => TemplateResult): TemplateResult {
  const { path, label, hint, wide, large, labelHidden } = options;
  const ties = tiesOf(view, options);
  return html`<div class="field" data-path=${path} ?data-wide=${wide} ?data-large=${large} ?data-invalid=${ties.invalid === 'true'}>
    <label for=${ties.id} class=${labelHidden ? 'visually-hidden' : nothing}>${label}</label>
    ${control(ties)} ${hint ? html`<p class="hint" id="${ties.id}-hint">${hint}</p>` : nothing} ${problem(view, path, ties.id)}
  </div>`;
}

export function problem({ problems }: SetupView, path: string, id: string): TemplateResult | typeof nothing {
  const message = problems.get(path);
  return message === undefined ? nothing : html`<p class="problem" id="${id}-problem">${message}</p>`;
}

export function textField(view: SetupView, key: TextKey, options: FieldOptions & { readonly placeholder?: string }): TemplateResult {
  return field(
    view,
    options,
    ({ id, describedBy, invalid }) =>
      html`<input id=${id} type="text" dir="auto" .value=${view.draft[key]} placeholder=${options.placeholder || nothing} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${entered(view, key)} />`,
  );
}

export function textArea(view: SetupView, key: TextKey, options: FieldOptions): TemplateResult {
  return field(
    view,
    options,
    ({ id, describedBy, invalid }) =>
      html`<textarea id=${id} dir="auto" .value=${view.draft[key]} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${entered(view, key)}></textarea>`,
  );
}

export function numberField(view: SetupView, key: TextKey, options: FieldOptions & { readonly min: number; readonly max?: number; readonly step?: number }): TemplateResult {
  const { min, max, step = 1 } = options;
  return field(
    view,
    options,
    ({ id, describedBy, invalid }) => html`<input
      id=${id}
      type="number"
      inputmode="decimal"
      min=${min}
      max=${max ?? nothing}
      step=${step}
      .value=${view.draft[key]}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      @input=${entered(view, key)}
    />`,
  );
}

export function selectField(view: SetupView, key: TextKey | 'feedback', options: FieldOptions & { readonly choices: readonly (readonly [value: string, label: string])[] }): TemplateResult {
  return field(
    view,
    options,
    ({ id, describedBy, invalid }) => html`<select id=${id} aria-invalid=${invalid} aria-describedby=${describedBy} @change=${entered(view, key)}>
      ${options.choices.map(([value, label]) => html`<option value=${value} .selected=${view.draft[key] === value}>${label}</option>`)}
    </select>`,
  );
}

export function checkField(view: SetupView, key: FlagKey, label: string, why?: string): TemplateResult {
  const id = `field-${key}`;
  return html`<div class="check">
    <input id=${id} type="checkbox" .checked=${view.draft[key]} aria-describedby=${why ? `${id}-hint` : nothing} @change=${(event: Event) => view.change({ [key]: (event.target as HTMLInputElement).checked })} />
    <div><label for=${id}>${label}</label>${why ? html`<p class="hint" id="${id}-hint">${why}</p>` : nothing}</div>
  </div>`;
}

export interface Choice {
  readonly label: string;
  readonly why: string;
  readonly chosen: boolean;
  choose(): void;
}

/** A few ways, one of which holds, each with what it means. */
export function choices(name: string, legend: string, options: readonly Choice[]): TemplateResult {
  return html`<fieldset class="choices">
    <legend>${legend}</legend>
    ${options.map(
      ({ label, why, chosen, choose }, index) => html`<div class="choice" ?data-chosen=${chosen}>
        <input type="radio" id="${name}-${index}" name=${name} .checked=${chosen} aria-describedby="${name}-${index}-why" @change=${choose} />
        <label for="${name}-${index}">${label}</label>
        <p class="hint" id="${name}-${index}-why">${why}</p>
      </div>`,
    )}
  </fieldset>`;
}

function entered(view: SetupView, key: TextKey | 'feedback'): (event: Event) => void {
  return (event) => view.change({ [key]: (event.target as HTMLInputElement).value });
}
