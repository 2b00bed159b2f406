import { DocumentError } from '../../errors/index.js';
import { openPdf, refuse, type Engine } from './open-pdf.js';
import type { DrawnPage } from './protocol.js';

/** Largest picture in a page that is decoded: A4 at 400 dots an inch has 15.5 million pixels, at 600 it is left out. */
const MOST_PIXELS_OF_IMAGE = 20_000_000;
/** Largest single buffer while drawing, bytes: such a picture with four bytes a pixel. */
export const MOST_BYTES_OF_PICTURE = 4 * MOST_PIXELS_OF_IMAGE;
/** More than a recogniser has a use for, pixels an inch; a page has 72 points an inch. */
const MOST_SCALE = 300 / 72;
/** Canvases that one page may ask for at a time, as a multiple of its own. */
const MOST_CANVASES = 8;

/** One page as a picture on white, in this worker and nowhere else. Rejects with `DocumentError`. */
export async function drawPage(data: Uint8Array, engine: Engine, { page: number, pixels }: { readonly page: number; readonly pixels: number }): Promise<DrawnPage> {
  const { document, overrun } = await openPdf(data, engine, {
    maxImageSize: MOST_PIXELS_OF_IMAGE,
    CanvasFactory: canvasesOf(pixels),
    FilterFactory: NoFilters,
    onMissingData: () => {},
  });
  const page = await Promise.race([document.getPage(number).catch(refuse), overrun]);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: Math.min(MOST_SCALE, Math.sqrt(pixels / (width * height))) });
  const canvas = new OffscreenCanvas(Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height)));
  // It draws on any canvas; its types know only those of a page.
  const task = page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, annotationMode: 0, background: '#fff' });
  await Promise.race([task.promise.catch(refuse), overrun]);
  return { picture: await canvas.convertToBlob({ type: 'image/png' }), pages: document.numPages };
}

type Drawing = { canvas: OffscreenCanvas | null; context: OffscreenCanvasRenderingContext2D | null };

/** Canvases for groups, patterns and masks, all together bounded: a page could ask for gigabytes. */
function canvasesOf(pixels: number): object {
  let used = 0;
  const areaOf = ({ canvas }: Drawing): number => (canvas ? canvas.width * canvas.height : 0);
  const claim = (width: number, height: number): void => {
    used += width * height;
    if (!(width > 0 && height > 0) || used > pixels * MOST_CANVASES) throw new DocumentError('too-large');
  };
  return class {
    create(width: number, height: number): Drawing {
      claim(width, height);
      const canvas = new OffscreenCanvas(width, height);
      return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
    }
    reset(drawing: Drawing, width: number, height: number): void {
      used -= areaOf(drawing);
      claim(width, height);
      if (drawing.canvas) Object.assign(drawing.canvas, { width, height });
    }
    destroy(drawing: Drawing): void {
      used -= areaOf(drawing);
      if (drawing.canvas) Object.assign(drawing.canvas, { width: 0, height: 0 });
      Object.assign(drawing, { canvas: null, context: null });
    }
  };
}

/** They need a page; what they change is colour, which a recogniser does not see. */
class NoFilters {
  addFilter(): string {
    return 'none';
  }
  addHCMFilter(): string {
    return 'none';
  }
  addAlphaFilter(): string {
    return 'none';
  }
  addLuminosityFilter(): string {
    return 'none';
  }
  addHighlightHCMFilter(): string {
    return 'none';
  }
  destroy(): void {}
}
