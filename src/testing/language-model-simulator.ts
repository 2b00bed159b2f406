import type { Clock } from '../spec/index.js';
import { machineClock } from '../utils/machine-clock.js';
import { parseJson } from '../utils/parse-json.js';
import { sleep } from '../utils/sleep.js';
import { untilAborted } from '../utils/until-aborted.js';
import type { ReceivedConversation, SimulatedFailure, SimulatedReply, SimulatedText } from './language-model-reply.js';
import { hanging, inPieces, streamedResponse } from './streamed-response.js';

/** A request as it came in, also when it was refused. */
export interface SimulatedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; undefined for what is none. */
  readonly body: unknown;
  /** What it says, where it is not refused. */
  readonly conversation?: ReceivedConversation;
  /** When it came, on the simulator's clock, ms. */
  readonly at: number;
  /** HTTP status of the answer; undefined while there is none. */
  readonly status?: number;
}

export type ScriptedReply = SimulatedReply | ((request: SimulatedRequest) => SimulatedReply);

export interface SimulatorOptions {
  /** What calls are answered with for which nothing is scripted. */
  readonly reply?: ScriptedReply;
  /** The only key that is accepted. Default: whichever comes. */
  readonly apiKey?: string;
  /** The only models there are. Default: whichever comes. */
  readonly models?: readonly string[];
  /** Paces slow tokens. Default: the machine's. */
  readonly clock?: Pick<Clock, 'now' | 'setTimer'>;
}

/** A provider that runs anywhere. `fetch` can be handed to an adapter, or served over HTTP by `serveSimulator`. */
export interface LanguageModelSimulator {
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  /** Everything that came in, oldest first. */
  readonly requests: readonly SimulatedRequest[];
  /** Calls that are under way. */
  readonly open: number;
  /** What happens to the next calls, one each; added to what is scripted already. */
  script(...replies: readonly ScriptedReply[]): void;
}

/** What a vendor's simulator knows about its protocol. */
export interface SimulatedProtocol {
  /** Reads a request, or refuses it as the vendor would. */
  receive(request: SimulatedRequest, options: SimulatorOptions): ReceivedConversation | Response;
  fail(failure: SimulatedFailure): Response;
  /** Frames of the event stream. `blocked` is a stream of its own, or a refusal. */
  frames(reply: SimulatedText): SimulatedFrames;
  block(): SimulatedFrames | Response;
}

export interface SimulatedFrames {
  readonly head: readonly string[];
  readonly deltas: readonly string[];
  readonly tail: readonly string[];
  /** The error within a stream. */
  readonly error: string;
}

const DEFAULT_REPLY: SimulatedReply = { type: 'text', deltas: ['This is a ', 'simulated reply.'] };

export function simulateProtocol(protocol: SimulatedProtocol, options: SimulatorOptions = {}): LanguageModelSimulator {
  return new Simulator(protocol, options);
}

class Simulator implements LanguageModelSimulator {
  readonly requests: SimulatedRequest[] = [];
  readonly #protocol: SimulatedProtocol;
  readonly #options: SimulatorOptions;
  readonly #clock: Pick<Clock, 'now' | 'setTimer'>;
  readonly #script: ScriptedReply[] = [];
  /** A request that nobody holds is collected in Node, and with it the news that its caller has left. */
  readonly #held: unknown[] = [];
  #open = 0;

  constructor(protocol: SimulatedProtocol, options: SimulatorOptions) {
    this.#protocol = protocol;
    this.#options = options;
    this.#clock = options.clock ?? machineClock;
  }

  get open(): number {
    return this.#open;
  }

  script(...replies: readonly ScriptedReply[]): void {
    this.#script.push(...replies);
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    this.#held.push(input, request);
    const { signal } = request;
    signal.throwIfAborted();
    const text = await untilAborted(request.text(), signal);
    const { pathname, search } = new URL(request.url);
    const received: { -readonly [Name in keyof SimulatedRequest]: SimulatedRequest[Name] } = {
      method: request.method,
      path: pathname + search,
      headers: Object.fromEntries(request.headers),
      body: parseJson(text),
      at: this.#clock.now(),
    };
    this.requests.push(received);
    const response = await this.#answer(received, signal);
    received.status = response.status;
    return response;
  };

  async #answer(received: { -readonly [Name in keyof SimulatedRequest]: SimulatedRequest[Name] }, signal: AbortSignal): Promise<Response> {
    const conversation = this.#protocol.receive(received, this.#options);
    if (conversation instanceof Response) return conversation;
    received.conversation = conversation;
    const scripted = this.#script.shift() ?? this.#options.reply ?? DEFAULT_REPLY;
    const reply = typeof scripted === 'function' ? scripted(received) : scripted;
    if (reply.type === 'hang') return this.#hang(signal);
    if (reply.type === 'blocked') {
      const answer = this.#protocol.block();
      return answer instanceof Response ? answer : this.#stream(answer, { type: 'text', deltas: [] }, signal);
    }
    if (reply.type !== 'text') return this.#protocol.fail(reply);
    return this.#stream(this.#protocol.frames(reply), reply, signal);
  }

  async #hang(signal: AbortSignal): Promise<never> {
    this.#open += 1;
    try {
      return await hanging(signal);
    } finally {
      this.#open -= 1;
    }
  }

  #stream(frames: SimulatedFrames, reply: SimulatedText, signal: AbortSignal): Response {
    this.#open += 1;
    return streamedResponse({
      contentType: 'text/event-stream',
      signal,
      write: (send, life) => this.#write(frames, reply, send, life),
      onEnd: () => (this.#open -= 1),
    });
  }

  async #write(frames: SimulatedFrames, reply: SimulatedText, send: (bytes: Uint8Array) => void, signal: AbortSignal): Promise<void> {
    const encoder = new TextEncoder();
    const put = (frame: string): void => {
      for (const piece of inPieces(encoder.encode(frame), reply.chunkBytes)) send(piece);
    };
    frames.head.forEach(put);
    const { delayMs = 0, stallAfter, dieAfter, failAfter } = reply;
    for (let count = 0; ; count += 1) {
      if (count === stallAfter) await hanging(signal);
      if (count === dieAfter) throw new TypeError('terminated');
      if (count === failAfter) return put(frames.error);
      const delta = frames.deltas[count];
      if (delta === undefined) break;
      if (delayMs > 0) await sleep(this.#clock, delayMs, signal);
      signal.throwIfAborted();
      put(delta);
    }
    frames.tail.forEach(put);
  }
}

/** An answer in JSON, with the headers that the vendor adds. */
export function jsonResponse(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}
