import { expect } from '@open-wc/testing';
import { docxDocumentReader } from '../../src/adapters/mammoth/index.js';
import { pdfDocumentReader } from '../../src/adapters/pdfjs/index.js';
import { runInWorker, WORKER_READY } from '../../src/utils/one-shot-worker.js';
import { signal } from '../helpers/document-fixtures.js';
import { rejection } from '../helpers/browser-cases.js';

/** Address of a module worker with this code. */
const script = (code: string): string => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
const READY = `postMessage(${JSON.stringify(WORKER_READY)});`;
const ECHO = script(`onmessage = ({ data }) => postMessage({ answer: data + 1 }); ${READY}`);
const SILENT = script(READY);
const BUSY = script(`onmessage = () => { for (;;); }; ${READY}`);

const run = (url: string, limitMs = 10_000) => runInWorker<number>({ url, message: 41, signal, limitMs });

describe('a worker for one document', () => {
  it('answers once', async () => {
    expect(await run(ECHO)).to.deep.equal({ type: 'answer', answer: 42 });
  });

  it('is ended when it takes too long, also in the middle of a loop', async () => {
    expect(await run(SILENT, 50)).to.deep.equal({ type: 'late' });
    expect(await run(BUSY, 50)).to.deep.equal({ type: 'late' });
  });

  it('tells a crash from a script that never ran', async () => {
    expect(await run(script(`onmessage = () => { throw new Error('broken'); }; ${READY}`))).to.deep.equal({ type: 'crashed' });
    expect(await run(script('throw new Error("broken");'))).to.deep.equal({ type: 'unstarted', reason: 'invalid' });
    expect(await run(new URL('/nowhere/worker.js', location.href).href)).to.deep.equal({ type: 'unstarted', reason: 'missing' });
  });

  it('passes by what its script says besides', async () => {
    const chatty = script(`postMessage({ action: 'ready' }); postMessage(7); onmessage = () => postMessage({ answer: 1 }); ${READY}`);
    expect(await run(chatty)).to.deep.equal({ type: 'answer', answer: 1 });
  });

  it('is late as a typed error', async () => {
    const file = new Blob(['%PDF-1.7']);
    for (const reader of [pdfDocumentReader({ workerUrl: BUSY, timeoutMs: 50 }), docxDocumentReader({ workerUrl: BUSY, timeoutMs: 50 })]) {
      expect((await rejection(reader.read(file, { signal }))).code).to.equal('document/timeout');
    }
  });

  it('that crashes leaves a typed error', async () => {
    const crashing = script(`onmessage = () => { throw new Error('secret'); }; ${READY}`);
    for (const reader of [pdfDocumentReader({ workerUrl: crashing }), docxDocumentReader({ workerUrl: crashing })]) {
      const error = await rejection(reader.read(new Blob(['x']), { signal }));
      expect([error.code, `${error.message}${String(error.cause)}`.includes('secret')]).to.deep.equal(['document/corrupt', false]);
    }
  });
});
