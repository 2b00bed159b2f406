import type { DocumentReason } from '../../errors/index.js';
import type { DocumentText } from '../../spec/index.js';

/** What the worker answers to one file. Classes are lost on the way, so a refusal is its reason. */
export type DocxAnswer = { readonly document: DocumentText } | { readonly refused: DocumentReason };

export const DOCX_WORKER_FILE = 'docx-worker.js';
