// Runs in a module worker that lives for one file: the only file that holds PDF.js, page side and worker side. It is
// built into one file of its own and fetched by URL.
import 'pdfjs-dist/build/pdf.worker.mjs';
import { DocumentError } from '../../errors/index.js';
import { WORKER_READY } from '../../utils/one-shot-worker.js';
import { limitBuffers } from './buffer-limit.js';
import type { PdfAnswer } from './protocol.js';
import { readPdf, type Engine } from './read-pdf.js';

type Scope = typeof globalThis & {
  pdfjsWorker: { WorkerMessageHandler: Engine };
  postMessage(message: typeof WORKER_READY | { answer: PdfAnswer }): void;
};

const scope = globalThis as unknown as Scope;
const { exceeded } = limitBuffers(globalThis);

scope.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof Blob) void answer(data);
});
scope.postMessage(WORKER_READY);

async function answer(file: Blob): Promise<void> {
  scope.postMessage({ answer: await read(file).catch(refusalOf) });
}

async function read(file: Blob): Promise<PdfAnswer> {
  const document = await readPdf(new Uint8Array(await file.arrayBuffer()), scope.pdfjsWorker.WorkerMessageHandler);
  // PDF.js skips a stream that it cannot unpack; a text with a hole in it is no text.
  return exceeded() ? { refused: 'too-large' } : { document };
}

function refusalOf(error: unknown): PdfAnswer {
  if (exceeded()) return { refused: 'too-large' };
  return { refused: error instanceof DocumentError ? error.reason : 'corrupt' };
}
