// The report itself: building it from a log, and drawing it. Loaded once there is something to show.
import { html, nothing, type TemplateResult } from 'lit';
import { evidence } from '../internal/strings/en/evidence.js';
import { findings } from '../internal/strings/en/findings.js';
import { kinds } from '../internal/strings/en/kinds.js';
import { report } from '../internal/strings/en/report.js';
import { review } from '../internal/strings/en/review.js';
import { disclosure } from '../styles/disclosure.styles.js';
import type { DownloadTools } from './downloads.js';
import type { ReportView } from './report-view.js';
import { answersCard } from './sections/answers-card.js';
import { conditionsCard } from './sections/conditions-card.js';
import { downloadProblem } from './sections/downloads.js';
import { findingsSection } from './sections/findings.js';
import { headSection } from './sections/head.js';
import { noticedSection } from './sections/noticed/noticed.js';
import { candidateSection, provenanceSection } from './sections/provenance.js';
import { questionList } from './sections/question-list.js';
import { closedNote, peopleSection, waitingNote } from './sections/review/people.js';
import { unfinishedNote } from './sections/states.js';
import { timelineSection } from './sections/timeline.js';
import { bodyStyles } from './styles/body.styles.js';
import { evidenceStyles } from './styles/evidence.styles.js';
import { findingsStyles } from './styles/findings.styles.js';
import { printStyles } from './styles/print.styles.js';
import { questionStyles } from './styles/question.styles.js';
import { reviewStyles } from './styles/review.styles.js';
import { tableStyles } from './styles/table.styles.js';
import { timelineStyles } from './styles/timeline.styles.js';

export { inCandidateWords } from './candidate-words.js';
export { Pictures } from './pictures.js';
export { reportOf, rubricOf } from './report-of.js';
export { ReviewController } from './review-controller.js';

export const styles = [bodyStyles, disclosure, tableStyles, timelineStyles, questionStyles, findingsStyles, reviewStyles, evidenceStyles, printStyles];

/** English texts beyond those of the frame. */
export const texts = { ...report, ...kinds, ...review, ...findings, ...evidence };

/** `problem`: what to say of the last download that did not come, or not as it should. */
export function renderReport(view: ReportView, downloads: DownloadTools, problem: { message: string; action: string } | undefined): TemplateResult {
  return html`${headSection(view, downloads)} ${downloadProblem(view, problem, downloads.problem?.code === 'export/symbols-replaced')}
    ${view.report.status === 'unfinished' ? unfinishedNote(view.text) : nothing}
    ${closedNote(view)} ${waitingNote(view)}
    <div class="two" data-stacked=${view.tools !== undefined}>${answersCard(view)} ${conditionsCard(view)}</div>
    ${findingsSection(view)} ${timelineSection(view)} ${noticedSection(view)} ${questionList(view)} ${peopleSection(view)} ${candidateSection(view)} ${provenanceSection(view)}`;
}
