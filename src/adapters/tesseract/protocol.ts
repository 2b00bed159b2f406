import type { DocumentReason } from '../../errors/index.js';
import type { RecognisedText } from '../../spec/index.js';

/** What the worker is told: all that it needs, so that it fetches nothing. */
export interface OcrTask {
  /** WebAssembly of the engine. */
  readonly engine: ArrayBuffer;
  /** Trained data of the language, packed by gzip or not. */
  readonly data: ArrayBuffer;
  /** ISO 639-2, e.g. `eng`. */
  readonly language: string;
  /** PNG. */
  readonly pictures: readonly Blob[];
}

/** What it answers. `broken`: which of the two files it could not use. */
export type OcrAnswer = { readonly pages: readonly RecognisedText[] } | { readonly broken: 'engine' | 'data' } | { readonly refused: DocumentReason };

export const OCR_WORKER_FILE = 'ocr-worker.js';
export const OCR_ENGINE_FILE = 'ocr-engine.wasm';
export const ocrDataFile = (language: string): string => `${language}.traineddata.gz`;
