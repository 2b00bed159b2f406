import { readInWorker } from '../../errors/read-in-worker.js';
import { DOCUMENT_LIMITS, type DocumentReader, type DocumentText } from '../../spec/index.js';
import { resolveAssetsUrl } from '../../utils/assets-url.js';
import { PDF_WORKER_FILE } from './protocol.js';

export interface PdfDocumentReaderOptions {
  /** Address of `pdf-worker.js`; by default that file in `assetsUrl`. */
  readonly workerUrl?: string;
  /** Folder of the assets; by default the one that the package ships. */
  readonly assetsUrl?: string;
  /** Most ms that reading may take, the loading of the worker aside. Default 20,000. */
  readonly timeoutMs?: number;
}

/**
 * Text of PDFs by PDF.js, in a worker of its own for each file, on this machine alone. Nothing is drawn or run.
 * At most 10 MB, 30 pages, 200,000 characters and 20 s. `read` rejects with `DocumentError`, with `AssetError` where the
 * worker's file is missing or refused, or with the signal's reason. A scan has no text: `document/image-only`.
 */
export function pdfDocumentReader({ workerUrl, assetsUrl, timeoutMs = DOCUMENT_LIMITS.ms }: PdfDocumentReaderOptions = {}): DocumentReader {
  return {
    specificationVersion: 'v1',
    provider: 'pdfjs-document',
    accepts: (type) => type === 'application/pdf',
    async read(file, { signal }) {
      const url = workerUrl === undefined ? resolveAssetsUrl(assetsUrl) + PDF_WORKER_FILE : new URL(workerUrl, globalThis.document?.baseURI).href;
      return readInWorker<DocumentText>(file, { url, workerFile: PDF_WORKER_FILE, maxBytes: DOCUMENT_LIMITS.bytes, limitMs: timeoutMs, signal });
    },
  };
}
