import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist';
import { DocumentError } from '../../errors/index.js';

/** Drawing operations of a whole document; a dense page has some thousands, a map or a bomb has millions. */
const MOST_OPERATIONS = 1_000_000;

/** Turns on what PDF.js runs of itself; needs `pdf.worker.mjs` to be loaded. */
export interface Engine {
  initializeFromPort(port: MessagePort): void;
}

/** What differs between reading and drawing. */
export interface OpenPdfOptions {
  /** Larger pictures are left out before they are decoded, pixels; 0: all are. */
  readonly maxImageSize: number;
  readonly CanvasFactory: object;
  readonly FilterFactory: object;
  /** A table of characters would be needed, and is not fetched. */
  readonly onMissingData: () => void;
}

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  /** Rejects when the document turns out to be a bomb; race every wait against it. */
  readonly overrun: Promise<never>;
}

/** Opens a PDF. No script and no form of it is run or filled in, and nothing is fetched. Rejects with `DocumentError`. */
export async function openPdf(data: Uint8Array, engine: Engine, { onMissingData, ...options }: OpenPdfOptions): Promise<OpenPdf> {
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
    ...options,
    BinaryDataFactory: noData(onMissingData),
  });
  return { document: await Promise.race([loading.promise.catch(refuse), overrun]), overrun };
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

/** What asks for a file is noted, and gets none. */
function noData(onMissing: () => void): object {
  return class {
    fetch({ kind }: { kind: string }): Promise<never> {
      if (kind === 'cMapUrl') onMissing();
      return Promise.reject(new Error('Nothing is fetched.'));
    }
  };
}

export function refuse(error: unknown): never {
  if (error instanceof DocumentError) throw error;
  const name = error instanceof Error ? error.name : '';
  // What PDF.js says may quote the file.
  throw new DocumentError(name === 'PasswordException' ? 'encrypted' : 'corrupt');
}
