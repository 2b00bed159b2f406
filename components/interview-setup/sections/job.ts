import { html, nothing, type TemplateResult } from 'lit';
import { LEVELS } from '../../../src/spec/index.js';
import type { SetupView } from '../setup-view.js';
import { documentNotes } from './document-notes.js';
import { dropZone } from './drop-zone.js';
import { selectField, textArea, textField } from './fields.js';
import { step } from './step.js';

export function jobSection(view: SetupView, number: number): TemplateResult {
  const { text, draft, withModel } = view;
  const levels = [['', text('setupLevelNone')] as const, ...LEVELS.map((level) => [level, text('setupLevelName', level)] as const)];
  return step(
    'job',
    number,
    text('setupJob'),
    text('setupJobWhy'),
    html`<div class="fields">
        ${textField(view, 'title', { path: 'title', label: text('setupTitle'), hint: text('setupTitleHint'), wide: true, placeholder: draft.role })}
        ${textField(view, 'role', { path: 'role', label: text('setupRole') })} ${selectField(view, 'level', { path: 'level', label: text('setupLevel'), choices: levels })}
      </div>
      ${textArea(view, 'jobDescription', { path: 'jobDescription', label: text('setupDescription'), hint: text('setupDescriptionHint'), large: true })} ${dropZone(view, 'job')}
      ${documentNotes(view, 'job')}
      ${withModel ? textArea(view, 'companyContext', { path: 'companyContext', label: text('setupCompany'), hint: text('setupCompanyHint') }) : nothing}`,
  );
}
