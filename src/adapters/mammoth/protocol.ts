import type { DocumentAnswer } from '../../errors/read-in-worker.js';
import type { DocumentText } from '../../spec/index.js';

/** What the worker answers to one file. */
export type DocxAnswer = DocumentAnswer<DocumentText>;

export const DOCX_WORKER_FILE = 'docx-worker.js';
