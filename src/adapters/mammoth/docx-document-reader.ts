import { readInWorker } from '../../errors/read-in-worker.js';
import { DOCUMENT_LIMITS, type DocumentReader, type DocumentText } from '../../spec/index.js';
import { resolveAssetsUrl } from '../../utils/assets-url.js';
import { DOCX_WORKER_FILE } from './protocol.js';

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
      const url = workerUrl === undefined ? resolveAssetsUrl(assetsUrl) + DOCX_WORKER_FILE : new URL(workerUrl, globalThis.document?.baseURI).href;
      return readInWorker<DocumentText>(file, { url, workerFile: DOCX_WORKER_FILE, maxBytes: DOCUMENT_LIMITS.bytes, limitMs: timeoutMs, signal });
    },
  };
}
