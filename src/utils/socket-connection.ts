import { hostOf, noteDeparture } from './departures.js';
import { PartQueue } from './part-queue.js';
import { untilAborted } from './until-aborted.js';

/** When a connection failed: before it was there (`open`), or after (`running`). */
export type SocketFailureKind = 'open' | 'running';

/** A WebSocket failed. Its message holds nothing of what was sent or received; `reason` may, and stays inside the adapter. */
export class SocketFailure extends Error {
  readonly kind: SocketFailureKind;
  /** Close code (RFC 6455, 7.4); 1006 where the line was cut, also where a browser keeps the server's refusal from the page. */
  readonly code: number;
  /** What the server said when it closed. */
  readonly reason: string;

  constructor(kind: SocketFailureKind, code = 1006, reason = '', options?: ErrorOptions) {
    super(`The connection failed: ${kind}, ${code}.`, options);
    this.kind = kind;
    this.code = code;
    this.reason = reason;
  }
}

/** The constructor of a page, or another of the same kind. */
export type WebSocketConstructor = new (url: string, protocols?: string | string[]) => WebSocket;

export interface SocketRequest {
  /** `ws:` or `wss:`. */
  readonly url: string;
  /** Subprotocols; browsers can hand over credentials in no other header. */
  readonly protocols?: readonly string[];
  readonly WebSocket?: WebSocketConstructor | undefined;
  /** Ends the connection, whether it is open yet or not. */
  readonly signal: AbortSignal;
}

/** A message as it came: text, or bytes. */
export type SocketMessage = string | Uint8Array;

/** Closed by us, and nothing was wrong. */
const NORMAL = 1000;

/** One connection, with its messages to be iterated over. */
export class SocketConnection {
  readonly #socket: WebSocket;
  readonly #host: string;
  readonly #queue = new PartQueue<SocketMessage>();
  readonly #closed: Promise<void>;
  #isOurs = false;

  private constructor(socket: WebSocket, host: string, signal: AbortSignal) {
    this.#socket = socket;
    this.#host = host;
    // It says nothing, the close event after it has at least a code; but outside browsers somebody must listen to it.
    socket.addEventListener('error', () => undefined);
    const abort = (): void => {
      this.#queue.fail(signal.reason);
      void this.close();
    };
    signal.addEventListener('abort', abort, { once: true });
    socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => this.#queue.push(typeof data === 'string' ? data : new Uint8Array(data)));
    this.#closed = new Promise((resolve) =>
      socket.addEventListener('close', ({ code, reason }) => {
        signal.removeEventListener('abort', abort);
        // 1005: closed without a code.
        if (this.#isOurs || code === NORMAL || code === 1005) this.#queue.close();
        else this.#queue.fail(new SocketFailure('running', code, reason));
        resolve();
      }),
    );
  }

  /** Rejects with `SocketFailure` (`open`), or with the signal's reason. */
  static async open({ url, protocols = [], WebSocket = globalThis.WebSocket, signal }: SocketRequest): Promise<SocketConnection> {
    signal.throwIfAborted();
    const socket = construct(WebSocket, url, protocols);
    socket.binaryType = 'arraybuffer';
    const connection = new SocketConnection(socket, hostOf(url), signal);
    const opened = new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true });
      socket.addEventListener('close', ({ code, reason }) => reject(new SocketFailure('open', code, reason)), { once: true });
    });
    try {
      await untilAborted(opened, signal);
      signal.throwIfAborted();
      return connection;
    } catch (error) {
      void connection.close();
      throw error;
    }
  }

  /** The subprotocol that the server chose; empty where it chose none. */
  get protocol(): string {
    return this.#socket.protocol;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === 1;
  }

  /** Bytes that were handed over and are not sent yet. */
  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  /** Messages in their order; for one reader. Ends when either side has closed normally, fails with `SocketFailure` or the signal's reason. */
  get messages(): AsyncIterable<SocketMessage> {
    return this.#queue;
  }

  /** Settled once the connection is over, however it ended. */
  get closed(): Promise<void> {
    return this.#closed;
  }

  /** False where the connection is over: its messages tell why. */
  send(message: string | Uint8Array<ArrayBuffer>): boolean {
    if (!this.isOpen) return false;
    this.#socket.send(message);
    noteDeparture(this.#host, message);
    return true;
  }

  sendJson(message: unknown): boolean {
    return this.send(JSON.stringify(message));
  }

  /** No more messages are handed out; what was sent before still goes out. Safe to call twice. */
  async close(): Promise<void> {
    this.#isOurs = true;
    this.#queue.close();
    if (this.#socket.readyState < 2) this.#socket.close(NORMAL);
  }
}

/** An address that is none, or that a page's policy forbids, throws at once. */
function construct(Constructor: WebSocketConstructor, url: string, protocols: readonly string[]): WebSocket {
  try {
    return new Constructor(url, [...protocols]);
  } catch (cause) {
    throw new SocketFailure('open', 1006, '', { cause });
  }
}
