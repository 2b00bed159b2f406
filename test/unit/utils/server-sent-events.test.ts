import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { serverSentEvents, type ServerSentEvent } from '../../../src/utils/server-sent-events.js';

const encoder = new TextEncoder();

/** All events of a text that comes in pieces of `step` bytes. */
async function eventsOf(text: string, step = Infinity): Promise<readonly ServerSentEvent[]> {
  const bytes = encoder.encode(text);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += step) controller.enqueue(bytes.slice(at, at + step));
      controller.close();
    },
  });
  const events: ServerSentEvent[] = [];
  for await (const event of serverSentEvents(body)) events.push(event);
  return events;
}

describe('serverSentEvents', () => {
  it('reads events with and without a name', async () => {
    assert.deepEqual(await eventsOf('data: one\n\nevent: ping\ndata: two\n\ndata: three\n\n'), [{ data: 'one' }, { event: 'ping', data: 'two' }, { data: 'three' }]);
  });

  it('joins the data lines of an event, and takes off one space only', async () => {
    assert.deepEqual(await eventsOf('data:a\ndata:  b\ndata\n\n'), [{ data: 'a\n b\n' }]);
  });

  it('leaves out comments, fields that it does not know, and events without data', async () => {
    assert.deepEqual(await eventsOf(': keep-alive\n\nid: 7\nretry: 10\n\nevent: empty\n\ndata: x\n\n'), [{ data: 'x' }]);
  });

  it('reads line ends of all three kinds, wherever they are cut', async () => {
    const text = '\uFEFFdata: a\r\n\r\ndata: b\r\rdata: c\n\ndata: d\r\ndata: e\r\n\r\n';
    for (const step of [1, 2, 3, 5, Infinity]) {
      assert.deepEqual((await eventsOf(text, step)).map(({ data }) => data), ['a', 'b', 'c', 'd\ne'], `in pieces of ${step}`);
    }
  });

  it('keeps characters whole that are cut between chunks', async () => {
    for (const step of [1, 2, 3]) assert.deepEqual(await eventsOf('data: é 日本 👩🏽‍💻\n\n', step), [{ data: 'é 日本 👩🏽‍💻' }]);
  });

  it('drops an event that no blank line ends', async () => {
    assert.deepEqual(await eventsOf('data: whole\n\ndata: half'), [{ data: 'whole' }]);
    assert.deepEqual(await eventsOf('data: half\n'), []);
  });

  it('closes the body when the reader leaves', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode('data: a\n\ndata: b\n\n')),
      cancel: () => void (cancelled = true),
    });
    for await (const { data } of serverSentEvents(body)) {
      assert.equal(data, 'a');
      break;
    }
    assert.equal(cancelled, true);
  });

  it('rejects with the reason of the signal, and closes a body that knows nothing of it', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({ cancel: () => void (cancelled = true) });
    const controller = new AbortController();
    const next = serverSentEvents(body, controller.signal).next();
    const reason = new Error('over');
    controller.abort(reason);
    await assert.rejects(next, (error) => error === reason);
    assert.equal(cancelled, true);
  });
});
