// The report itself: building it from a log, and drawing it. Loaded once there is something to show.
import { html, nothing, type TemplateResult } from 'lit';
import type { ReportView } from './report-view.js';
import { answersCard } from './sections/answers-card.js';
import { conditionsCard } from './sections/conditions-card.js';
import { headSection } from './sections/head.js';
import { candidateSection, provenanceSection } from './sections/provenance.js';
import { questionList } from './sections/question-list.js';
import { unfinishedNote } from './sections/states.js';
import { timelineSection } from './sections/timeline.js';
import { bodyStyles } from './styles/body.styles.js';
import { questionStyles } from './styles/question.styles.js';
import { tableStyles } from './styles/table.styles.js';
import { timelineStyles } from './styles/timeline.styles.js';

export { reportOf } from './report-of.js';

export const styles = [bodyStyles, tableStyles, timelineStyles, questionStyles];

/** `download` is absent where there is no log to save. */
export function renderReport(view: ReportView, download: (() => void) | undefined): TemplateResult {
  return html`${headSection(view, download)}
    ${view.report.status === 'unfinished' ? unfinishedNote(view.text) : nothing}
    <div class="two">${answersCard(view)} ${conditionsCard(view)}</div>
    ${timelineSection(view)} ${questionList(view)} ${candidateSection(view)} ${provenanceSection(view)}`;
}
