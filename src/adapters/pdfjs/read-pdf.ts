import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { DocumentError } from '../../errors/index.js';
import { DOCUMENT_LIMITS, type DocumentText, type DocumentWarning } from '../../spec/index.js';
import { findHiddenText, hiddenReason } from '../../utils/hidden-text.js';
import { assembleText, type PositionedText } from '../../utils/positioned-text.js';
import { openPdf, refuse, type Engine } from './open-pdf.js';
import { readPageText } from './page-text.js';
import type { FontMetrics } from './text-runs.js';

/** Text of a PDF. No script, no form, no picture and no font of it is run, filled in, decoded or loaded. Throws `DocumentError`. */
export async function readPdf(data: Uint8Array, engine: Engine): Promise<DocumentText> {
  const warnings = new Set<DocumentWarning>();
  const { document, overrun } = await openPdf(data, engine, {
    // Every picture is left out before it is decoded, and nothing is drawn: what asks for a canvas gets none.
    maxImageSize: 0,
    CanvasFactory: class {},
    FilterFactory: class {
      destroy(): void {}
    },
    onMissingData: () => warnings.add('font-data-missing'),
  });
  if (document.numPages > DOCUMENT_LIMITS.pages) throw new DocumentError('too-many-pages');
  const items: PositionedText[] = [];
  let characters = 0;
  for (let page = 1; page <= document.numPages; page++) {
    const read = await Promise.race([readPage(document, page), overrun]);
    for (const item of read.items) {
      items.push(item);
      characters += item.text.length;
    }
    if (characters > DOCUMENT_LIMITS.characters) throw new DocumentError('too-large');
    if (read.backgroundUnknown) warnings.add('background-unknown');
    if (read.textUnderPicture) warnings.add('text-under-picture');
  }
  const text = assembleText(items.filter((item) => hiddenReason(item) === undefined));
  if (text.trim() === '') throw new DocumentError('image-only');
  return { text, pages: document.numPages, hidden: findHiddenText(items), warnings: [...warnings] };
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<ReturnType<typeof readPageText>> {
  const page = await document.getPage(number).catch(refuse);
  // Without annotations: notes and form fields are no part of the text.
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 }).catch(refuse);
  const layers = await document.getOptionalContentConfig();
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  return readPageText({
    page: number,
    fnArray,
    argsArray,
    area: { left, bottom, right, top },
    fontOf: (name) => metricsOf(page, name),
    isLayerOn: (properties) => (properties ? Boolean(layers.isVisible(properties)) : true),
  });
}

function metricsOf(page: PDFPageProxy, name: string): FontMetrics {
  const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
  const { fontMatrix, isType3Font, vertical } = (font ?? {}) as { fontMatrix?: readonly number[]; isType3Font?: boolean; vertical?: boolean };
  return { scaleX: fontMatrix?.[0] ?? 0.001, scaleY: fontMatrix?.[3] ?? 0.001, isDrawn: isType3Font === true, isVertical: vertical === true };
}
