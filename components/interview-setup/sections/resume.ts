import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../internal/icons.js';
import type { SetupView } from '../setup-view.js';
import { documentNotes } from './document-notes.js';
import { dropZone } from './drop-zone.js';
import { textArea } from './fields.js';
import { matchCard } from './match.js';
import { profileCard } from './profile.js';
import { step } from './step.js';

export function resumeSection(view: SetupView, number: number): TemplateResult {
  const { text, draft, profile, problems, pasting, withModel } = view;
  const own = draft.purpose === 'practice';
  const area = textArea(view, 'resume', {
    path: 'resume',
    label: profile ? text('setupResumeText') : text('setupResumePaste'),
    ...(profile && { hint: text('setupResumeTextHint') }),
    large: profile !== undefined,
    labelHidden: true,
  });
  return step(
    'resume',
    number,
    text(own ? 'setupResumeOwn' : 'setupResume'),
    text(withModel ? 'setupResumeWhyModel' : 'setupResumeWhy'),
    html`${dropZone(view, 'resume')} ${documentNotes(view, 'resume')}
      <details ?open=${pasting || problems.has('resume')}>
        <summary>${icon('chevron')}${text(profile ? 'setupResumeText' : 'setupResumePaste')}</summary>
        ${area}
      </details>
      ${profile ? html`${profileCard(view, profile)} ${matchCard(view)}` : nothing}`,
  );
}
