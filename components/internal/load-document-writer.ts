import { pdfDocumentWriter } from '../../src/adapters/jspdf/index.js';
import type { DocumentWriter } from '../../src/spec/index.js';

/** The embedded writer of PDF files. A module of its own, so that it is loaded when first used. */
export function loadDocumentWriter(assetsUrl: string): DocumentWriter {
  return pdfDocumentWriter({ assetsUrl });
}
