// Runs in a module worker that lives for one file: the only file that holds PDF.js, page side and worker side. It is
// built into one file of its own and fetched by URL.
import 'pdfjs-dist/build/pdf.worker.mjs';
import { DocumentError } from '../../errors/index.js';
import { WORKER_READY } from '../../utils/one-shot-worker.js';
import { limitBuffers, MOST_BYTES_OF_TEXT } from './buffer-limit.js';
import { drawPage, MOST_BYTES_OF_PICTURE } from './draw-page.js';
import type { Engine } from './open-pdf.js';
import type { PdfAnswer, PdfTask } from './protocol.js';
import { readPdf } from './read-pdf.js';

type Scope = typeof globalThis & {
  pdfjsWorker: { WorkerMessageHandler: Engine };
  postMessage(message: typeof WORKER_READY | { answer: PdfAnswer }): void;
};

const scope = globalThis as unknown as Scope;
let exceeded = (): boolean => false;

scope.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  // PDF.js' own halves talk over a port; whatever else comes here is a task.
  if (isTask(data)) void answer(data);
});
scope.postMessage(WORKER_READY);

function isTask(data: unknown): data is PdfTask {
  return data instanceof Blob || (typeof data === 'object' && data !== null && 'file' in data && data.file instanceof Blob);
}

async function answer(task: PdfTask): Promise<void> {
  scope.postMessage({ answer: await run(task).catch(refusalOf) });
}

async function run(task: PdfTask): Promise<PdfAnswer> {
  const isText = task instanceof Blob;
  ({ exceeded } = limitBuffers(globalThis, isText ? MOST_BYTES_OF_TEXT : MOST_BYTES_OF_PICTURE));
  const data = new Uint8Array(await (isText ? task : task.file).arrayBuffer());
  const engine = scope.pdfjsWorker.WorkerMessageHandler;
  const document = isText ? await readPdf(data, engine) : await drawPage(data, engine, task);
  // PDF.js skips a stream that it cannot unpack; a document with a hole in it is none.
  return exceeded() ? { refused: 'too-large' } : { document };
}

function refusalOf(error: unknown): PdfAnswer {
  if (exceeded()) return { refused: 'too-large' };
  return { refused: error instanceof DocumentError ? error.reason : 'corrupt' };
}
