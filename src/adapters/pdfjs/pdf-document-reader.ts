import { DocumentError } from '../../errors/index.js';
import { readInWorker } from '../../errors/read-in-worker.js';
import { DOCUMENT_LIMITS, PICTURE_LIMITS, type DocumentReader, type DocumentText, type PictureToText } from '../../spec/index.js';
import { resolveAssetsUrl } from '../../utils/assets-url.js';
import { joinRecognised } from '../../utils/recognised-pages.js';
import { PDF_WORKER_FILE, type DrawnPage, type PdfTask } from './protocol.js';

export interface PdfDocumentReaderOptions {
  /** Address of `pdf-worker.js`; by default that file in `assetsUrl`. */
  readonly workerUrl?: string;
  /** Folder of the assets; by default the one that the package ships. */
  readonly assetsUrl?: string;
  /** Most ms that reading may take, and drawing one page, the loading of the worker aside. Default 20,000. */
  readonly timeoutMs?: number;
  /** Reads scans: pages that are pictures of text. Without it a scan is refused (`document/image-only`). */
  readonly ocr?: PictureToText;
}

/**
 * Text of PDFs by PDF.js, in a worker of its own for each file, on this machine alone. Nothing of the file is run.
 * At most 10 MB, 30 pages, 200,000 characters and 20 s. A document without text that can be seen is drawn, at most 10
 * pages, each in a worker of its own, and given to `ocr`, where there is one; a single page of text keeps it from that.
 * `read` rejects with `DocumentError`, with `AssetError` where a file is missing or refused, or with the signal's reason.
 */
export function pdfDocumentReader({ workerUrl, assetsUrl, timeoutMs = DOCUMENT_LIMITS.ms, ocr }: PdfDocumentReaderOptions = {}): DocumentReader {
  const run = <Answer>(file: Blob, signal: AbortSignal, message: PdfTask): Promise<Answer> => {
    const url = workerUrl === undefined ? resolveAssetsUrl(assetsUrl) + PDF_WORKER_FILE : new URL(workerUrl, globalThis.document?.baseURI).href;
    return readInWorker<Answer>(file, { url, workerFile: PDF_WORKER_FILE, maxBytes: DOCUMENT_LIMITS.bytes, limitMs: timeoutMs, signal, message });
  };
  return {
    specificationVersion: 'v1',
    provider: ocr ? `pdfjs-document/${ocr.provider}` : 'pdfjs-document',
    accepts: (type) => type === 'application/pdf',
    async read(file, { signal }) {
      try {
        return await run<DocumentText>(file, signal, file);
      } catch (error) {
        if (!ocr || !(error instanceof DocumentError && error.reason === 'image-only')) throw error;
      }
      const pictures: Blob[] = [];
      for (let page = 1, pages = 1; page <= pages; page++) {
        const drawn = await run<DrawnPage>(file, signal, { file, page, pixels: PICTURE_LIMITS.pixels });
        if (drawn.pages > PICTURE_LIMITS.pages) throw new DocumentError('too-many-pages');
        pages = drawn.pages;
        pictures.push(drawn.picture);
      }
      const { text, confidence } = joinRecognised(await ocr.recognise(pictures, { signal }));
      if (text === '') throw new DocumentError('image-only');
      return { text, pages: pictures.length, hidden: [], warnings: ['recognised'], confidence };
    },
  };
}
