import { html, nothing, type TemplateResult } from 'lit';
import { banksInReserve } from '../../../src/interviewer/model/choose-banks.js';
import { PLAN_DEFAULTS } from '../../../src/spec/index.js';
import { namedLanguages } from '../languages.js';
import type { SetupView } from '../setup-view.js';
import { chipField } from './chip-field.js';
import { choices, numberField, problem, selectField, textArea } from './fields.js';
import { step } from './step.js';

const DIFFICULTIES = [1, 2, 3, 4, 5] as const;

export function questionsSection(view: SetupView, number: number): TemplateResult {
  const { text, draft, change, withModel } = view;
  const levels = DIFFICULTIES.map((level) => [String(level), text('setupDifficultyName', level)] as const);
  return step(
    'questions',
    number,
    text('setupQuestions'),
    text(withModel ? 'setupQuestionsWhyModel' : 'setupQuestionsWhy'),
    html`${withModel ? chipField(view, { path: 'topics', label: text('setupTopics'), hint: text('setupTopicsHint'), addLabel: text('setupTopicAdd'), items: draft.topics, set: (topics) => change({ topics }) }) : nothing}
      ${banks(view)} ${textArea(view, 'questions', { path: 'questions', label: text('setupOwn'), hint: text('setupOwnHint') })}
      <div class="fields">
        ${numberField(view, 'questionCount', { path: 'questionCount', label: text('setupCount'), min: 1, max: 200 })} ${numberField(view, 'followUps', { path: 'followUps', label: text('setupFollowUps'), min: 0, max: 5 })}
        ${numberField(view, 'timeLimit', { path: 'timeLimitMs', label: text('setupTime'), min: 0.2, step: 0.1 })} ${numberField(view, 'totalTime', { path: 'totalTimeMs', label: text('setupTotal'), hint: text('setupTotalHint'), min: 0.5, step: 0.5 })}
        ${selectField(view, 'difficultyMin', { path: 'difficulty', label: text('setupEasiest'), choices: levels })} ${hardest(view, levels)}
      </div>
      ${choices('adaptive', text('setupDifficulty'), [
        { label: text('setupFixed'), why: text('setupFixedWhy'), chosen: !draft.adaptive, choose: () => change({ adaptive: false }) },
        { label: text('setupAdaptive'), why: text('setupAdaptiveWhy'), chosen: draft.adaptive, choose: () => change({ adaptive: true }) },
      ])}
      <div class="fields">${selectField(view, 'language', { path: 'language', label: text('setupLanguage'), choices: namedLanguages(draft.language, view.language) })}</div>`,
  );
}

/** Its problem is told at the other end of the range. */
function hardest({ draft, change, problems, text }: SetupView, levels: readonly (readonly [string, string])[]): TemplateResult {
  return html`<div class="field">
    <label for="field-hardest">${text('setupHardest')}</label>
    <select
      id="field-hardest"
      aria-invalid=${problems.has('difficulty') ? 'true' : 'false'}
      aria-describedby=${problems.has('difficulty') ? 'field-difficulty-problem' : nothing}
      @change=${(event: Event) => change({ difficultyMax: (event.target as HTMLSelectElement).value })}
    >
      ${levels.map(([value, label]) => html`<option value=${value} .selected=${draft.difficultyMax === value}>${label}</option>`)}
    </select>
  </div>`;
}

function banks(view: SetupView): TemplateResult {
  const { text, draft, change, problems, withModel } = view;
  const { role, topics, jobDescription, language, title } = draft;
  const about = `${title} ${role}`.trim() !== '' || jobDescription.trim() !== '';
  // The last of them fits every job.
  const fitting = about ? banksInReserve({ ...PLAN_DEFAULTS, role: `${role} ${title}`, topics: [...topics], jobDescription, language }).slice(0, -1) : [];
  const unknown = draft.domains.filter((id) => !view.banks.some((bank) => bank.id === id));
  const all = [...view.banks, ...unknown.map((id) => ({ id, title: id }))];
  const described = problems.has('domains') ? 'field-domains-problem' : nothing;
  const toggle = (id: string, on: boolean): void => change({ domains: on ? [...draft.domains, id] : draft.domains.filter((other) => other !== id) });
  return html`<fieldset class="field banks" data-path="domains" data-wide ?data-invalid=${problems.has('domains')}>
    <legend>${text(withModel ? 'setupBanksModel' : 'setupBanks')}</legend>
    <div class="bank-list">
      ${all.map(
        ({ id, title: name }) => html`<label class="bank" ?data-chosen=${draft.domains.includes(id)}>
          <input type="checkbox" value=${id} .checked=${draft.domains.includes(id)} aria-describedby=${described} @change=${(event: Event) => toggle(id, (event.target as HTMLInputElement).checked)} />
          <span>${name}${fitting.includes(id) ? html` <small>${text('setupFits')}</small>` : nothing}</span>
        </label>`,
      )}
    </div>
    ${problem(view, 'domains', 'field-domains')}
  </fieldset>`;
}
