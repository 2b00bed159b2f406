import { html, nothing, type TemplateResult } from 'lit';
import type { CorrectedEducation, CorrectedRole, ProfileCorrection } from '../../../src/documents/index.js';
import { icon } from '../../internal/icons.js';
import type { Profile } from '../resume-reading.js';
import type { SetupView } from '../setup-view.js';
import { chipField } from './chip-field.js';
import { rowList } from './row-list.js';

const CONTACT = ['name', 'email', 'phone'] as const;
const CONTACT_TEXTS = { name: 'setupName', email: 'setupEmail', phone: 'setupPhone' } as const;

/** What was read of a resume, every word of it open to correction. */
export function profileCard(view: SetupView, { profile, contact, isCorrected }: Profile): TemplateResult {
  const { text, draft, change } = view;
  const correct = (part: ProfileCorrection): void => change({ correction: { ...draft.correction, ...part } });
  return html`<section class="profile" part="profile" aria-labelledby="profile-title">
    <header class="sub-head">
      <h4 id="profile-title">${text('setupProfile')}</h4>
      ${isCorrected ? html`<span class="tag">${text('setupCorrected')}</span><button type="button" class="small quiet" data-action="uncorrect" @click=${() => {
            change({ correction: {}, contact: {} });
            view.focus('#field-contact-name');
          }}>${icon('again')}${text('setupUncorrect')}</button>` : nothing}
    </header>
    <p class="hint">${text('setupProfileWhy')}</p>
    <fieldset class="contact">
      <legend>${text('setupContact')}</legend>
      <div class="thirds">
        ${CONTACT.map(
          (key) => html`<div class="field">
            <label for="field-contact-${key}">${text(CONTACT_TEXTS[key])}</label>
            <input id="field-contact-${key}" type="text" dir=${key === 'name' ? 'auto' : 'ltr'} .value=${contact[key] ?? ''} @input=${(event: Event) => change({ contact: { ...draft.contact, [key]: (event.target as HTMLInputElement).value } })} />
          </div>`,
        )}
      </div>
      <p class="hint">${text('setupContactWhy')}</p>
    </fieldset>
    ${chipField(view, { path: 'profile.skills', label: text('setupSkills'), addLabel: text('setupSkillAdd'), items: profile.skills.map(({ name }) => name), set: (skills) => correct({ skills }) })}
    ${jobs(view, profile.roles, correct)} ${yearsField(view, profile.yearsOfExperience, correct)} ${studies(view, profile.education, correct)}
    ${chipField(view, { path: 'profile.languages', label: text('setupLanguages'), addLabel: text('setupLanguageAdd'), items: profile.languages.map(({ name }) => name), set: (languages) => correct({ languages }) })}
  </section>`;
}

function jobs(view: SetupView, roles: readonly CorrectedRole[], correct: (part: ProfileCorrection) => void): TemplateResult {
  const { text } = view;
  const rows = roles.map(({ title, organisation = '', from = '', to = '' }) => ({ title, organisation, from, to }));
  return rowList(view, {
    name: 'jobs',
    title: text('setupJobs'),
    rowTitle: (number) => text('setupJobNumber', number),
    addLabel: text('setupJobAdd'),
    columns: [
      { key: 'title', label: text('setupJobTitle') },
      { key: 'organisation', label: text('setupEmployer') },
      { key: 'from', label: text('setupFrom'), short: true },
      { key: 'to', label: text('setupTo'), short: true },
    ],
    rows,
    empty: { title: '', organisation: '', from: '', to: '' },
    set: (next) => correct({ roles: next.map(({ title, ...rest }) => ({ title, ...present(rest) })) }),
  });
}

function studies(view: SetupView, education: readonly CorrectedEducation[], correct: (part: ProfileCorrection) => void): TemplateResult {
  const { text } = view;
  const rows = education.map(({ qualification = '', institution = '', year }) => ({ qualification, institution, year: year === undefined ? '' : String(year) }));
  return rowList(view, {
    name: 'studies',
    title: text('setupEducation'),
    rowTitle: (number) => text('setupStudyNumber', number),
    addLabel: text('setupStudyAdd'),
    columns: [
      { key: 'qualification', label: text('setupQualification') },
      { key: 'institution', label: text('setupInstitution') },
      { key: 'year', label: text('setupYear'), short: true },
    ],
    rows,
    empty: { qualification: '', institution: '', year: '' },
    set: (next) =>
      correct({
        education: next.map(({ year, ...rest }) => ({ ...present(rest), ...(Number.isInteger(Number(year)) && year.trim() !== '' && { year: Number(year) }) })),
      }),
  });
}

function yearsField({ text }: SetupView, experience: Profile['profile']['yearsOfExperience'], correct: (part: ProfileCorrection) => void): TemplateResult {
  const basis = experience && experience.passages.length > 0 ? text(experience.basis === 'dates' ? 'setupYearsDates' : 'setupYearsStated') : undefined;
  return html`<div class="field years">
    <label for="field-years">${text('setupYears')}</label>
    <input
      id="field-years"
      type="number"
      min="0"
      max="60"
      step="any"
      .value=${experience ? String(experience.years) : ''}
      aria-describedby=${basis ? 'field-years-hint' : nothing}
      @change=${(event: Event) => {
        const { value, valueAsNumber } = event.target as HTMLInputElement;
        correct({ years: value === '' || Number.isNaN(valueAsNumber) ? null : Math.min(60, Math.max(0, valueAsNumber)) });
      }}
    />
    ${basis ? html`<p class="hint" id="field-years-hint">${basis}</p>` : nothing}
  </div>`;
}

/** Without what is empty. */
function present<Row extends Record<string, string>>(row: Row): Partial<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '')) as Partial<Row>;
}
