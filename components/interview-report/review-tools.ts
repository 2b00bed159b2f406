import type { nothing, TemplateResult } from 'lit';
import type { Appeal, LevelOverride, ReportIncident, ReportQuestion } from '../../src/record/index.js';
import type { ReviewSubject } from '../../src/spec/index.js';

/**
 * Who looks. `reader` reads. `candidate` reads the same in plainer words, comments and appeals. `reviewer` comments,
 * changes levels, gives verdicts and answers. Which of them somebody is, the host decides.
 */
export const REPORT_VIEWS = ['reader', 'candidate', 'reviewer'] as const;
export type ReportViewer = (typeof REPORT_VIEWS)[number];

type Drawn = TemplateResult | typeof nothing;

/** What can be added at each place of a report, as buttons with their forms. */
export interface ReviewTools {
  level(turn: ReportQuestion, criterionId: string): Drawn;
  takeBack(override: LevelOverride): Drawn;
  /** Verdict on an incident, comment, and for the candidate appeal. `name`: what it is about, in the reader's words. */
  about(subject: ReviewSubject, name: string, incident?: ReportIncident): Drawn;
  answer(appeal: Appeal, name: string): Drawn;
}
