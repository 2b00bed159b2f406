// The steps themselves: their words, their fields, the reading of documents and the check of the plan. Loaded once the
// element is on a page.
import { html, nothing, type TemplateResult } from 'lit';
import { registerEnglish } from '../internal/strings/registry.js';
import { kinds } from '../internal/strings/en/kinds.js';
import { setup as setupTexts } from '../internal/strings/en/setup.js';
import { setupWatching } from '../internal/strings/en/setup-watching.js';
import { conditionsSection } from './sections/conditions.js';
import { jobSection } from './sections/job.js';
import { questionsSection } from './sections/questions.js';
import { resumeSection } from './sections/resume.js';
import { summarySection } from './sections/summary.js';
import type { SetupSection, SetupView } from './setup-view.js';
import { fieldStyles } from './styles/field.styles.js';
import { layoutStyles } from './styles/layout.styles.js';
import { policyStyles } from './styles/policy.styles.js';
import { resumeStyles } from './styles/resume.styles.js';

export { SetupController } from './setup-controller.js';

export const styles = [layoutStyles, fieldStyles, resumeStyles, policyStyles];

/** Adds the English texts; not before there is something to show. */
export function registerTexts(): void {
  registerEnglish({ ...setupTexts, ...setupWatching, ...kinds });
}

const SECTION_VIEWS: Readonly<Record<SetupSection, (view: SetupView, number: number) => TemplateResult>> = {
  job: jobSection,
  resume: resumeSection,
  questions: questionsSection,
  conditions: conditionsSection,
};

export function renderSetup(view: SetupView): TemplateResult {
  const { text, sections } = view;
  return html`<div class="head">
      <h2>${text('setupHeading')}</h2>
      ${sections.length > 1 ? html`<p>${text('setupIntro')}</p>` : nothing}
    </div>
    <div class="setup" ?data-alone=${sections.length === 0}>
      <div class="steps">${sections.map((name, index) => SECTION_VIEWS[name](view, index + 1))}</div>
      ${summarySection(view)}
    </div>`;
}
