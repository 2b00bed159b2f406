import { html, nothing, type TemplateResult } from 'lit';
import { DEFAULT_POLICY } from '../../../src/proctoring/host-policy.js';
import type { PolicyAction } from '../../../src/spec/index.js';
import { without } from '../draft-values.js';
import { actionPath, actionsFor, afterPath, excuseOf, POLICY_KINDS, type PolicyGroup, type PolicyKind } from '../policy-kinds.js';
import type { PolicyDraft } from '../proctoring-draft.js';
import type { SetupView } from '../setup-view.js';
import { problem, tiesOf } from './fields.js';

const GROUPS: readonly PolicyGroup[] = ['page', 'people'];

/** What follows what: one line for a kind, with what is usual where nothing is chosen. */
export function policyFields(view: SetupView): TemplateResult {
  const { text } = view;
  return html`<div class="policy">
    <h4>${text('setupPolicy')}</h4>
    <p class="hint">${text('setupPolicyWhy')}</p>
    ${GROUPS.map(
      (group) => html`<fieldset>
        <legend>${text(`setupPolicy ${group}`)}</legend>
        ${POLICY_KINDS[group].map((kind) => policyRow(view, kind))}
      </fieldset>`,
    )}
  </div>`;
}

function policyRow(view: SetupView, kind: PolicyKind): TemplateResult {
  const { text, draft, change } = view;
  const own = draft.policy[kind];
  const excuse = excuseOf(kind, draft);
  const hint = excuse ? text(`setupExcused ${excuse}`) : kind === 'head-turned' ? text('setupPolicyThinking') : kind === 'phone-visible' ? text('setupPolicyObjects') : undefined;
  const path = actionPath(kind);
  const { id, describedBy, invalid } = tiesOf(view, { path, hint });
  const set = (next: PolicyDraft | undefined): void => change({ policy: next ? { ...draft.policy, [kind]: next } : without(draft.policy, kind) });
  const choose = (event: Event): void => {
    const action = (event.target as HTMLSelectElement).value as PolicyAction | '';
    set(action === '' ? undefined : { action, after: own?.after ?? '' });
  };
  return html`<div class="policy-row" ?data-excused=${excuse !== undefined}>
    <div>
      <label for=${id}>${text(`kind ${kind}`)}</label>
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    </div>
    <div data-path=${path} ?data-invalid=${invalid === 'true'}>
      <select id=${id} aria-invalid=${invalid} aria-describedby=${describedBy} ?disabled=${excuse !== undefined} @change=${choose}>
        <option value="" .selected=${own === undefined}>${text('setupPolicyUsual', text(`setupPolicy ${DEFAULT_POLICY[kind].action}`))}</option>
        ${actionsFor(kind, own?.action).map((action) => html`<option value=${action} .selected=${own?.action === action}>${text(`setupPolicy ${action}`)}</option>`)}
      </select>
      ${problem(view, path, id)}
    </div>
    ${own?.action === 'end' ? afterField(view, kind, own, set) : nothing}
  </div>`;
}

/** With which of its kind the interview ends. */
function afterField(view: SetupView, kind: PolicyKind, own: PolicyDraft, set: (next: PolicyDraft) => void): TemplateResult {
  const { text } = view;
  const path = afterPath(kind);
  const { id, describedBy, invalid } = tiesOf(view, { path });
  return html`<div class="after" data-path=${path} ?data-invalid=${invalid === 'true'}>
    <label for=${id}>${text('setupPolicyAfter')}</label>
    <input
      id=${id}
      type="number"
      inputmode="numeric"
      min="1"
      step="1"
      placeholder="1"
      .value=${own.after}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      @input=${(event: Event) => set({ ...own, after: (event.target as HTMLInputElement).value })}
    />
    ${problem(view, path, id)}
  </div>`;
}
