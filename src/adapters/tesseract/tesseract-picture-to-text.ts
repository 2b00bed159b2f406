import { answerOfWorker } from '../../errors/answer-of-worker.js';
import { fetchAssetBytes } from '../../errors/fetch-asset.js';
import { AssetError, DocumentError } from '../../errors/index.js';
import { PICTURE_LIMITS, type PictureToText } from '../../spec/index.js';
import { resolveAssetsUrl } from '../../utils/assets-url.js';
import { OCR_ENGINE_FILE, OCR_WORKER_FILE, ocrDataFile, type OcrAnswer, type OcrTask } from './protocol.js';

export interface TesseractPictureToTextOptions {
  /** Folder of the assets; by default the one that the package ships. */
  readonly assetsUrl?: string;
  /** Which trained data: `<language>.traineddata.gz` in the folder, by Tesseract's names. Default `eng`, which the package ships. */
  readonly language?: string;
  /** Most ms that all pictures together may take, loading aside. Default 180,000. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

/**
 * Words in pictures by Tesseract (LSTM), in a worker of its own for each document, on this machine alone: worker, engine
 * and trained data are files of the assets folder, and nothing else is asked for. Some 4 s a page on one core.
 * `recognise` rejects with `DocumentError` (`timeout`, `corrupt`), with `AssetError` where a file is missing, refused or
 * damaged, or with the signal's reason.
 */
export function tesseractPictureToText({
  assetsUrl,
  language = 'eng',
  timeoutMs = PICTURE_LIMITS.ms,
  fetch = (input, init) => globalThis.fetch(input, init),
}: TesseractPictureToTextOptions = {}): PictureToText {
  return {
    specificationVersion: 'v1',
    provider: 'tesseract-picture-to-text',
    async recognise(pictures, { signal }) {
      signal.throwIfAborted();
      if (pictures.length === 0) return [];
      const folder = resolveAssetsUrl(assetsUrl);
      const request = { fetch, signal, part: 'ocr' } as const;
      const [engine, data] = await Promise.all([
        fetchAssetBytes(folder + OCR_ENGINE_FILE, request),
        fetchAssetBytes(folder + ocrDataFile(language), request),
      ]);
      signal.throwIfAborted();
      const task: OcrTask = { engine, data, language, pictures };
      const answer = await answerOfWorker<OcrAnswer>(
        { url: folder + OCR_WORKER_FILE, message: task, signal, limitMs: timeoutMs },
        { file: OCR_WORKER_FILE, part: 'ocr', late: () => new DocumentError('timeout'), crashed: () => new DocumentError('corrupt') },
      );
      if ('broken' in answer) throw new AssetError('invalid', answer.broken === 'engine' ? OCR_ENGINE_FILE : ocrDataFile(language), { part: 'ocr' });
      if ('refused' in answer) throw new DocumentError(answer.refused);
      return answer.pages;
    },
  };
}
