import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../internal/translate.js';
import type { Draft } from './draft.js';
import type { Field, FormSpec, Problem } from './form-spec.js';

export interface FormActions {
  readonly text: Translate;
  describe(draft: Draft): { readonly message: string; readonly action: string } | undefined;
  input(name: string, value: string): void;
  submit(): void;
  close(): void;
}

/** A form in its place, below the button that opened it. */
export function formView(spec: FormSpec, draft: Draft, actions: FormActions): TemplateResult {
  const { text } = actions;
  const { dom, isSaving } = draft;
  const failure = actions.describe(draft);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    actions.submit();
  };
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    actions.close();
  };
  return html`<form id=${dom} class="review-form" part="form" novalidate aria-label=${spec.label} aria-busy=${isSaving} @submit=${submit} @keydown=${close}>
    ${spec.intro ? html`<p>${spec.intro}</p>` : nothing}
    ${spec.fields.map((field) => (field.kind === 'choice' ? choiceField(field, draft, actions) : textField(field, draft, actions)))}
    <p class="over" id="${dom}-readers">${spec.readers}</p>
    ${failure ? html`<div class="note" data-tone="critical" role="alert"><strong>${text('reviewNotSaved')}</strong>${failure.message} ${failure.action}</div>` : nothing}
    <div class="bar">
      <button type="button" class="small quiet" @click=${() => actions.close()}>${text('reviewCancel')}</button>
      <button type="submit" class="small primary" aria-disabled=${isSaving}>
        ${isSaving ? text('reviewSaving') : failure ? text('tryAgain') : spec.submit}
      </button>
    </div>
  </form>`;
}

function choiceField(field: Extract<Field, { kind: 'choice' }>, { dom, values, problems }: Draft, { text, input }: FormActions): TemplateResult {
  const problem = problems.get(field.name);
  return html`<fieldset aria-describedby=${problem ? `${dom}-${field.name}-problem` : nothing} data-invalid=${problem !== undefined}>
    <legend>${field.label}</legend>
    ${field.choices.map(
      ({ value, label, text: explained, lang }) => html`<label class="choice">
        <input
          type="radio"
          name="${dom}-${field.name}"
          value=${value}
          required
          .checked=${values[field.name] === value}
          @change=${() => input(field.name, value)}
        />
        <span>${label}${explained ? html` <small class="over" lang=${lang ?? nothing} dir=${lang ? 'auto' : nothing}>${explained}</small>` : nothing}</span>
      </label>`,
    )}
    ${problem ? problemText(`${dom}-${field.name}-problem`, problem, text) : nothing}
  </fieldset>`;
}

function textField(field: Extract<Field, { kind: 'text' }>, { dom, values, problems }: Draft, { text, input }: FormActions): TemplateResult {
  const id = `${dom}-${field.name}`;
  const problem = problems.get(field.name);
  return html`<div class="field">
    <label for=${id}>${field.label}</label>
    <textarea
      id=${id}
      rows="3"
      dir="auto"
      ?required=${!field.optional}
      aria-invalid=${problem !== undefined}
      aria-describedby="${problem ? `${id}-problem ` : ''}${dom}-readers"
      .value=${values[field.name] ?? ''}
      @input=${(event: Event) => input(field.name, (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    ${problem ? problemText(`${id}-problem`, problem, text) : nothing}
  </div>`;
}

function problemText(id: string, problem: Problem, text: Translate): TemplateResult {
  return html`<small class="problem" id=${id}>${problem.key === 'reviewTooLong' ? text(problem.key, problem.count) : text(problem.key)}</small>`;
}
