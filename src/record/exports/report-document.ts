import type { PrintDocument } from '../../spec/index.js';
import { day } from '../../utils/format.js';
import type { Report } from '../report.js';
import { conditionsBlocks, timelineBlocks } from './document/conditions.js';
import { findingsBlocks } from './document/findings.js';
import type { Printing } from './document/printing.js';
import { candidateBlocks, provenanceBlocks } from './document/provenance.js';
import { questionBlocks } from './document/questions.js';
import { peopleBlocks, writtenBy } from './document/review.js';
import { answersBlocks, headBlocks } from './document/summary.js';
import type { SayReport } from './report-words.js';

export interface ReportDocumentOptions {
  /** Words in the reader's language. */
  readonly say: SayReport;
  /** BCP 47 tag of the reader. */
  readonly language: string;
  /** Of the page; `ltr` by default. */
  readonly direction?: 'ltr' | 'rtl';
  /** Leaves out what in hiring is the task of those who decide. */
  readonly forCandidate?: boolean;
  /** Name of a criterion; by default the title that its rubric gives it, or its id. */
  readonly criterionName?: (criterionId: string) => string;
}

/** The whole report as a document to print: all that `<interview-report>` shows, in the same order, nothing folded away. */
export function reportDocument(report: Report, { say, language, direction = 'ltr', forCandidate = false, criterionName }: ReportDocumentOptions): PrintDocument {
  const titles = new Map(report.technical.criteria.map(({ criterionId, title }) => [criterionId, title]));
  const written = writtenBy({ report, say, language });
  const printing: Printing = { report, say, language, forCandidate, written, criterionName: criterionName ?? ((id) => titles.get(id) ?? id) };
  const title = say('reportInterviewOf', day(report.createdAt, language));
  return {
    title: [report.title, title].filter(Boolean).join(', '),
    language,
    direction,
    footer: [title, report.title, report.sessionId].filter(Boolean).join('  \u00b7  '),
    blocks: [
      ...headBlocks(printing),
      ...answersBlocks(printing),
      ...findingsBlocks(printing),
      ...conditionsBlocks(printing),
      ...timelineBlocks(printing),
      ...questionBlocks(printing),
      ...peopleBlocks(printing),
      ...candidateBlocks(printing),
      ...provenanceBlocks(printing),
    ],
  };
}
