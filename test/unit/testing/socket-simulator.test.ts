import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import NodeWebSocket from 'ws';
import { serveSimulator, SocketSimulator, virtualClock, type SocketProtocol } from '../../../src/testing/index.js';
import { SocketConnection, SocketFailure, type SocketMessage, type WebSocketConstructor } from '../../../src/utils/socket-connection.js';

/** Repeats what it hears; `bye` closes, `gone` closes without a code, `cut` cuts. Wants the subprotocol `echo` and the token `good`. */
const ECHO: SocketProtocol = {
  admit: ({ query, protocols }) => (query.get('token') !== 'good' ? { status: 401, body: 'no' } : protocols.includes('echo') ? { protocol: 'echo' } : {}),
  connect(socket) {
    socket.send('hello');
    return {
      receive(message) {
        if (message === 'bye') socket.close(4001, 'because');
        else if (message === 'done') socket.close(1000);
        else if (message === 'gone') socket.close(1005);
        else if (message === 'cut') socket.cut();
        else socket.send(message);
      },
    };
  },
};

interface Rig {
  readonly simulator: SocketSimulator;
  readonly url: string;
  readonly WebSocket: WebSocketConstructor;
  close(): Promise<void>;
}

const RIGS: Readonly<Record<string, () => Promise<Rig>>> = {
  'in the same process': async () => {
    const simulator = new SocketSimulator(ECHO);
    return { simulator, url: 'ws://vendor.test', WebSocket: simulator.WebSocket, close: async () => undefined };
  },
  'over a real socket': async () => {
    const simulator = new SocketSimulator(ECHO);
    const served = await serveSimulator({ sockets: simulator });
    return { simulator, url: served.url.replace('http', 'ws'), WebSocket: NodeWebSocket as unknown as WebSocketConstructor, close: () => served.close() };
  },
};

for (const [where, create] of Object.entries(RIGS)) {
  describe(`a simulated WebSocket ${where}`, () => {
    const rigged = (body: (rig: Rig, open: (options?: { token?: string; protocols?: string[]; signal?: AbortSignal }) => Promise<SocketConnection>) => Promise<void>) => async () => {
      const rig = await create();
      const life = new AbortController();
      try {
        await body(rig, ({ token = 'good', protocols = ['echo'], signal = life.signal } = {}) =>
          SocketConnection.open({ url: `${rig.url}/v1?token=${token}`, protocols, WebSocket: rig.WebSocket, signal }),
        );
      } finally {
        life.abort();
        await rig.close();
      }
    };

    it('carries text and bytes both ways, in order', rigged(async ({ simulator }, open) => {
      const connection = await open();
      assert.equal(connection.protocol, 'echo');
      connection.send('one');
      connection.send(new Uint8Array([1, 2, 3]));
      connection.sendJson({ two: 2 });
      connection.send('done');
      assert.deepEqual(await all(connection), ['hello', 'one', new Uint8Array([1, 2, 3]), '{"two":2}']);
      assert.deepEqual(simulator.connections[0]?.received.map(({ message }) => message), ['one', new Uint8Array([1, 2, 3]), '{"two":2}', 'done']);
      assert.equal(simulator.connections[0]?.upgrade.path, '/v1');
    }));

    it('takes a path as it was asked for', rigged(async ({ simulator, url, WebSocket }) => {
      const life = new AbortController();
      await SocketConnection.open({ url: `${url}//v1/more?token=good`, protocols: ['echo'], WebSocket, signal: life.signal });
      assert.equal(simulator.connections[0]?.upgrade.path, '//v1/more');
      life.abort();
    }));

    it('refuses who may not come in', rigged(async ({ simulator }, open) => {
      await assert.rejects(open({ token: 'bad' }), (error) => error instanceof SocketFailure && error.kind === 'open' && error.code === 1006);
      assert.equal(simulator.connections[0]?.status, 401);
      assert.equal(simulator.open, 0);
    }));

    it('gives up where the server chose no subprotocol of ours', rigged(async (_rig, open) => {
      await assert.rejects(open({ protocols: ['other'] }), SocketFailure);
    }));

    it('tells the code and the reason of a close that nobody asked for', rigged(async (_rig, open) => {
      const connection = await open();
      connection.send('bye');
      await assert.rejects(all(connection), (error) => error instanceof SocketFailure && error.kind === 'running' && error.code === 4001 && error.reason === 'because');
    }));

    it('ends where the server closes without a code', rigged(async (_rig, open) => {
      const connection = await open();
      connection.send('gone');
      assert.deepEqual(await all(connection), ['hello']);
    }));

    it('tells of a line that was cut, by either side', rigged(async ({ simulator }, open) => {
      const first = await open();
      first.send('cut');
      await assert.rejects(all(first), (error) => error instanceof SocketFailure && error.code === 1006);
      const second = await open();
      simulator.cut();
      await assert.rejects(all(second), SocketFailure);
      assert.equal(second.send('too late'), false);
      assert.equal(simulator.open, 0);
    }));

    it('ends at once and closes when the signal ends', rigged(async ({ simulator }, open) => {
      const life = new AbortController();
      const connection = await open({ signal: life.signal });
      const reading = all(connection);
      life.abort(new Error('enough'));
      await assert.rejects(reading, /enough/);
      await connection.closed;
      while (simulator.open > 0) await new Promise((resolve) => setImmediate(resolve));
    }));

    it('opens nothing for a signal that has ended', rigged(async ({ simulator }, open) => {
      await assert.rejects(open({ signal: AbortSignal.abort(new Error('before')) }), /before/);
      const life = new AbortController();
      const opening = open({ signal: life.signal });
      life.abort(new Error('meanwhile'));
      await assert.rejects(opening, /meanwhile/);
      while (simulator.open > 0) await new Promise((resolve) => setImmediate(resolve));
    }));

    it('refuses the next connections when told to', rigged(async ({ simulator }, open) => {
      simulator.refuse(429);
      await assert.rejects(open(), SocketFailure);
      assert.equal(simulator.connections[0]?.status, 429);
      assert.equal((await open()).isOpen, true);
    }));
  });
}

it('a simulator keeps the time of its clock', async () => {
  const clock = virtualClock();
  const simulator = new SocketSimulator({ admit: () => ({}), connect: (socket) => ({ receive: () => void socket.clock.setTimer(500, () => socket.send('later')) }) }, { clock });
  const connection = await SocketConnection.open({ url: 'ws://vendor.test', WebSocket: simulator.WebSocket, signal: new AbortController().signal });
  connection.send('now');
  await clock.advance(499);
  assert.equal(simulator.connections[0]?.sent.length, 0);
  await clock.advance(1);
  assert.deepEqual(simulator.connections[0]?.sent, [{ at: 500, message: 'later' }]);
  await connection.close();
});

it('an address that is none is a failure to open', async () => {
  const { WebSocket } = new SocketSimulator(ECHO);
  await assert.rejects(SocketConnection.open({ url: 'https://vendor.test', WebSocket, signal: new AbortController().signal }), SocketFailure);
});

async function all(connection: SocketConnection): Promise<SocketMessage[]> {
  const messages: SocketMessage[] = [];
  for await (const message of connection.messages) messages.push(message);
  return messages;
}
