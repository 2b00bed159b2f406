import { getDocument, PDFWorker, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist';
import { DocumentError } from '../../errors/index.js';
import { DOCUMENT_LIMITS, type DocumentText, type DocumentWarning } from '../../spec/index.js';
import { findHiddenText, hiddenReason } from '../../utils/hidden-text.js';
import { assembleText, type PositionedText } from '../../utils/positioned-text.js';
import { readPageText } from './page-text.js';
import type { FontMetrics } from './text-runs.js';

/** Drawing operations of a whole document; a dense page has some thousands, a map or a bomb has millions. */
const MOST_OPERATIONS = 1_000_000;

/** Turns on what PDF.js runs of itself; needs `pdf.worker.mjs` to be loaded. */
export interface Engine {
  initializeFromPort(port: MessagePort): void;
}

/** Text of a PDF. No script, no form, no picture and no font of it is run, filled in, decoded or loaded. Throws `DocumentError`. */
export async function readPdf(data: Uint8Array, engine: Engine): Promise<DocumentText> {
  const warnings = new Set<DocumentWarning>();
  const { port, overrun } = connect(engine);
  const loading = getDocument({
    data,
    // It takes any port; its types, made from comments, say null.
    worker: new PDFWorker({ port: port as unknown as null, verbosity: 0 }),
    verbosity: 0,
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Every picture is left out before it is decoded.
    maxImageSize: 0,
    ...factories(() => warnings.add('font-data-missing')),
  });
  const document = await Promise.race([loading.promise.catch(refuse), overrun]);
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

/** PDF.js' two halves, page side and worker side, in this one worker, with a count of what goes from one to the other. */
function connect(engine: Engine): { port: MessagePort; overrun: Promise<never> } {
  const { port1, port2 } = new MessageChannel();
  const overrun = new Promise<never>((_, reject) => {
    let operations = 0;
    port1.addEventListener('message', ({ data }: MessageEvent<{ chunk?: { fnArray?: readonly unknown[] } }>) => {
      operations += data.chunk?.fnArray?.length ?? 0;
      if (operations > MOST_OPERATIONS) reject(new DocumentError('too-large'));
    });
  });
  overrun.catch(() => {});
  engine.initializeFromPort(port2);
  port1.start();
  port2.start();
  return { port: port1, overrun };
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

/** Nothing is fetched, and nothing is drawn: what asks for a file is noted, what asks for a canvas gets none. */
function factories(onMissing: () => void): { BinaryDataFactory: object; CanvasFactory: object; FilterFactory: object } {
  return {
    BinaryDataFactory: class {
      fetch({ kind }: { kind: string }): Promise<never> {
        if (kind === 'cMapUrl') onMissing();
        return Promise.reject(new Error('Nothing is fetched.'));
      }
    },
    CanvasFactory: class {},
    FilterFactory: class {
      destroy(): void {}
    },
  };
}

function refuse(error: unknown): never {
  if (error instanceof DocumentError) throw error;
  const name = error instanceof Error ? error.name : '';
  // What PDF.js says may quote the file.
  throw new DocumentError(name === 'PasswordException' ? 'encrypted' : 'corrupt');
}
