// Runs in a module worker that lives for one file: the only file that holds mammoth. It is built into one file of its
// own and fetched by URL.
import 'mammoth/mammoth.browser.min.js';
import { DocumentError } from '../../errors/index.js';
import { WORKER_READY } from '../../utils/one-shot-worker.js';
import type { DocxAnswer } from './protocol.js';
import { readDocx, type Mammoth } from './read-docx.js';

type Scope = typeof globalThis & {
  /** The browser build of mammoth puts itself there. */
  mammoth: Mammoth;
  postMessage(message: typeof WORKER_READY | { answer: DocxAnswer }): void;
};

const scope = globalThis as unknown as Scope;

scope.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof Blob) void answer(data);
});
scope.postMessage(WORKER_READY);

async function answer(file: Blob): Promise<void> {
  scope.postMessage({ answer: await read(file).catch(refusalOf) });
}

async function read(file: Blob): Promise<DocxAnswer> {
  return { document: await readDocx(new Uint8Array(await file.arrayBuffer()), scope.mammoth) };
}

function refusalOf(error: unknown): DocxAnswer {
  return { refused: error instanceof DocumentError ? error.reason : 'corrupt' };
}

/** Nobody imports it: it makes the built file a module for every minifier, so that mammoth finds no CommonJS to hang itself on. */
export { WORKER_READY };
