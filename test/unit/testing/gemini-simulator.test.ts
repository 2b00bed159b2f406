import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { geminiSimulator } from '../../../src/testing/index.js';

const PATH = '/v1beta/models/gemini-3.6-flash:streamGenerateContent?alt=sse';
const VALID = { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] };

function post(body: unknown, { path = PATH, headers = { 'x-goog-api-key': 'key' } as Record<string, string>, options = {} } = {}): Promise<Response> {
  return geminiSimulator(options).fetch(`https://models.example${path}`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
}

const errorOf = async (response: Promise<Response>): Promise<{ code: number; status: string; details?: Record<string, unknown>[] }> =>
  ((await (await response).json()) as { error: { code: number; status: string; details?: Record<string, unknown>[] } }).error;
const withParts = (...parts: readonly unknown[]): unknown => ({ contents: [{ role: 'user', parts }] });

describe('geminiSimulator', () => {
  it('streams chunks with usage, the last with a reason', async () => {
    const text = await (await post(VALID, { options: { reply: { type: 'text', deltas: ['a', 'b'] } } })).text();
    const chunks = text.split('\r\n\r\n').filter((frame) => frame !== '').map((frame) => JSON.parse(frame.slice('data: '.length)) as { candidates: { content: { parts: { text: string }[] }; finishReason?: string }[] });
    assert.deepEqual(chunks.map(({ candidates: [candidate] }) => [candidate?.content.parts[0]?.text, candidate?.finishReason]), [['a', undefined], ['b', undefined], ['', 'STOP']]);
  });

  it('refuses what Gemini refuses', async () => {
    const cases: readonly (readonly [status: number, response: Promise<Response>])[] = [
      [404, post(VALID, { path: '/v1beta/models/gemini-3.6-flash:generateContent' })],
      [404, post(VALID, { path: '/v1beta/models/gemini-3.6-flash:streamGenerateContent' })],
      [404, post(VALID, { options: { models: ['gemini-3.8-flash'] } })],
      [403, post(VALID, { headers: {} })],
      [400, post(VALID, { options: { apiKey: 'other' } })],
      [400, post('{')],
      [400, post({})],
      [400, post({ ...VALID, messages: [] })],
      [400, post({ ...VALID, generationConfig: { max_tokens: 5 } })],
      [400, post({ ...VALID, generationConfig: { responseJsonSchema: {} } })],
      [400, post({ contents: [{ role: 'assistant', parts: [{ text: 'Hi' }] }] })],
      [400, post(withParts())],
      [400, post(withParts({}))],
      [400, post(withParts({ text: 'Hi', inlineData: { mimeType: 'audio/wav', data: '' } }))],
      [400, post(withParts({ inlineData: { mimeType: 'audio/webm', data: '' } }))],
      [400, post(withParts({ inlineData: { mimeType: 'audio/wav', data: '%' } }))],
    ];
    for (const [index, [status, response]] of cases.entries()) assert.equal((await errorOf(response)).code, status, `case ${index}`);
    assert.equal((await post(VALID, { path: `${PATH}&key=key`, headers: {}, options: { apiKey: 'key', models: ['gemini-3.6-flash'] } })).status, 200);
  });

  it('says limits and wrong keys with the details of google.rpc, and without Retry-After', async () => {
    const rate = await post(VALID, { options: { reply: { type: 'rate', retryAfterMs: 45_837.5 } } });
    assert.equal(rate.headers.get('retry-after'), null);
    const { status, details = [] } = await errorOf(Promise.resolve(rate));
    assert.equal(status, 'RESOURCE_EXHAUSTED');
    assert.deepEqual(details.at(-1), { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '45.8375s' });
    assert.match(JSON.stringify((await errorOf(post(VALID, { options: { reply: { type: 'quota' } } }))).details), /PerDay/);
    assert.match(JSON.stringify((await errorOf(post(VALID, { options: { reply: { type: 'auth' } } }))).details), /API_KEY_INVALID/);
  });

  it('blocks a prompt within the stream', async () => {
    assert.match(await (await post(VALID, { options: { reply: { type: 'blocked' } } })).text(), /"promptFeedback":\{"blockReason":"SAFETY"\}/);
  });
});
