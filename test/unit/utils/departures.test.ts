import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { departures, hostOf, noteDeparture, type Departure } from '../../../src/utils/departures.js';
import { post } from '../../../src/utils/post.js';
import { SocketConnection, type WebSocketConstructor } from '../../../src/utils/socket-connection.js';

const to = (host: string): Departure | undefined => departures().find((departure) => departure.host === host);
const { signal } = new AbortController();

describe('departures', () => {
  it('counts by host, and says where a size is not known', () => {
    noteDeparture('a.example', 'größer');
    noteDeparture('a.example', new Uint8Array(100));
    assert.deepEqual(to('a.example'), { host: 'a.example', times: 2, bytes: 108, isPartial: false });
    noteDeparture('a.example');
    noteDeparture('b.example', null);
    assert.deepEqual([to('a.example'), to('b.example')], [
      { host: 'a.example', times: 3, bytes: 108, isPartial: true },
      { host: 'b.example', times: 1, bytes: 0, isPartial: false },
    ]);
  });

  it('counts a form by what is in it', () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(1000)]), 'answer.wav');
    form.append('language', 'en');
    noteDeparture('form.example', form);
    assert.equal(to('form.example')?.bytes, 1002);
  });

  it('counts every request, also one that fails', async () => {
    const request = { url: 'https://post.example:8443/v1?key=secret', headers: {}, body: { text: 'ü' }, signal };
    await post({ ...request, fetch: () => Promise.resolve(new Response('')) });
    await assert.rejects(post({ ...request, fetch: () => Promise.reject(new TypeError('no network')) }));
    assert.deepEqual(to('post.example:8443'), { host: 'post.example:8443', times: 2, bytes: 26, isPartial: false });
    assert.ok(!JSON.stringify(departures()).includes('secret'));
  });

  it('counts every message of a socket that takes it', async () => {
    class OpenSocket extends EventTarget {
      readyState = 1;
      binaryType = '';
      send(): void {}
      close(): void {
        this.readyState = 3;
      }
    }
    const opening = SocketConnection.open({ url: 'wss://socket.example/listen?key=secret', WebSocket: class extends OpenSocket {
      constructor() {
        super();
        queueMicrotask(() => this.dispatchEvent(new Event('open')));
      }
    } as unknown as WebSocketConstructor, signal });
    const connection = await opening;
    connection.send(new Uint8Array(320));
    connection.sendJson({ type: 'end' });
    await connection.close();
    connection.send('too late');
    assert.deepEqual(to('socket.example'), { host: 'socket.example', times: 2, bytes: 334, isPartial: false });
  });

  it('names the host of an address, and nothing else of it', () => {
    assert.deepEqual(['https://h.example/p?k=1', 'wss://h.example:1/p', 'no address, secret'].map(hostOf), ['h.example', 'h.example:1', '?']);
  });
});
