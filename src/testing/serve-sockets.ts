import type { SocketAcceptor, SocketLine } from './socket-simulator.js';

/** The members of `node:http`, `node:net` and `ws` that are used: their types do not belong in a package for browsers. */
interface NodeSocket {
  end(text: string): void;
  destroy(): void;
}
interface NodeRequest {
  readonly url?: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}
export interface NodeUpgradeServer {
  on(event: 'upgrade', listener: (request: NodeRequest, socket: NodeSocket, head: Uint8Array) => void): void;
}
interface Connection {
  send(message: string | Uint8Array): void;
  close(code?: number, reason?: string): void;
  terminate(): void;
  on(event: 'message', listener: (data: Uint8Array, isBinary: boolean) => void): void;
  on(event: 'close' | 'error', listener: () => void): void;
}
interface WebSocketServer {
  handleUpgrade(request: NodeRequest, socket: NodeSocket, head: Uint8Array, listener: (connection: Connection) => void): void;
}
interface Ws {
  readonly WebSocketServer: new (options: { noServer: true; handleProtocols: () => string | false }) => WebSocketServer;
}

/** In a variable, so that bundlers for browsers do not look for it. */
const WS: string = 'ws';

const REASONS: Readonly<Record<number, string>> = { 400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests' };

/** Serves the WebSockets of a simulator on a server of Node's. Gives a function that cuts all that are open. */
export async function serveSockets(server: NodeUpgradeServer, acceptor: SocketAcceptor): Promise<() => void> {
  const { WebSocketServer } = (await import(/* @vite-ignore */ WS)) as Ws;
  const connections = new Set<Connection>();
  server.on('upgrade', (request, socket, head) => {
    // Not as a reference to a base: a path may begin with two slashes, which would make a host of its first name.
    const { pathname, searchParams } = new URL(`http://localhost${request.url ?? '/'}`);
    const headers = Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
    const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
    let connection: Connection | undefined;
    // What the simulator says before the handshake is over waits for it.
    const early: ((to: Connection) => void)[] = [];
    const act = (action: (to: Connection) => void): void => void (connection ? action(connection) : early.push(action));
    const line: SocketLine = {
      send: (message) => act((to) => to.send(message)),
      // RFC 6455, 7.4.1: 1005 stands for a close without a code, and is never sent.
      close: (code, reason) => act((to) => (code === 1005 ? to.close() : to.close(code, reason))),
      cut: () => act((to) => to.terminate()),
    };
    const answer = acceptor.accept({ path: pathname, query: searchParams, headers, protocols }, line);
    if ('status' in answer) {
      return socket.end(`HTTP/1.1 ${answer.status} ${REASONS[answer.status] ?? 'Error'}\r\nConnection: close\r\nContent-Length: ${new TextEncoder().encode(answer.body).length}\r\n\r\n${answer.body}`);
    }
    new WebSocketServer({ noServer: true, handleProtocols: () => answer.protocol || false }).handleUpgrade(request, socket, head, (opened) => {
      connection = opened;
      connections.add(opened);
      opened.on('message', (data, isBinary) => answer.receive(isBinary ? new Uint8Array(data) : new TextDecoder().decode(data)));
      opened.on('close', () => {
        connections.delete(opened);
        answer.closed();
      });
      // A broken line is followed by its close.
      opened.on('error', () => undefined);
      for (const action of early.splice(0)) action(opened);
    });
  });
  return () => {
    for (const connection of connections) connection.terminate();
  };
}
