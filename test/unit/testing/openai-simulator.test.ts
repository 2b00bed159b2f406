import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiSimulator } from '../../../src/testing/index.js';

const URL = 'https://models.example/v1/chat/completions';
const VALID = { model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }] };

async function post(body: unknown, { headers = {}, url = URL, method = 'POST', options = {} } = {}): Promise<Response> {
  return openaiSimulator(options).fetch(url, { method, headers: { 'content-type': 'application/json', ...headers }, ...(method === 'POST' && { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
}

describe('openaiSimulator', () => {
  it('streams chunks, a reason, the usage and [DONE], after a comment', async () => {
    const simulator = openaiSimulator();
    simulator.script({ type: 'text', deltas: ['a', 'b'] });
    const response = await simulator.fetch(URL, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(VALID) });
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const frames = (await response.text()).trimEnd().split('\n\n');
    assert.equal(frames[0], ': keep-alive');
    assert.equal(frames.at(-1), 'data: [DONE]');
    const chunks = frames.slice(1, -1).map((frame) => JSON.parse(frame.slice('data: '.length)) as { choices: { delta: { content?: string }; finish_reason: string | null }[]; usage: unknown });
    assert.deepEqual(chunks.map(({ choices }) => choices[0]?.delta.content), ['', 'a', 'b', undefined, undefined]);
    assert.equal(chunks[3]?.choices[0]?.finish_reason, 'stop');
    assert.deepEqual(chunks[4]?.usage, { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 });
    assert.deepEqual(simulator.requests.map(({ method, path, status }) => [method, path, status]), [['POST', '/v1/chat/completions', 200]]);
    assert.equal(simulator.open, 0);
  });

  it('refuses what OpenAI refuses', async () => {
    const cases: readonly (readonly [status: number, response: Promise<Response>])[] = [
      [404, post(VALID, { url: 'https://models.example/v1/completions' })],
      [405, post(VALID, { method: 'GET' })],
      [400, post('{')],
      [400, post(VALID, { headers: { 'content-type': 'text/plain' } })],
      [400, post({ ...VALID, model: '' })],
      [404, post(VALID, { options: { models: ['other'] } })],
      [400, post({ ...VALID, messages: [] })],
      [400, post({ ...VALID, messages: [{ role: 'candidate', content: 'Hi' }] })],
      [400, post({ ...VALID, messages: [{ role: 'user', content: [] }] })],
      [400, post({ ...VALID, messages: [{ role: 'user', content: [{ type: 'data', text: 'x' }] }] })],
      [400, post({ ...VALID, messages: [{ role: 'assistant', content: [{ type: 'input_audio', input_audio: { data: '', format: 'wav' } }] }] })],
      [400, post({ ...VALID, response_format: { type: 'json_schema' } })],
      [400, post({ ...VALID, prompt: 'Hi' })],
      [400, post({ ...VALID, stream: false })],
      [401, post(VALID, { options: { apiKey: 'key' } })],
      [401, post(VALID, { options: { apiKey: 'key' }, headers: { authorization: 'Bearer other' } })],
      [200, post(VALID, { options: { apiKey: 'key', models: ['m'] }, headers: { authorization: 'Bearer key' } })],
    ];
    for (const [index, [status, promise]] of cases.entries()) {
      const response = await promise;
      assert.equal(response.status, status, `case ${index}`);
      if (status !== 200) assert.equal(typeof ((await response.json()) as { error: { message: unknown } }).error.message, 'string');
      else await response.text();
    }
  });

  it('says limits as OpenAI does', async () => {
    const rate = openaiSimulator({ reply: { type: 'rate', retryAfterMs: 2300 } });
    const response = await rate.fetch(URL, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(VALID) });
    assert.deepEqual([response.status, response.headers.get('retry-after-ms'), response.headers.get('retry-after')], [429, '2300', '3']);
    const quota = await openaiSimulator({ reply: { type: 'quota' } }).fetch(URL, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(VALID) });
    assert.equal(((await quota.json()) as { error: { code: string } }).error.code, 'insufficient_quota');
  });

  it('answers by a function of the request, once what is scripted is used up', async () => {
    const simulator = openaiSimulator({ reply: ({ conversation }) => ({ type: 'text', deltas: [`${conversation?.messages.length} messages`] }) });
    simulator.script({ type: 'server', status: 503 });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(VALID) };
    assert.equal((await simulator.fetch(URL, init)).status, 503);
    assert.match(await (await simulator.fetch(URL, init)).text(), /"content":"1 messages"/);
  });
});
