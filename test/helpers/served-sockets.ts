import NodeWebSocket from 'ws';
import { serveSimulator, type ServableSimulator, type SocketSimulator, type VirtualClock } from '../../src/testing/index.js';
import type { WebSocketConstructor } from '../../src/utils/socket-connection.js';

/** A simulator over real sockets, in the time of a virtual clock. */
export interface ServedSockets {
  /** `ws:` */
  readonly url: string;
  readonly WebSocket: WebSocketConstructor;
  /** Lets time pass in steps; after each, everything that was sent has arrived. */
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

const STEP_MS = 20;
/** Turns of the event loop after which what is still missing will not come. */
const MOST_TURNS = 400;

/** `stepMs`: how long what is sent may be on its way. */
export async function serveSockets(simulator: ServableSimulator & { readonly sockets: SocketSimulator }, clock: VirtualClock, stepMs = STEP_MS): Promise<ServedSockets> {
  const served = await serveSimulator(simulator);
  const clients = new Set<NodeWebSocket>();
  const [sent, got] = [new WeakMap<NodeWebSocket, number>(), new WeakMap<NodeWebSocket, number>()];
  class CountedWebSocket extends NodeWebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols);
      clients.add(this);
      this.on('message', () => got.set(this, (got.get(this) ?? 0) + 1));
      this.on('close', () => clients.delete(this));
    }
    override send(data: string | Uint8Array): void {
      sent.set(this, (sent.get(this) ?? 0) + 1);
      super.send(data);
    }
  }
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);
  const isSettled = (): boolean => {
    const [there, here] = [simulator.sockets.connections.filter(({ isOpen }) => isOpen), [...clients]];
    if (here.some(({ readyState }) => readyState !== 1) || there.length !== here.length) return false;
    return (
      sum(there.map(({ received }) => received.length)) === sum(here.map((client) => sent.get(client) ?? 0)) &&
      sum(there.map((connection) => connection.sent.length)) === sum(here.map((client) => got.get(client) ?? 0))
    );
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0, calm = 0; calm < 3 && turn < MOST_TURNS; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      calm = isSettled() ? calm + 1 : 0;
    }
  };
  return {
    url: served.url.replace(/^http/, 'ws'),
    WebSocket: CountedWebSocket as unknown as WebSocketConstructor,
    async advance(ms) {
      if (!isSettled()) await settle();
      for (let left = ms; left > 0; left -= stepMs) {
        await clock.advance(Math.min(stepMs, left));
        await settle();
      }
    },
    close: () => served.close(),
  };
}
