import type { SocketAcceptor, SocketLine } from './socket-simulator.js';

type Accepted = Exclude<ReturnType<SocketAcceptor['accept']>, { readonly status: number }>;

/**
 * A `WebSocket` (WHATWG WebSockets Standard) whose other end is a simulator in the same process. Messages arrive in later
 * microtasks, in their order.
 */
export function simulatedWebSocket(acceptor: SocketAcceptor): new (url: string, protocols?: string | string[]) => WebSocket {
  class SimulatedWebSocket extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSING = 2;
    readonly CLOSED = 3;
    readonly url: string;
    readonly extensions = '';
    readonly bufferedAmount = 0;
    binaryType: BinaryType = 'blob';
    protocol = '';
    readyState: 0 | 1 | 2 | 3 = 0;
    onopen = null;
    onmessage = null;
    onerror = null;
    onclose = null;
    #server: Accepted | undefined;

    constructor(url: string, protocols: string | string[] = []) {
      super();
      const { href, protocol, pathname, searchParams } = new URL(url);
      if (protocol !== 'ws:' && protocol !== 'wss:') throw new DOMException('The scheme must be ws or wss.', 'SyntaxError');
      this.url = href;
      const offered = typeof protocols === 'string' ? [protocols] : protocols;
      queueMicrotask(() => this.#connect({ path: pathname, query: searchParams, headers: {}, protocols: offered }));
    }

    #connect(upgrade: Parameters<SocketAcceptor['accept']>[0]): void {
      if (this.readyState !== 0) return this.#end(1006, '', false);
      const line: SocketLine = {
        send: (message) => queueMicrotask(() => this.#receive(message)),
        close: (code, reason) => queueMicrotask(() => this.#end(code, reason, true)),
        cut: () => queueMicrotask(() => this.#end(1006, '', false)),
      };
      const answer = acceptor.accept(upgrade, line);
      if ('status' in answer) return this.#fail();
      this.#server = answer;
      // RFC 6455, 4.1: a client that asked for none, or for others, gives up.
      if (answer.protocol === '' ? upgrade.protocols.length > 0 : !upgrade.protocols.includes(answer.protocol)) return this.#fail();
      this.protocol = answer.protocol;
      this.readyState = 1;
      this.dispatchEvent(new Event('open'));
    }

    send(message: string | ArrayBuffer | ArrayBufferView): void {
      if (this.readyState === 0) throw new DOMException('The connection is not open yet.', 'InvalidStateError');
      if (this.readyState !== 1) return;
      const sent = typeof message === 'string' ? message : bytesOf(message);
      queueMicrotask(() => this.#server?.receive(sent));
    }

    close(code = 1005, reason = ''): void {
      if (this.readyState > 1) return;
      this.readyState = 2;
      queueMicrotask(() => this.#end(code, reason, true));
    }

    #receive(message: string | Uint8Array): void {
      if (this.readyState !== 1) return;
      const data = typeof message === 'string' ? message : this.binaryType === 'arraybuffer' ? message.slice().buffer : new Blob([message.slice()]);
      this.dispatchEvent(new MessageEvent('message', { data }));
    }

    #fail(): void {
      this.dispatchEvent(new Event('error'));
      this.#end(1006, '', false);
    }

    #end(code: number, reason: string, wasClean: boolean): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      this.#server?.closed();
      // Node 20 has no CloseEvent.
      this.dispatchEvent(Object.assign(new Event('close'), { code, reason, wasClean }));
    }
  }
  return SimulatedWebSocket as unknown as new (url: string, protocols?: string | string[]) => WebSocket;
}

function bytesOf(message: ArrayBuffer | ArrayBufferView): Uint8Array {
  // A copy: the sender may use its buffer again.
  return message instanceof ArrayBuffer ? new Uint8Array(message.slice(0)) : new Uint8Array(message.buffer, message.byteOffset, message.byteLength).slice();
}
