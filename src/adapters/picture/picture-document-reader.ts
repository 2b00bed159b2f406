import { DocumentError } from '../../errors/index.js';
import { DOCUMENT_LIMITS, PICTURE_LIMITS, type DocumentReader, type PictureToText } from '../../spec/index.js';
import { joinRecognised } from '../../utils/recognised-pages.js';
import { untilAborted } from '../../utils/until-aborted.js';
import { pictureSize } from './picture-size.js';

export interface PictureDocumentReaderOptions {
  /** Reads the words. */
  readonly ocr: PictureToText;
}

/** A page at 600 dots an inch has 35 million; a decoded picture takes four bytes for each. */
const MOST_PIXELS = 36_000_000;
const TYPES = ['image/png', 'image/jpeg'];

/**
 * A photo or scan of a document (PNG, JPEG), read by a recogniser. At most 10 MB and 36 million pixels, drawn with at
 * most 5 million. `read` rejects with `DocumentError` (`image-only` where no words were found), with what the recogniser
 * rejects with, or with the signal's reason.
 */
export function pictureDocumentReader({ ocr }: PictureDocumentReaderOptions): DocumentReader {
  return {
    specificationVersion: 'v1',
    provider: `picture-document/${ocr.provider}`,
    accepts: (type) => TYPES.includes(type),
    async read(file, { signal }) {
      signal.throwIfAborted();
      if (file.size > DOCUMENT_LIMITS.bytes) throw new DocumentError('too-large');
      const picture = await untilAborted(redrawn(file), signal);
      signal.throwIfAborted();
      const { text, confidence } = joinRecognised(await ocr.recognise([picture], { signal }));
      if (text === '') throw new DocumentError('image-only');
      return { text, pages: 1, hidden: [], warnings: ['recognised'], confidence };
    },
  };
}

/** A PNG of our own: turned upright, small enough, on white. The recogniser never sees the file itself. */
async function redrawn(file: Blob): Promise<Blob> {
  const size = pictureSize(new Uint8Array(await file.arrayBuffer()));
  if (!size || size.width === 0 || size.height === 0) throw new DocumentError('corrupt');
  if (size.width * size.height > MOST_PIXELS) throw new DocumentError('too-large');
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) throw new DocumentError('corrupt');
  try {
    const scale = Math.min(1, Math.sqrt(PICTURE_LIMITS.pixels / (bitmap.width * bitmap.height)));
    const [width, height] = [Math.max(1, Math.floor(bitmap.width * scale)), Math.max(1, Math.floor(bitmap.height * scale))];
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new DocumentError('too-large');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    bitmap.close();
  }
}
