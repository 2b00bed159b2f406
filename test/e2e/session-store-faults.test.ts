// What a page cannot do to itself: a disk that is really full, site data that is really cleared, a frame without storage.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launch, type Browser, type CDPSession, type Page } from 'puppeteer-core';
import type * as idb from '../../src/adapters/idb/index.js';
import type * as testing from '../../src/testing/index.js';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.mjs';

declare const STORE: typeof idb & typeof testing;

const BUNDLE = `export * from './src/adapters/idb/index.js'; export * from './src/testing/index.js';`;
const root = fileURLToPath(new URL('../../', import.meta.url));

describe('idbSessionStore against the real thing', () => {
  let script: string;
  let server: Server;
  let browser: Browser;
  let page: Page;
  let devtools: CDPSession;
  let origin: string;
  const pageErrors: unknown[] = [];

  before(async () => {
    const bundle = await build({ stdin: { contents: BUNDLE, resolveDir: root }, bundle: true, format: 'iife', globalName: 'STORE', write: false });
    script = bundle.outputFiles[0]!.text;
    server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><script>${script}</script>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    browser = await launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
    page = await browser.newPage();
    page.on('pageerror', (error) => pageErrors.push(error));
    await page.goto(origin);
    devtools = await page.createCDPSession();
  });

  after(async () => {
    await browser?.close();
    server?.close();
    assert.deepEqual(pageErrors, [], 'nothing was left unhandled');
  });

  it('names a full disk, writes nothing of the batch, keeps what it had and goes on when there is room', async () => {
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3_000_000 });
    const full = await page.evaluate(async () => {
      const store = STORE.idbSessionStore({ name: 'full' });
      await store.append('small', STORE.makeLogEvents(3, { sessionId: 'small' }), { durability: 'strict' });
      // Random text, so that nothing can compress it away: about 6 MB in one batch.
      const batch = STORE.makeLogEvents(2000, { sessionId: 'large' }).map((event) => ({
        ...event,
        data: { answerId: 'a', text: Array.from({ length: 750 }, () => Math.random().toString(36).slice(2, 6)).join('') },
      }));
      const code = await store.append('large', batch as never, { durability: 'strict' }).then(
        () => 'saved',
        (error: { code: string }) => error.code,
      );
      return { code, large: (await store.read('large')).length, small: (await store.read('small')).length };
    });
    assert.deepEqual(full, { code: 'store/quota', large: 0, small: 3 });
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    const later = await page.evaluate(async () => {
      const store = STORE.idbSessionStore({ name: 'full' });
      await store.append('large', STORE.makeLogEvents(2000, { sessionId: 'large' }), { durability: 'strict' });
      return (await store.read('large')).length;
    });
    assert.equal(later, 2000);
  });

  it('finds its connection closed when the site data is cleared, and opens a new one', async () => {
    await page.evaluate(async () => {
      const store = STORE.idbSessionStore({ name: 'cleared' });
      Object.assign(globalThis, { store });
      await store.append('old', STORE.makeLogEvents(3, { sessionId: 'old' }), { durability: 'strict' });
    });
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    const outcome = await page.evaluate(async () => {
      const { store } = globalThis as unknown as { store: ReturnType<typeof STORE.idbSessionStore> };
      await store.append('new', STORE.makeLogEvents(2, { sessionId: 'new' }), { durability: 'strict' });
      const code = await store.append('old', STORE.makeLogEvents(5, { sessionId: 'old' }).slice(3), { durability: 'strict' }).then(
        () => 'saved',
        (error: { code: string }) => error.code,
      );
      return { code, sessions: (await store.list()).map(({ sessionId, length }) => `${sessionId}: ${length}`) };
    });
    assert.deepEqual(outcome, { code: 'store/conflict', sessions: ['new: 2'] });
  });

  it('says in a sandboxed frame that nothing can be stored', async () => {
    const code = await page.evaluate((source) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.srcdoc = `<script>${source}
        STORE.idbSessionStore().open().then(() => 'opened', (error) => error.code).then((code) => parent.postMessage(code, '*'));
      </script>`;
      const told = new Promise<unknown>((resolve) => addEventListener('message', ({ data }) => resolve(data), { once: true }));
      document.body.append(frame);
      return told;
    }, script);
    assert.equal(code, 'store/unavailable');
  });
});
