import type { ExportReason } from '../../errors/index.js';
import type { PrintDocument } from '../../spec/index.js';
import type { PageFormat } from './layout/paginate.js';

/** Bytes of TrueType files. */
export interface FontFiles {
  readonly regular: ArrayBuffer;
  readonly bold: ArrayBuffer;
}

/** What the worker is asked. */
export interface PdfRequest {
  readonly document: PrintDocument;
  readonly fonts: FontFiles;
  readonly format: PageFormat;
}

export interface WrittenPdf {
  readonly bytes: ArrayBuffer;
  readonly pages: number;
  /** How many symbols stand there as their codes. */
  readonly replaced: number;
}

/** What it answers. Classes are lost on the way, so a refusal is its reason. */
export type PdfReply = { readonly written: WrittenPdf } | { readonly refused: ExportReason; readonly detail?: string };

export const PDF_WRITER_FILE = 'pdf-writer-worker.js';
export const FONT_FILES = { regular: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' } as const;
