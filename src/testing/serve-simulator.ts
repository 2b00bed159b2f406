import type { SocketAcceptor } from './socket-simulator.js';
import { serveSockets, type NodeUpgradeServer } from './serve-sockets.js';

/** What a simulator answers: requests, WebSockets, or both. */
export interface ServableSimulator {
  readonly fetch?: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  readonly sockets?: SocketAcceptor;
}

export interface ServeSimulatorOptions {
  /** Default: one that is free. */
  readonly port?: number;
  /** Whether pages of other origins may read the answers. Default true. */
  readonly cors?: boolean;
}

export interface ServedSimulator {
  /** Without a slash at the end. */
  readonly url: string;
  /** Breaks what is under way. */
  close(): Promise<void>;
}

/** The members of `node:http` that are used: Node's types do not belong in a package for browsers. */
interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string;
  readonly url?: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}
interface NodeResponse {
  writeHead(status: number, headers: Readonly<Record<string, string>>): void;
  flushHeaders(): void;
  write(bytes: Uint8Array): boolean;
  end(): void;
  destroy(): void;
  on(event: 'close', listener: () => void): void;
}
interface NodeServer extends NodeUpgradeServer {
  listen(port: number, host: string, listener: () => void): void;
  once(event: 'error', listener: (error: unknown) => void): void;
  address(): { readonly port: number } | string | null;
  close(listener: () => void): void;
  closeAllConnections(): void;
}
interface NodeHttp {
  createServer(listener: (request: NodeRequest, response: NodeResponse) => void): NodeServer;
}

const HOST = '127.0.0.1';
/** In a variable, so that bundlers for browsers do not look for it. */
const NODE_HTTP: string = 'node:http';

/**
 * Serves a simulator over real HTTP and real WebSockets on this machine (WebSockets need the package `ws`). Works in Node
 * only.
 */
export async function serveSimulator({ fetch = notThere, sockets }: ServableSimulator, { port = 0, cors = true }: ServeSimulatorOptions = {}): Promise<ServedSimulator> {
  const { createServer } = (await import(/* @vite-ignore */ NODE_HTTP)) as NodeHttp;
  const server = createServer((request, response) => {
    // A reader that leaves is no failure of the server.
    answer(fetch, request, response, cors).catch(() => response.destroy());
  });
  const endSockets = sockets && (await serveSockets(server, sockets));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const address = server.address();
  return {
    url: `http://${HOST}:${typeof address === 'object' && address ? address.port : port}`,
    close: () =>
      new Promise((resolve) => {
        endSockets?.();
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function answer(fetch: NonNullable<ServableSimulator['fetch']>, request: NodeRequest, response: NodeResponse, cors: boolean): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const allowed: Readonly<Record<string, string>> = cors
    ? { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' }
    : {};
  if (method === 'OPTIONS') {
    const asked = headers['access-control-request-headers'];
    const preflight = { 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': String(asked ?? '*') };
    response.writeHead(204, { ...allowed, ...(cors && preflight) });
    return response.end();
  }
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const pieces: Uint8Array[] = [];
  for await (const piece of request) pieces.push(piece);
  const body = pieces.length > 0 ? await new Blob(pieces as BlobPart[]).arrayBuffer() : null;
  const flat = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]]));
  const reply = await fetch(new Request(`http://${HOST}${url}`, { method, headers: flat, body, signal: gone.signal }));
  response.writeHead(reply.status, { ...Object.fromEntries(reply.headers), ...allowed });
  response.flushHeaders();
  if (reply.body) for await (const chunk of reply.body) response.write(chunk);
  response.end();
}

async function notThere(): Promise<Response> {
  return new Response(null, { status: 404 });
}
