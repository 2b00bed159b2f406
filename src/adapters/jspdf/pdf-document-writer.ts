import { answerOfWorker } from '../../errors/answer-of-worker.js';
import { fetchAssetBytes } from '../../errors/fetch-asset.js';
import { ExportError } from '../../errors/index.js';
import type { DocumentWriter, WriteContext } from '../../spec/index.js';
import { resolveAssetsUrl } from '../../utils/assets-url.js';
import type { PageFormat } from './layout/paginate.js';
import { FONT_FILES, PDF_WRITER_FILE, type FontFiles, type PdfReply, type PdfRequest } from './protocol.js';

/** A font: the address of a TrueType file, or its bytes. */
export type FontSource = string | URL | ArrayBuffer;

export interface PdfDocumentWriterOptions {
  /** Address of `pdf-writer-worker.js`; by default that file in `assetsUrl`. */
  readonly workerUrl?: string;
  /** Folder of the assets; by default the one that the package ships. */
  readonly assetsUrl?: string;
  /** Size of the page; `a4` by default. */
  readonly format?: PageFormat;
  /** TrueType fonts instead of DejaVu Sans, e.g. for Chinese; both weights, which may be the same file. */
  readonly fonts?: { readonly regular: FontSource; readonly bold: FontSource };
  /** Most ms that writing may take, the loading of the worker and the fonts aside. Default 60,000. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 60_000;
const TYPE = 'application/pdf';

/**
 * PDF files by jsPDF, in a worker of its own for each document, on this machine alone; text stays text. Latin, Greek and
 * Cyrillic letters, and Arabic and Hebrew without vowel signs, are in the fonts that ship. Letters of other scripts
 * reject as `export/characters-missing`; a symbol that the font lacks stands there as its code, and
 * `export/symbols-replaced` is told. `write` rejects with `ExportError`, with `AssetError` where worker or font are
 * missing or refused, or with the signal's reason.
 */
export function pdfDocumentWriter(options: PdfDocumentWriterOptions = {}): DocumentWriter {
  const { assetsUrl, workerUrl, format = 'a4', timeoutMs = TIMEOUT_MS } = options;
  return {
    specificationVersion: 'v1',
    provider: 'jspdf-document',
    type: TYPE,
    async write(document, { signal, onWarning }) {
      signal.throwIfAborted();
      const folder = resolveAssetsUrl(assetsUrl);
      const fonts = await loadFonts(options.fonts ?? { regular: folder + FONT_FILES.regular, bold: folder + FONT_FILES.bold }, signal);
      const url = workerUrl === undefined ? folder + PDF_WRITER_FILE : new URL(workerUrl, globalThis.document?.baseURI).href;
      const { bytes, replaced } = await writeInWorker(url, { document, fonts, format }, timeoutMs, signal);
      if (replaced > 0) onWarning?.(new ExportError('symbols-replaced', { detail: String(replaced) }));
      return new Blob([bytes], { type: TYPE });
    },
  };
}

async function writeInWorker(url: string, message: PdfRequest, limitMs: number, signal: WriteContext['signal']): Promise<{ bytes: ArrayBuffer; replaced: number }> {
  const reply = await answerOfWorker<PdfReply>(
    { url, message, signal, limitMs },
    { file: PDF_WRITER_FILE, late: () => new ExportError('timeout'), crashed: () => new ExportError('failed') },
  );
  if (!('refused' in reply)) return reply.written;
  const { refused, detail = '' } = reply;
  throw new ExportError(refused, { detail });
}

async function loadFonts({ regular, bold }: NonNullable<PdfDocumentWriterOptions['fonts']>, signal: AbortSignal): Promise<FontFiles> {
  const [first, second] = await Promise.all([loadFont(regular, signal), regular === bold ? undefined : loadFont(bold, signal)]);
  signal.throwIfAborted();
  return { regular: first, bold: second ?? first };
}

async function loadFont(source: FontSource, signal: AbortSignal): Promise<ArrayBuffer> {
  return source instanceof ArrayBuffer ? source : fetchAssetBytes(new URL(source, globalThis.document?.baseURI).href, { signal });
}
