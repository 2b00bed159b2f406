import { machineClock } from '../utils/machine-clock.js';
import { seededRandom } from '../utils/seeded-random.js';
import { numberMember } from '../utils/member.js';
import { parseJson } from '../utils/parse-json.js';
import { admit } from './deepgram-admission.js';
import { createEar, type Ear } from './deepgram-ear.js';
import { DeepgramFluxHandler } from './deepgram-flux-protocol.js';
import { DeepgramListenHandler } from './deepgram-listen-protocol.js';
import type { DeepgramSimulatorOptions } from './deepgram-options.js';
import { DeepgramSpeakHandler, type SpeakJournal } from './deepgram-speak-protocol.js';
import { jsonResponse } from './language-model-simulator.js';
import type { ScriptedUtterance } from './scripted-hearing.js';
import { delays } from './simulated-delay.js';
import { SocketSimulator, type ServerSocket, type SimulatorClock, type SocketHandler, type SocketUpgrade } from './socket-simulator.js';

const DEFAULT_KEY = 'simulated-key';
const DEFAULT_TTL_S = 30;
const LONGEST_TTL_S = 3600;

/** Deepgram, as far as its documentation tells: `/v1/listen`, `/v2/listen`, `/v1/speak`, `/v1/auth/grant`. `serveSimulator` serves it. */
export interface DeepgramSimulator {
  /** Answers `POST /v1/auth/grant`. */
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  /** Every connection with what went over it; `cut`, `close` and `refuse` make it fail. */
  readonly sockets: SocketSimulator;
  /** To be handed to an adapter in the place of the page's. */
  readonly WebSocket: SocketSimulator['WebSocket'];
  /** A token as `/v1/auth/grant` hands it out. Default: for 30 s. */
  grant(ttlSeconds?: number): string;
  /** Texts that Aura was asked to say, in their order. */
  readonly spoken: readonly string[];
  /** Connections over which Aura makes sound right now. */
  readonly speaking: number;
  /** True: every connection stays open, and nothing more is heard or said. */
  stalled: boolean;
}

export function deepgramSimulator(options: DeepgramSimulatorOptions = {}): DeepgramSimulator {
  return new Simulator(options);
}

class Simulator implements DeepgramSimulator {
  readonly sockets: SocketSimulator;
  stalled = false;
  readonly #options: DeepgramSimulatorOptions;
  readonly #clock: SimulatorClock;
  readonly #journal: SpeakJournal = { spoken: [], speaking: 0 };
  /** When tokens expire, ms on the clock. */
  readonly #tokens = new Map<string, number>();
  readonly #finalDelay: () => number;
  readonly #firstByte: () => number;
  readonly #next: (() => ScriptedUtterance | undefined) | undefined;

  constructor(options: DeepgramSimulatorOptions) {
    const { clock = machineClock, seed = 'deepgram', final = 0, firstByte = 0, utterances } = options;
    this.#options = options;
    this.#clock = clock;
    this.#finalDelay = delays(final, seededRandom(`${seed} final`));
    this.#firstByte = delays(firstByte, seededRandom(`${seed} first byte`));
    const script = utterances?.map((utterance) => (typeof utterance === 'string' ? { text: utterance } : utterance));
    this.#next = script && (() => script.shift());
    const admitted = (upgrade: SocketUpgrade): ReturnType<typeof admit> =>
      admit(upgrade, { isKey: (text) => this.#isKey(text), isToken: (text) => (this.#tokens.get(text) ?? -Infinity) > this.#clock.now() });
    this.sockets = new SocketSimulator({ admit: admitted, connect: (socket) => this.#stallable(this.#connect(socket)) }, { clock });
  }

  get WebSocket(): SocketSimulator['WebSocket'] {
    return this.sockets.WebSocket;
  }

  get spoken(): readonly string[] {
    return this.#journal.spoken;
  }

  get speaking(): number {
    return this.#journal.speaking;
  }

  grant(ttlSeconds = DEFAULT_TTL_S): string {
    const token = `simulated-token-${this.#tokens.size + 1}`;
    this.#tokens.set(token, this.#clock.now() + ttlSeconds * 1000);
    return token;
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    if (new URL(request.url).pathname !== '/v1/auth/grant') return refusal(404, 'Not Found', 'Not found.');
    if (request.method !== 'POST') return refusal(405, 'Method Not Allowed', 'Method not allowed.');
    const [kind, key = ''] = (request.headers.get('authorization') ?? '').split(' ');
    if (kind?.toLowerCase() !== 'token' || !this.#isKey(key)) return refusal(401, 'INVALID_AUTH', 'Invalid credentials.');
    const text = await request.text();
    const ttl = text ? (numberMember(parseJson(text), 'ttl_seconds') ?? DEFAULT_TTL_S) : DEFAULT_TTL_S;
    if (!(ttl >= 1 && ttl <= LONGEST_TTL_S)) return refusal(400, 'Bad Request', 'ttl_seconds must be from 1 to 3600.');
    return jsonResponse(200, { access_token: this.grant(ttl), expires_in: ttl });
  };

  #connect(socket: ServerSocket): SocketHandler {
    const quiet = { ...socket, send: (message: string | Uint8Array) => this.#send(socket, message), sendJson: (message: unknown) => this.#send(socket, JSON.stringify(message)) };
    switch (socket.upgrade.path) {
      case '/v1/listen':
        return new DeepgramListenHandler(quiet, this.#ear(socket), this.#finalDelay, this.#options);
      case '/v2/listen':
        return new DeepgramFluxHandler(quiet, this.#ear(socket), this.#finalDelay, this.#options);
      default:
        return new DeepgramSpeakHandler(quiet, this.#journal, this.#firstByte, this.#options);
    }
  }

  #ear({ upgrade }: ServerSocket): Ear {
    return createEar(Number(upgrade.query.get('sample_rate')), this.#next);
  }

  #send(socket: ServerSocket, message: string | Uint8Array): void {
    if (!this.stalled) socket.send(message);
  }

  #stallable(handler: SocketHandler): SocketHandler {
    return { receive: (message) => (this.stalled ? undefined : handler.receive(message)), closed: () => handler.closed?.() };
  }

  #isKey(text: string): boolean {
    return text === (this.#options.apiKey ?? DEFAULT_KEY);
  }
}

function refusal(status: number, code: string, message: string): Response {
  return jsonResponse(status, { err_code: code, err_msg: message, request_id: 'simulated' });
}
