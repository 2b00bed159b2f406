import type { DocumentAnswer } from '../../errors/read-in-worker.js';
import type { DocumentText } from '../../spec/index.js';

/** What the worker is told: to read a file, or to draw one page of it (from 1) with at most so many pixels. */
export type PdfTask = Blob | { readonly file: Blob; readonly page: number; readonly pixels: number };

/** One page as a PNG. */
export interface DrawnPage {
  readonly picture: Blob;
  /** How many pages there are in all. */
  readonly pages: number;
}

export type PdfAnswer = DocumentAnswer<DocumentText | DrawnPage>;

export const PDF_WORKER_FILE = 'pdf-worker.js';
