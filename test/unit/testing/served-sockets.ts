// A simulator behind real sockets whose time is virtual all the same: before time goes on, everything that is on its way arrives.
import NodeWebSocket from 'ws';
import { serveSimulator, type PassingTime, type SimulatedConnection, type SocketSimulator, type VirtualClock } from '../../../src/testing/index.js';
import type { WebSocketConstructor } from '../../../src/utils/socket-connection.js';

const STEP_MS = 50;

interface Client {
  readonly socket: NodeWebSocket;
  sent: number;
  received: number;
}

export interface ServedSockets extends PassingTime {
  /** `ws://...` */
  readonly url: string;
  readonly WebSocket: WebSocketConstructor;
  close(): Promise<void>;
}

export async function serveSockets(simulator: SocketSimulator, clock: VirtualClock): Promise<ServedSockets> {
  const served = await serveSimulator({ sockets: simulator });
  const clients: Client[] = [];
  class CountedWebSocket extends NodeWebSocket {
    readonly #client: Client;

    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      this.#client = { socket: this, sent: 0, received: 0 };
      clients.push(this.#client);
      this.on('message', () => (this.#client.received += 1));
    }

    override send(data: never): void {
      this.#client.sent += 1;
      super.send(data);
    }
  }
  const isQuiet = (): boolean => clients.every((client, index) => isSettled(client, simulator.connections[index]));
  const drain = async (): Promise<void> => {
    // What arrives may be answered at once.
    for (let quiet = 0; quiet < 3; quiet = isQuiet() ? quiet + 1 : 0) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    url: served.url.replace('http', 'ws'),
    WebSocket: CountedWebSocket as unknown as WebSocketConstructor,
    async advance(ms) {
      await drain();
      for (let passed = 0; passed < ms; passed += STEP_MS) {
        await clock.advance(Math.min(STEP_MS, ms - passed));
        await drain();
      }
    },
    close: () => served.close(),
  };
}

/** Nothing is on its way between the two ends. */
function isSettled({ socket, sent, received }: Client, connection: SimulatedConnection | undefined): boolean {
  if (socket.readyState === NodeWebSocket.CLOSED) return !connection?.isOpen;
  if (socket.readyState !== NodeWebSocket.OPEN || !connection?.isOpen) return false;
  return connection.received.length === sent && connection.sent.length === received;
}
