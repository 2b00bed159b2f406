import { expect } from '@open-wc/testing';
import { pdfDocumentReader } from '../../src/adapters/pdfjs/index.js';
import { pdfDocumentWriter } from '../../src/adapters/jspdf/index.js';
import type { InterviewError } from '../../src/errors/index.js';
import type { PrintDocument } from '../../src/spec/index.js';
import { WORKER_READY } from '../../src/utils/one-shot-worker.js';
import { rejection } from '../helpers/browser-cases.js';
import { ASSETS, signal } from '../helpers/document-fixtures.js';

const writer = pdfDocumentWriter({ assetsUrl: ASSETS });
const said = (text: string): PrintDocument => ({ title: 'A title', language: 'en', direction: 'ltr', blocks: [{ type: 'paragraph', text }] });
const read = async (pdf: Blob): Promise<string> => (await pdfDocumentReader({ assetsUrl: ASSETS }).read(pdf, { signal })).text;
/** Address of a module worker with this code. */
const script = (code: string): string => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
const READY = `postMessage(${JSON.stringify(WORKER_READY)});`;

describe('pdfDocumentWriter', () => {
  it('writes in a worker of its own what another program reads', async () => {
    const pdf = await writer.write(said('Measured first, then changed: 180 to 24.'), { signal });
    expect([pdf.type, writer.type, await read(pdf)]).to.deep.equal(['application/pdf', 'application/pdf', 'Measured first, then changed: 180 to 24.\n\n1/1']);
  });

  it('asks for nothing but its worker and its fonts', async () => {
    performance.clearResourceTimings();
    await writer.write(said('Something'), { signal });
    const asked = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
    expect(asked.every(({ origin, pathname }) => origin === location.origin && /\/(pdf-writer-worker\.js|DejaVuSans(-Bold)?\.ttf)$/.test(pathname))).to.equal(true);
  });

  it('writes several documents at once', async () => {
    const texts = await Promise.all(['one', 'two', 'three'].map(async (text) => read(await writer.write(said(text), { signal }))));
    expect(texts.map((text) => text.split('\n')[0])).to.deep.equal(['one', 'two', 'three']);
  });

  it('takes a font of the host, by address or as bytes', async () => {
    const bold = await (await fetch(`${ASSETS}DejaVuSans-Bold.ttf`)).arrayBuffer();
    const own = pdfDocumentWriter({ assetsUrl: ASSETS, fonts: { regular: `${ASSETS}DejaVuSans-Bold.ttf`, bold } });
    expect(await read(await own.write(said('All of it bold'), { signal }))).to.contain('All of it bold');
    const none = pdfDocumentWriter({ assetsUrl: ASSETS, fonts: { regular: new ArrayBuffer(8), bold } });
    expect((await rejection(none.write(said('x'), { signal }))).code).to.equal('export/font-unreadable');
  });

  it('tells of symbols that it replaced, and refuses letters that it lacks', async () => {
    const warnings: InterviewError[] = [];
    await writer.write(said('Done \u{1f642}'), { signal, onWarning: (warning) => warnings.push(warning) });
    expect(warnings.map(({ code, message }) => [code, message.includes('(1)')])).to.deep.equal([['export/symbols-replaced', true]]);
    expect((await rejection(writer.write(said('한국어'), { signal }))).code).to.equal('export/characters-missing');
  });

  it('names what is missing', async () => {
    expect((await rejection(pdfDocumentWriter({ assetsUrl: '/nowhere/' }).write(said('x'), { signal }))).message).to.contain('DejaVuSans');
    const error = await rejection(pdfDocumentWriter({ assetsUrl: ASSETS, workerUrl: '/nowhere/pdf-writer-worker.js' }).write(said('x'), { signal }));
    expect([error.code, error.message.includes('pdf-writer-worker.js')]).to.deep.equal(['asset/missing', true]);
  });

  it('is ended when it takes too long, and says so when it breaks', async () => {
    const slow = pdfDocumentWriter({ assetsUrl: ASSETS, workerUrl: script(`onmessage = () => { for (;;); }; ${READY}`), timeoutMs: 50 });
    expect((await rejection(slow.write(said('x'), { signal }))).code).to.equal('export/timeout');
    const broken = pdfDocumentWriter({ assetsUrl: ASSETS, workerUrl: script(`onmessage = () => { throw new Error('secret'); }; ${READY}`) });
    const error = await rejection(broken.write(said('x'), { signal }));
    expect([error.code, `${error.message}${String(error.cause)}`.includes('secret')]).to.deep.equal(['export/failed', false]);
  });

  it('ends when the signal says so', async () => {
    const reason = new DOMException('enough', 'AbortError');
    const caught = (promise: Promise<Blob>): Promise<unknown> => promise.catch((error: unknown) => error);
    expect(await caught(writer.write(said('x'), { signal: AbortSignal.abort(reason) }))).to.equal(reason);
    const controller = new AbortController();
    const during = caught(writer.write(said('x'), { signal: controller.signal }));
    controller.abort(reason);
    expect(await during).to.equal(reason);
  });
});
