import type { Clock } from '../spec/index.js';
import { machineClock } from '../utils/machine-clock.js';
import { simulatedWebSocket } from './simulated-web-socket.js';

/** What a client asks for when it wants a WebSocket. */
export interface SocketUpgrade {
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Subprotocols that the client offers. */
  readonly protocols: readonly string[];
}

/** The server's answer: a connection, with the subprotocol that it chose, or an HTTP status. */
export type UpgradeAnswer = { readonly protocol?: string } | { readonly status: number; readonly body?: string };

/** The server's end of one connection. */
export interface ServerSocket {
  readonly upgrade: SocketUpgrade;
  /** Of the simulator. */
  readonly clock: SimulatorClock;
  send(message: string | Uint8Array): void;
  sendJson(message: unknown): void;
  /** With a close frame. */
  close(code: number, reason?: string): void;
  /** Without one, as when the line is cut: the client sees 1006. */
  cut(): void;
}

/** What a vendor's simulator does with one connection. */
export interface SocketHandler {
  receive(message: string | Uint8Array): void;
  /** The connection is over, whoever ended it. Timers are to be cancelled here. */
  closed?(): void;
}

export type SimulatorClock = Pick<Clock, 'now' | 'setTimer'>;

/** A vendor's protocol, connection by connection. */
export interface SocketProtocol {
  /** Lets the client in, or refuses it as the vendor would. */
  admit(upgrade: SocketUpgrade): UpgradeAnswer;
  connect(socket: ServerSocket): SocketHandler;
}

/** One connection as it was, oldest message first. */
export interface SimulatedConnection {
  readonly upgrade: SocketUpgrade;
  /** When it was asked for, ms on the simulator's clock. */
  readonly at: number;
  /** HTTP status of the answer; 101 where it was let in. */
  readonly status: number;
  readonly received: readonly { readonly at: number; readonly message: string | Uint8Array }[];
  readonly sent: readonly { readonly at: number; readonly message: string | Uint8Array }[];
  readonly isOpen: boolean;
}

/** Accepts connections; what `serveSimulator` and the simulated WebSocket both talk to. */
export interface SocketAcceptor {
  accept(upgrade: SocketUpgrade, line: SocketLine): { readonly protocol: string; receive(message: string | Uint8Array): void; closed(): void } | { readonly status: number; readonly body: string };
}

/** The way to one client. */
export interface SocketLine {
  send(message: string | Uint8Array): void;
  close(code: number, reason: string): void;
  cut(): void;
}

export interface SocketSimulatorOptions {
  /** Default: the machine's. */
  readonly clock?: SimulatorClock;
}

/**
 * The WebSockets of a vendor, without a network: hand `WebSocket` to an adapter, or serve the simulator with
 * `serveSimulator`.
 */
export class SocketSimulator implements SocketAcceptor {
  /** Everything that was asked for, oldest first, also what was refused. */
  readonly connections: SimulatedConnection[] = [];
  /** To be handed to an adapter in the place of the page's. */
  readonly WebSocket: new (url: string, protocols?: string | string[]) => WebSocket;
  readonly #protocol: SocketProtocol;
  readonly #clock: SimulatorClock;
  readonly #lines = new Set<SocketLine>();
  #refusals: number[] = [];

  constructor(protocol: SocketProtocol, { clock = machineClock }: SocketSimulatorOptions = {}) {
    this.#protocol = protocol;
    this.#clock = clock;
    this.WebSocket = simulatedWebSocket(this);
  }

  /** How many connections are there right now. */
  get open(): number {
    return this.#lines.size;
  }

  /** The next connections are refused with these HTTP statuses, one each. */
  refuse(...statuses: readonly number[]): void {
    this.#refusals.push(...statuses);
  }

  /** Cuts every line without a word, as a lost network does. */
  cut(): void {
    for (const line of [...this.#lines]) line.cut();
  }

  /** Closes every connection as a server does that is shut down. */
  close(code: number, reason = ''): void {
    for (const line of [...this.#lines]) line.close(code, reason);
  }

  accept(upgrade: SocketUpgrade, line: SocketLine): ReturnType<SocketAcceptor['accept']> {
    const clock = this.#clock;
    const connection = { upgrade, at: clock.now(), status: 101, received: [] as SimulatedConnection['received'][number][], sent: [] as SimulatedConnection['sent'][number][], isOpen: false };
    this.connections.push(connection);
    const refusal = this.#refusals.shift();
    const answer = refusal === undefined ? this.#protocol.admit(upgrade) : { status: refusal };
    if ('status' in answer) {
      connection.status = answer.status;
      return { status: answer.status, body: answer.body ?? '' };
    }
    connection.isOpen = true;
    this.#lines.add(line);
    const send = (message: string | Uint8Array): void => {
      if (!connection.isOpen) return;
      connection.sent.push({ at: clock.now(), message });
      line.send(message);
    };
    const handler = this.#protocol.connect({
      upgrade,
      clock,
      send,
      sendJson: (message) => send(JSON.stringify(message)),
      close: (code, reason = '') => line.close(code, reason),
      cut: () => line.cut(),
    });
    return {
      protocol: answer.protocol ?? '',
      receive: (message) => {
        if (!connection.isOpen) return;
        connection.received.push({ at: clock.now(), message });
        handler.receive(message);
      },
      closed: () => {
        if (!connection.isOpen) return;
        connection.isOpen = false;
        this.#lines.delete(line);
        handler.closed?.();
      },
    };
  }
}
