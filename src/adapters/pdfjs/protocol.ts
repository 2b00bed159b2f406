import type { DocumentAnswer } from '../../errors/read-in-worker.js';
import type { DocumentText } from '../../spec/index.js';

/** What the worker answers to one file. */
export type PdfAnswer = DocumentAnswer<DocumentText>;

export const PDF_WORKER_FILE = 'pdf-worker.js';
