// Runs in a module worker that lives for one document: the only file that holds the engine of Tesseract.js. It is built
// into one file of its own and fetched by URL. Tesseract.js' own worker is not used: it starts from a plain string and
// loads its engine by `importScripts`, which pages that demand Trusted Types forbid.
import { WORKER_READY } from '../../utils/one-shot-worker.js';
import type { OcrAnswer, OcrTask } from './protocol.js';
import { recognise } from './recognise.js';

type Scope = typeof globalThis & { postMessage(message: typeof WORKER_READY | { answer: OcrAnswer }): void };

const scope = globalThis as unknown as Scope;

scope.addEventListener('message', ({ data }: MessageEvent<OcrTask>) => {
  void recognise(data)
    .catch((): OcrAnswer => ({ refused: 'corrupt' }))
    .then((answer) => scope.postMessage({ answer }));
});
scope.postMessage(WORKER_READY);
