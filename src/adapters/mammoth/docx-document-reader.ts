import { AssetError, DocumentError } from '../../errors/index.js';
import { DOCUMENT_LIMITS, type DocumentReader } from '../../spec/index.js';
import { resolveAssetsUrl } from '../../utils/assets-url.js';
import { runInWorker } from '../../utils/one-shot-worker.js';
import { DOCX_WORKER_FILE, type DocxAnswer } from './protocol.js';

export interface DocxDocumentReaderOptions {
  /** Address of `docx-worker.js`; by default that file in `assetsUrl`. */
  readonly workerUrl?: string;
  /** Folder of the assets; by default the one that the package ships. */
  readonly assetsUrl?: string;
  /** Most ms that reading may take, the loading of the worker aside. Default 20,000. */
  readonly timeoutMs?: number;
}

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Text of DOCX files by mammoth, in a worker of its own for each file, on this machine alone. At most 10 MB packed,
 * 200,000 characters and 20 s; what declares to unpack to more than a document holds is refused before it is unpacked.
 * `read` rejects with `DocumentError`, with `AssetError` where the worker's file is missing or refused, or with the
 * signal's reason. Headers and footers are not read.
 */
export function docxDocumentReader({ workerUrl, assetsUrl, timeoutMs = DOCUMENT_LIMITS.ms }: DocxDocumentReaderOptions = {}): DocumentReader {
  return {
    specificationVersion: 'v1',
    provider: 'mammoth-document',
    accepts: (type) => type === DOCX_TYPE,
    async read(file, { signal }) {
      signal.throwIfAborted();
      if (file.size > DOCUMENT_LIMITS.bytes) throw new DocumentError('too-large');
      const url = workerUrl === undefined ? resolveAssetsUrl(assetsUrl) + DOCX_WORKER_FILE : new URL(workerUrl, globalThis.document?.baseURI).href;
      const outcome = await runInWorker<DocxAnswer>({ url, message: file, signal, limitMs: timeoutMs });
      switch (outcome.type) {
        case 'answer':
          if ('refused' in outcome.answer) throw new DocumentError(outcome.answer.refused);
          return outcome.answer.document;
        case 'late':
          throw new DocumentError('timeout');
        case 'crashed':
          throw new DocumentError('corrupt');
        case 'unstarted':
          throw new AssetError(outcome.reason, DOCX_WORKER_FILE);
      }
    },
  };
}
