import type { Report, ReportQuestion } from '../../src/record/index.js';
import { DEFAULT_RUBRIC } from '../../src/interviewer/default-rubric.js';
import type { Strings } from '../internal/strings/strings.js';
import { clockTime, percent } from '../internal/format.js';
import type { Translate } from '../internal/translate.js';
import type { Folds } from './folds.js';
import type { Pictures } from './pictures.js';
import type { Recording } from './recordings.js';
import type { ReportViewer, ReviewTools } from './review-tools.js';

/** What every section of the report is drawn from. */
export interface ReportView {
  readonly report: Report;
  readonly text: Translate;
  /** BCP 47 tag of the reader, for `Intl`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly viewer: ReportViewer;
  /** Goes to a question, by its place in the report. */
  jump(index: number): void;
  /** Unfolds what is found by a selector, and goes there. */
  show(selector: string): void;
  /** What can be added; absent where nothing can. */
  readonly tools?: ReviewTools;
  /** Why nothing can be added by somebody who else could. */
  readonly closed?: 'unfinished' | 'nobody' | { readonly message: string; readonly action: string; readonly retry: () => void };
  readonly folds: Folds;
  /** Kept pictures; absent where there is no store to get them from. */
  readonly pictures?: Pick<Pictures, 'of' | 'load'>;
  /** Sound of the answers; absent where there is no store to get it from. */
  readonly recordings?: { of(recordingId: string): Recording | undefined; load(recordingId: string): void };
}

/** Our own criteria have names in the reader's language; a host's have the title that the host gave them. */
const OWN_CRITERIA: Readonly<Record<string, Readonly<Record<string, 'criterionContent' | 'criterionDetail' | 'criterionAnswer' | 'criterionReasoning' | 'criterionEvidence'>>>> = {
  [DEFAULT_RUBRIC.id]: { content: 'criterionContent', detail: 'criterionDetail' },
  // By name: who shows a report needs nothing else of it.
  'model-default': { content: 'criterionAnswer', reasoning: 'criterionReasoning', evidence: 'criterionEvidence' },
};

export function criterionName({ report: { technical }, text }: ReportView, criterionId: string): string {
  const own = OWN_CRITERIA[technical.rubric?.id ?? DEFAULT_RUBRIC.id]?.[criterionId];
  if (own) return text(own satisfies keyof Strings);
  return technical.criteria.find((criterion) => criterion.criterionId === criterionId)?.title ?? criterionId;
}

/** `Question 2`, `Follow-up to question 2`... */
export function questionName({ question, number, practice }: ReportQuestion, text: Translate): string {
  if (practice) return text('reportPractice');
  if (number === null) return text('reportErased');
  return text(question?.kind === 'follow-up' ? 'reportFollowUp' : 'reportQuestion', number);
}

/** A moment of the session as time since the interview began. */
export function momentOf({ report: { timeline } }: ReportView, at: number): string {
  return clockTime(at - timeline.from);
}

/** Rounded down: 79.6 % is not the 80 % that a figure needs, and 99.7 % is not all. */
export function watchedShare(share: number, language: string): string {
  return percent(Math.floor(share * 100 + 1e-6) / 100, language);
}
