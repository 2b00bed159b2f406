import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromBase64, toBase64 } from '../../../src/utils/base64.js';
import { post } from '../../../src/utils/post.js';
import { bytesOf, jsonOf } from '../../../src/utils/read-answer.js';
import { RequestFailure } from '../../../src/utils/request-failure.js';

const alive = new AbortController().signal;
const kindOf = async (promise: Promise<unknown>): Promise<string | undefined> => {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  return error instanceof RequestFailure ? error.kind : undefined;
};
const broken = (first?: Uint8Array): Response => {
  let isFirst = first !== undefined;
  return new Response(new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isFirst && first) controller.enqueue(first);
      else controller.error(new TypeError('terminated'));
      isFirst = false;
    },
  }));
};
const stuck = (): Response => new Response(new ReadableStream<Uint8Array>());
const readAll = async (response: Response, signal = alive): Promise<number[]> => {
  const bytes: number[] = [];
  for await (const chunk of bytesOf(response, signal)) bytes.push(...chunk);
  return bytes;
};

describe('post', () => {
  it('sends a form as one, and leaves its type to fetch', async () => {
    const form = new FormData();
    form.append('model', 'x');
    let sent: RequestInit | undefined;
    const fetch: typeof globalThis.fetch = (_, init) => {
      sent = init;
      return Promise.resolve(new Response('{}'));
    };
    await post({ url: 'https://speech.example/', headers: { 'x-key': 'k' }, body: form, fetch, signal: alive });
    assert.deepEqual([sent?.body, sent?.headers], [form, { 'x-key': 'k' }]);
  });
});

describe('jsonOf', () => {
  it('reads JSON, and tells what is none from what broke off', async () => {
    assert.deepEqual(await jsonOf(new Response('{"a":1}'), alive), { a: 1 });
    assert.equal(await kindOf(jsonOf(new Response('<html>'), alive)), 'content');
    assert.equal(await kindOf(jsonOf(broken(), alive)), 'broken');
  });

  it('rejects with the reason of the signal', async () => {
    const controller = new AbortController();
    const reading = jsonOf(stuck(), controller.signal);
    const reason = new Error('over');
    controller.abort(reason);
    await assert.rejects(reading, (error) => error === reason);
  });
});

describe('bytesOf', () => {
  it('hands out bytes as they come, and tells when they break off', async () => {
    assert.deepEqual(await readAll(new Response(Uint8Array.of(1, 2, 3))), [1, 2, 3]);
    const reader = bytesOf(broken(Uint8Array.of(7)), alive);
    assert.deepEqual((await reader.next()).value, Uint8Array.of(7));
    assert.equal(await kindOf(reader.next()), 'broken');
  });

  it('takes text for no sound', async () => {
    for (const type of ['text/html', 'application/json; charset=utf-8', 'text/event-stream']) assert.equal(await kindOf(readAll(new Response('x', { headers: { 'content-type': type } }))), 'content');
    assert.equal(await kindOf(readAll(new Response(null))), 'content');
  });

  it('closes the connection when the signal ends, or the reader leaves', async () => {
    let closed = 0;
    const endless = (): Response => new Response(new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(Uint8Array.of(1)), cancel: () => void (closed += 1) }));
    for await (const bytes of bytesOf(endless(), alive)) {
      assert.equal(bytes.length, 1);
      break;
    }
    assert.equal(closed, 1);
    const controller = new AbortController();
    const reader = bytesOf(endless(), controller.signal);
    await reader.next();
    const reason = new Error('over');
    controller.abort(reason);
    await assert.rejects(reader.next(), (error) => error === reason);
    assert.equal(closed, 2);
  });
});

describe('fromBase64', () => {
  it('gives back what was encoded, and nothing for what is none', () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index);
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    assert.equal(fromBase64('***'), undefined);
  });
});
