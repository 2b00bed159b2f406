import { html, nothing, type TemplateResult } from 'lit';
import type { CandidateField } from '../../../src/spec/index.js';
import type { Translate } from '../../internal/translate.js';
import type { FieldProblem, PanelModel } from '../panel-model.js';

const FIELDS = {
  name: { label: 'fieldName', autocomplete: 'name', type: 'text' },
  email: { label: 'fieldEmail', autocomplete: 'email', type: 'email' },
  subject: { label: 'fieldSubject', autocomplete: 'off', type: 'text' },
} as const;

/** Asks for the details that the plan wants. */
export function detailsView({ state, invalidFields, actions }: PanelModel, text: Translate): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    actions.enterDetails(Object.fromEntries(state.plan.candidateFields.map((field) => [field, String(data.get(field) ?? '')])));
  };
  return html`<form class="narrow card" novalidate @submit=${submit}>
    <div>
      <h2 tabindex="-1">${text('panelDetails')}</h2>
      <p class="over">${text('panelDetailsText')}</p>
    </div>
    ${state.plan.candidateFields.map((field) => fieldView(field, invalidFields.get(field), text))}
    <div class="bar"><button class="primary">${text('continue')}</button></div>
  </form>`;
}

function fieldView(field: CandidateField, problem: FieldProblem | undefined, text: Translate): TemplateResult {
  const { label, autocomplete, type } = FIELDS[field];
  return html`<div class="field">
    <label for=${field}>${text(label)}</label>
    <input
      id=${field}
      name=${field}
      type=${type}
      required
      maxlength="200"
      autocomplete=${autocomplete}
      aria-invalid=${problem !== undefined}
      aria-describedby=${problem ? `${field}-problem` : nothing}
    />
    ${problem ? html`<small id="${field}-problem">${text(problem)}</small>` : nothing}
  </div>`;
}
