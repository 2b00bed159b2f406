import { clockTime, percent } from '../../../utils/format.js';
import type { PrintBlock } from '../../../spec/index.js';
import type { Report } from '../../report.js';
import type { SayReport } from '../report-words.js';
import type { Written } from './review.js';

/** What every part of the printed report is made from. */
export interface Printing {
  readonly report: Report;
  readonly say: SayReport;
  /** BCP 47 tag of the reader. */
  readonly language: string;
  readonly forCandidate: boolean;
  /** What people added. */
  readonly written: Written;
  criterionName(criterionId: string): string;
}

export type Heading = Extract<PrintBlock, { type: 'heading' }>;

/** Where a question stands, for links. */
export function anchorOf(question: number): string {
  return `question-${question}`;
}

export function chapter(text: string, anchor: string): Heading {
  return { type: 'heading', level: 1, text, anchor };
}

/** A moment of the session as time since the interview began. */
export function momentOf({ report: { timeline } }: Printing, at: number): string {
  return clockTime(at - timeline.from);
}

export function decimal(value: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** Rounded down: 79.6 % is not the 80 % that a figure needs, and 99.7 % is not all. */
export function watchedShare(share: number, language: string): string {
  return percent(Math.floor(share * 100 + 1e-6) / 100, language);
}
