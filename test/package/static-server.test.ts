import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serve } from '../../scripts/static-server.mjs';

describe('serve', () => {
  const root = mkdtempSync(join(tmpdir(), 'static-'));
  let server: Awaited<ReturnType<typeof serve>>;
  before(async () => {
    mkdirSync(join(root, 'public'));
    writeFileSync(join(root, 'secret.txt'), 'secret');
    writeFileSync(join(root, 'public/index.html'), '<h1>index</h1>');
    writeFileSync(join(root, 'public/clip.mp4'), '0123456789');
    server = await serve({
      mounts: {
        '/': join(root, 'public'),
        '/page': { body: '<h1>page</h1>' },
        '/made/': (path) => (path === 'gone.js' ? { status: 404, type: 'text/plain', body: 'gone' } : path === 'a.js' ? { type: 'text/javascript', body: 'a' } : undefined),
      },
      headers: { 'Content-Security-Policy': "default-src 'self'" },
    });
  });
  after(async () => {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  });

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(server.url + path, { headers });
    return { status: response.status, type: response.headers.get('content-type'), range: response.headers.get('content-range'), csp: response.headers.get('content-security-policy'), text: await response.text() };
  };

  it('serves folders, pages and functions, each with its type and the common headers', async () => {
    assert.deepEqual(await get('/'), { status: 200, type: 'text/html; charset=utf-8', range: null, csp: "default-src 'self'", text: '<h1>index</h1>' });
    assert.deepEqual([(await get('/page')).text, (await get('/made/a.js')).type], ['<h1>page</h1>', 'text/javascript']);
    assert.deepEqual([(await get('/made/gone.js')).status, (await get('/none')).status, (await get('/made/none')).status], [404, 404, 404]);
  });

  it('serves ranges as a <video> asks for them', async () => {
    for (const [range, status, text] of [['bytes=2-4', 206, '234'], ['bytes=7-', 206, '789'], ['bytes=-2', 206, '89'], ['bytes=5-99', 206, '56789'], ['bytes=0-0', 206, '0'], ['bytes=10-', 416, ''], ['lines=1-2', 200, '0123456789']] as const) {
      const answer = await get('/clip.mp4', { range });
      assert.deepEqual([answer.status, answer.text], [status, text], range);
    }
    assert.equal((await get('/clip.mp4', { range: 'bytes=2-4' })).range, 'bytes 2-4/10');
  });

  it('never leaves its folder', async () => {
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/a/../../secret.txt']) {
      const status = await new Promise((resolve, reject) => {
        // `fetch` would tidy the path up before it is sent.
        request(`${server.url}`, { path }, (response) => resolve(response.resume().statusCode)).on('error', reject).end();
      });
      assert.equal(status, 404, path);
    }
  });

  it('lists what was asked for', async () => {
    await get('/none?x=1');
    assert.deepEqual(server.requests.at(-1), { method: 'GET', path: '/none', status: 404 });
  });
});
