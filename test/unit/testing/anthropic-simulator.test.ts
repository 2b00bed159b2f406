import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anthropicSimulator } from '../../../src/testing/index.js';

const VALID = { model: 'm', max_tokens: 10, stream: true, messages: [{ role: 'user', content: 'Hi' }] };
const HEADERS = { 'x-api-key': 'key', 'anthropic-version': '2023-06-01', 'content-type': 'application/json' };

function post(body: unknown, { headers = HEADERS as Record<string, string>, path = '/v1/messages', options = {} } = {}): Promise<Response> {
  return anthropicSimulator(options).fetch(`https://models.example${path}`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
}

const said = (...messages: readonly unknown[]): unknown => ({ ...VALID, messages });

describe('anthropicSimulator', () => {
  it('streams named events in their order', async () => {
    const text = await (await post(VALID, { options: { reply: { type: 'text', deltas: ['a', 'b'], finish: 'length' } } })).text();
    const names = [...text.matchAll(/^event: (\w+)\ndata: \{"type":"(\w+)"/gm)];
    assert.ok(names.every(([, event, type]) => event === type));
    assert.deepEqual(names.map(([, event]) => event), [
      'message_start', 'content_block_start', 'ping', 'content_block_delta', 'content_block_delta', 'content_block_stop', 'message_delta', 'message_stop',
    ]);
    assert.match(text, /"stop_reason":"max_tokens"/);
  });

  it('refuses what Anthropic refuses', async () => {
    const without = (name: string): Record<string, string> => Object.fromEntries(Object.entries(HEADERS).filter(([header]) => header !== name));
    const cases: readonly (readonly [status: number, response: Promise<Response>])[] = [
      [404, post(VALID, { path: '/v1/complete' })],
      [404, post(VALID, { options: { models: ['other'] } })],
      [401, post(VALID, { headers: without('x-api-key') })],
      [401, post(VALID, { options: { apiKey: 'other' } })],
      [401, post(VALID, { headers: { ...HEADERS, origin: 'https://page.example' } })],
      [400, post(VALID, { headers: without('anthropic-version') })],
      [400, post('{')],
      [400, post({ ...VALID, model: undefined })],
      [400, post({ ...VALID, max_tokens: undefined })],
      [400, post({ ...VALID, stream: undefined })],
      [400, post({ ...VALID, temperature: 1.5 })],
      [400, post({ ...VALID, prompt: 'Hi' })],
      [400, post({ ...VALID, system: 7 })],
      [400, post({ ...VALID, output_config: { format: { type: 'json_schema' } } })],
      [400, post(said())],
      [400, post(said({ role: 'system', content: 'Hi' }))],
      [400, post(said({ role: 'assistant', content: 'Hi' }))],
      [400, post(said({ role: 'user', content: [] }))],
      [400, post(said({ role: 'user', content: [{ type: 'text', text: '' }] }))],
      [400, post(said({ role: 'user', content: [{ type: 'audio', data: '' }] }))],
    ];
    for (const [index, [status, promise]] of cases.entries()) {
      const response = await promise;
      assert.equal(response.status, status, `case ${index}`);
      assert.equal(((await response.json()) as { type: string }).type, 'error');
    }
    assert.equal((await post(VALID, { headers: { ...HEADERS, origin: 'https://page.example', 'anthropic-dangerous-direct-browser-access': 'true' } })).status, 200);
  });

  it('says limits in whole seconds, and overload with 529', async () => {
    assert.equal((await post(VALID, { options: { reply: { type: 'rate', retryAfterMs: 2500 } } })).headers.get('retry-after'), '3');
    assert.equal((await post(VALID, { options: { reply: { type: 'server', status: 503 } } })).status, 529);
  });
});
