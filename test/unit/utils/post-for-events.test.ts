import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { postForEvents } from '../../../src/utils/post-for-events.js';
import { RequestFailure } from '../../../src/utils/request-failure.js';
import { resolveCredentials } from '../../../src/utils/resolve-credentials.js';

const SECRET = 'xylophone';

type Fetch = typeof globalThis.fetch;

async function read(fetch: Fetch, signal = new AbortController().signal): Promise<readonly string[]> {
  const data: string[] = [];
  for await (const event of postForEvents({ url: 'https://models.example/chat', headers: { 'x-key': 'k' }, body: { text: SECRET }, fetch, signal })) data.push(event.data);
  return data;
}

async function failureOf(fetch: Fetch): Promise<RequestFailure> {
  const error: unknown = await read(fetch).catch((reason: unknown) => reason);
  assert.ok(error instanceof RequestFailure);
  assert.ok(!error.message.includes(SECRET));
  return error;
}

const answer = (body: string | null, init: ResponseInit = {}): Fetch => () => Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' }, ...init }));

describe('postForEvents', () => {
  afterEach(() => void Reflect.deleteProperty(globalThis, 'location'));

  it('posts JSON and hands out the events', async () => {
    let sent: RequestInit | undefined;
    const fetch: Fetch = (_, init) => {
      sent = init;
      return answer('data: 1\n\ndata: 2\n\n')('');
    };
    assert.deepEqual(await read(fetch), ['1', '2']);
    assert.equal(sent?.method, 'POST');
    assert.deepEqual(sent.headers, { 'content-type': 'application/json', 'x-key': 'k' });
    assert.equal(sent.body, `{"text":"${SECRET}"}`);
  });

  it('tells status, wait and body of a refusal', async () => {
    const failure = await failureOf(answer('{"error":{"code":"x"}}', { status: 429, headers: { 'retry-after': '3' } }));
    assert.deepEqual([failure.kind, failure.status, failure.retryAfterMs, failure.body], ['status', 429, 3000, { error: { code: 'x' } }]);
    assert.equal((await failureOf(answer('<html>', { status: 502 }))).body, undefined);
  });

  it('refuses answers that are no event stream', async () => {
    assert.equal((await failureOf(answer('<html>', { headers: { 'content-type': 'text/html' } }))).kind, 'content');
    assert.equal((await failureOf(answer('{}', { headers: { 'content-type': 'application/json; charset=utf-8' } }))).kind, 'content');
    assert.equal((await failureOf(answer(null, {}))).kind, 'content');
  });

  it('tells of an answer that breaks off', async () => {
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new TypeError('terminated')) });
    assert.equal((await failureOf(() => Promise.resolve(new Response(body)))).kind, 'broken');
  });

  it('tells a server that cannot be reached from one that does not let the page read', async () => {
    Object.assign(globalThis, { location: { href: 'https://page.example/interview' } });
    const nobody: Fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    assert.equal((await failureOf(nobody)).kind, 'network');
    const asked: (string | undefined)[] = [];
    const strict: Fetch = (_, init) => {
      asked.push(init?.mode);
      return init?.mode === 'no-cors' ? Promise.resolve(new Response(null)) : nobody('');
    };
    assert.equal((await failureOf(strict)).kind, 'cors');
    assert.deepEqual(asked, [undefined, 'no-cors']);
    Object.assign(globalThis, { location: { href: 'https://models.example/' } });
    assert.equal((await failureOf(strict)).kind, 'network', 'the same origin needs no permission');
  });

  it('rejects with the reason of the signal, also when fetch knows nothing of it', async () => {
    const controller = new AbortController();
    const reason = new Error('over');
    const reading = read(() => new Promise(() => undefined), controller.signal);
    controller.abort(reason);
    await assert.rejects(reading, (error) => error === reason);
    const body = new ReadableStream<Uint8Array>();
    const second = new AbortController();
    const stuck = read(() => Promise.resolve(new Response(body)), second.signal);
    second.abort(reason);
    await assert.rejects(stuck, (error) => error === reason);
  });

  it('hands out nothing after the signal, though more has come', async () => {
    const controller = new AbortController();
    const events = postForEvents({ url: 'https://models.example/', headers: {}, body: {}, fetch: answer('data: 1\n\ndata: 2\n\n'), signal: controller.signal });
    assert.deepEqual((await events.next()).value, { data: '1' });
    const reason = new Error('over');
    controller.abort(reason);
    await assert.rejects(events.next(), (error) => error === reason);
  });
});

describe('resolveCredentials', () => {
  it('takes a value, or asks each time anew', async () => {
    const { signal } = new AbortController();
    let count = 0;
    assert.equal(await resolveCredentials('key', signal), 'key');
    const next = (): string => `token-${(count += 1)}`;
    assert.equal(await resolveCredentials(next, signal), 'token-1');
    assert.equal(await resolveCredentials(next, signal), 'token-2');
  });

  it('tells of a function that fails, and does not wait for one that hangs', async () => {
    const cause = new Error('no session');
    const failing = resolveCredentials(() => Promise.reject(cause), new AbortController().signal);
    await assert.rejects(failing, (error) => error instanceof RequestFailure && error.kind === 'credentials' && error.cause === cause);
    const controller = new AbortController();
    const hanging = resolveCredentials(() => new Promise(() => undefined), controller.signal);
    controller.abort(cause);
    await assert.rejects(hanging, (error) => error === cause);
  });
});
