import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiSimulator, serveSimulator } from '../../../src/testing/index.js';

const INIT = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }] }) };

describe('serveSimulator', () => {
  it('serves over HTTP on this machine, readable for every page', async () => {
    const simulator = openaiSimulator();
    const { url, close } = await serveSimulator(simulator);
    try {
      assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
      const response = await fetch(`${url}/v1/chat/completions`, INIT);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.match(await response.text(), /\[DONE\]/);
      const preflight = await fetch(`${url}/v1/chat/completions`, { method: 'OPTIONS', headers: { 'access-control-request-headers': 'x-key, content-type' } });
      assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-headers')], [204, 'x-key, content-type']);
      assert.equal(simulator.requests.length, 1);
    } finally {
      await close();
    }
  });

  it('says nothing of other origins where it is told so', async () => {
    const { url, close } = await serveSimulator(openaiSimulator(), { cors: false });
    try {
      const preflight = await fetch(url, { method: 'OPTIONS' });
      assert.equal(preflight.headers.get('access-control-allow-origin'), null);
      assert.equal((await fetch(`${url}/v1/chat/completions`, INIT)).headers.get('access-control-allow-origin'), null);
    } finally {
      await close();
    }
  });

  it('breaks what is under way when it is closed', async () => {
    const simulator = openaiSimulator({ reply: { type: 'text', deltas: ['a'], stallAfter: 1 } });
    const { url, close } = await serveSimulator(simulator);
    const response = await fetch(`${url}/v1/chat/completions`, INIT);
    const text = response.text();
    const broken = assert.rejects(text);
    await close();
    await broken;
  });

  it('rejects when the port is taken', async () => {
    const first = await serveSimulator(openaiSimulator());
    await assert.rejects(serveSimulator(openaiSimulator(), { port: Number(new URL(first.url).port) }), /EADDRINUSE/);
    await first.close();
  });
});
