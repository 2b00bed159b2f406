import type { Clock } from '../spec/index.js';
import { machineClock } from '../utils/machine-clock.js';
import { parseJson } from '../utils/parse-json.js';
import { sleep } from '../utils/sleep.js';
import { untilAborted } from '../utils/until-aborted.js';
import type { SimulatedFailure } from './language-model-reply.js';
import type { Hear, SimulatedSpeech, SpeechCall, SpeechReply } from './speech-reply.js';
import { hanging, inPieces, streamedResponse } from './streamed-response.js';

/** A request as it came in, also when it was refused. */
export interface SpeechRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, or the form; undefined for what is neither. */
  readonly body: unknown;
  /** What it asks for, where it is not refused. */
  readonly call?: SpeechCall;
  /** When it came, on the simulator's clock, ms. */
  readonly at: number;
  /** HTTP status of the answer; undefined while there is none. */
  readonly status?: number;
  /** Whether the caller left before the answer was whole. */
  readonly isBrokenOff?: boolean;
}

export type ScriptedSpeech = SpeechReply | ((request: SpeechRequest) => SpeechReply);

export interface SpeechSimulatorOptions {
  /** What calls are answered with for which nothing is scripted. */
  readonly reply?: ScriptedSpeech;
  /** The only models there are. Default: whichever comes. */
  readonly models?: readonly string[];
  /** The only voices there are. Default: some of the vendor's. */
  readonly voices?: readonly string[];
  readonly hear?: Hear;
  /** Paces slow answers. Default: the machine's. */
  readonly clock?: Pick<Clock, 'now' | 'setTimer'>;
}

/** A provider that runs anywhere. `fetch` can be handed to an adapter, or served over HTTP by `serveSimulator`. */
export interface SpeechSimulator {
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  /** Everything that came in, oldest first. */
  readonly requests: readonly SpeechRequest[];
  /** Calls that are under way. */
  readonly open: number;
  /** What happens to the next calls, one each; added to what is scripted already. */
  script(...replies: readonly ScriptedSpeech[]): void;
}

/** An answer in the pieces that a provider sends one after another. */
export interface SpeechAnswer {
  readonly contentType: string;
  readonly pieces: readonly Uint8Array[];
}

/** What a vendor's simulator knows about its protocol. */
export interface SpeechProtocol {
  /** Reads a request, or refuses it as the vendor would. */
  receive(request: SpeechRequest): Promise<SpeechCall | Response>;
  answer(request: SpeechRequest, call: SpeechCall, reply: SimulatedSpeech): SpeechAnswer;
  fail(failure: SimulatedFailure, request: SpeechRequest): Response;
}

type Received = { -readonly [Name in keyof SpeechRequest]: SpeechRequest[Name] };

export class HttpSpeechSimulator implements SpeechSimulator {
  readonly requests: SpeechRequest[] = [];
  readonly #protocol: SpeechProtocol;
  readonly #reply: ScriptedSpeech;
  readonly #clock: Pick<Clock, 'now' | 'setTimer'>;
  readonly #script: ScriptedSpeech[] = [];
  /** A request that nobody holds is collected in Node, and with it the news that its caller has left. */
  readonly #held = new Set<unknown>();
  #open = 0;

  constructor(protocol: SpeechProtocol, { reply = { type: 'speech' }, clock = machineClock }: SpeechSimulatorOptions) {
    this.#protocol = protocol;
    this.#reply = reply;
    this.#clock = clock;
  }

  get open(): number {
    return this.#open;
  }

  script(...replies: readonly ScriptedSpeech[]): void {
    this.#script.push(...replies);
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    const { pathname, search } = new URL(request.url);
    const at = this.#clock.now();
    const received: Received = { method: request.method, path: pathname + search, headers: Object.fromEntries(request.headers), body: undefined, at };
    this.requests.push(received);
    this.#open += 1;
    const held = { input, request };
    this.#held.add(held);
    const release = (): void => {
      this.#open -= 1;
      this.#held.delete(held);
    };
    let isAnswering = false;
    try {
      received.body = await untilAborted(bodyOf(request), signal);
      const response = await this.#answer(received, signal, release);
      received.status = response.status;
      isAnswering = received.call !== undefined && response.ok;
      return response;
    } catch (error) {
      received.isBrokenOff = signal.aborted;
      throw error;
    } finally {
      // An answer counts as open until it is sent.
      if (!isAnswering) release();
    }
  };

  async #answer(received: Received, signal: AbortSignal, release: () => void): Promise<Response> {
    const call = await this.#protocol.receive(received);
    if (call instanceof Response) return call;
    received.call = call;
    const scripted = this.#script.shift() ?? this.#reply;
    const reply = typeof scripted === 'function' ? scripted(received) : scripted;
    if (reply.type === 'hang') return hanging(signal);
    if (reply.type !== 'speech') return this.#protocol.fail(reply, received);
    return this.#stream(received, this.#protocol.answer(received, call, reply), reply, signal, release);
  }

  #stream(received: Received, { contentType, pieces }: SpeechAnswer, reply: SimulatedSpeech, signal: AbortSignal, release: () => void): Response {
    return streamedResponse({
      contentType,
      signal,
      write: (send, life) => this.#write(pieces, reply, send, life),
      onEnd: (isBrokenOff) => {
        received.isBrokenOff = isBrokenOff;
        release();
      },
    });
  }

  async #write(pieces: readonly Uint8Array[], reply: SimulatedSpeech, send: (bytes: Uint8Array) => void, signal: AbortSignal): Promise<void> {
    const { delayMs = 0, chunkBytes, stallAfter, dieAfter } = reply;
    for (let count = 0; ; count += 1) {
      if (count === stallAfter) await hanging(signal);
      const piece = pieces[count];
      if (piece === undefined) return;
      if (delayMs > 0) await sleep(this.#clock, delayMs, signal);
      if (count === dieAfter) throw new TypeError('terminated');
      signal.throwIfAborted();
      for (const chunk of inPieces(piece, chunkBytes)) send(chunk);
    }
  }
}

async function bodyOf(request: Request): Promise<unknown> {
  if (/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) return request.formData().catch(() => undefined);
  return parseJson(await request.text());
}
