import { docxDocumentReader } from '../../src/adapters/mammoth/index.js';
import { pdfDocumentReader } from '../../src/adapters/pdfjs/index.js';
import { pictureDocumentReader } from '../../src/adapters/picture/index.js';
import { plainTextDocumentReader } from '../../src/adapters/plain-text/index.js';
import { tesseractPictureToText } from '../../src/adapters/tesseract/index.js';
import type { DocumentReader } from '../../src/spec/index.js';

/** The embedded readers of PDF, DOCX and plain text. A module of its own, so that it is loaded when first used. */
export function loadReaders(assetsUrl: string): readonly DocumentReader[] {
  return [pdfDocumentReader({ assetsUrl }), docxDocumentReader({ assetsUrl }), plainTextDocumentReader()];
}

/** The embedded readers of scans and photos; none where the host did not put text recognition beside its other assets. */
export async function loadPictureReaders(assetsUrl: string, signal: AbortSignal): Promise<readonly DocumentReader[]> {
  if (!(await isThere(`${assetsUrl}ocr-worker.js`, signal))) return [];
  const ocr = tesseractPictureToText({ assetsUrl });
  return [pdfDocumentReader({ assetsUrl, ocr }), pictureDocumentReader({ ocr })];
}

async function isThere(url: string, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(url, { method: 'HEAD', credentials: 'same-origin', signal }).catch(() => undefined);
  signal.throwIfAborted();
  // Single-page servers answer every unknown path with their page and status 200.
  return response?.ok === true && !/^text\/html\b/i.test(response.headers.get('content-type') ?? '');
}
