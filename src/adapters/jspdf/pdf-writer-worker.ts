// Runs in a module worker that lives for one document: the only file that holds jsPDF. It is built into one file of its
// own and fetched by URL.
import { ExportError } from '../../errors/index.js';
import { WORKER_READY } from '../../utils/one-shot-worker.js';
import type { PdfReply, PdfRequest } from './protocol.js';
import { writePdf } from './write-pdf.js';

type Scope = typeof globalThis & { postMessage(message: typeof WORKER_READY | { answer: PdfReply }, transfer?: Transferable[]): void };

const scope = globalThis as unknown as Scope;

scope.addEventListener('message', ({ data }: MessageEvent<PdfRequest>) => {
  const answer = reply(data);
  scope.postMessage({ answer }, 'written' in answer ? [answer.written.bytes] : []);
});
scope.postMessage(WORKER_READY);

function reply(request: PdfRequest): PdfReply {
  try {
    return { written: writePdf(request) };
  } catch (error) {
    return error instanceof ExportError ? { refused: error.reason, detail: error.detail } : { refused: 'failed' };
  }
}
