import { machineClock } from '../utils/machine-clock.js';
import { parseJson } from '../utils/parse-json.js';
import { seededRandom } from '../utils/seeded-random.js';
import { numberMember, textMember } from '../utils/member.js';
import { jsonResponse } from './language-model-simulator.js';
import { answerCall } from './openai-realtime-call.js';
import { OpenaiRealtimeSession } from './openai-realtime-session.js';
import { openaiRefusal } from './openai-refusals.js';
import type { ScriptedUtterance } from './scripted-hearing.js';
import { delays, type SimulatedDelay } from './simulated-delay.js';
import { SocketSimulator, type ServerSocket, type SimulatorClock, type SocketHandler, type SocketUpgrade, type UpgradeAnswer } from './socket-simulator.js';

export interface OpenaiRealtimeSimulatorOptions {
  /** Good for `client_secrets`, and for connections that hand over a header. */
  readonly apiKey?: string;
  /** The only models there are. Default: whichever is asked for. */
  readonly models?: readonly string[];
  /** From `response.create` to the first sound, ms. Default 400. */
  readonly firstAudioMs?: SimulatedDelay;
  /** From the commit to the first words, ms. Default 300. */
  readonly transcriptionMs?: SimulatedDelay;
  /** How much faster than it sounds speech is made. Default 4. */
  readonly speed?: number;
  /** How long a session lasts, ms. Default 60 minutes. */
  readonly sessionMs?: number;
  /** What people are going to say, told word by word as the sound of each really comes. Default: the words of `speakTones`. */
  readonly utterances?: readonly ScriptedUtterance[];
  /** Same seed, same delays. */
  readonly seed?: string;
  /** Default: the machine's. */
  readonly clock?: SimulatorClock;
}

/** Something that goes wrong, once, in the order of what was asked for. */
export type RealtimeFault =
  /** The next response ends as failed, e.g. with `rate_limit_exceeded`; what of `limits` is told comes before it. */
  | { readonly on: 'response'; readonly type: 'failed'; readonly code: string; readonly resetSeconds?: number }
  /** After so many chunks of sound: the line is cut or closed, or nothing more comes. */
  | { readonly on: 'response'; readonly type: 'cut' | 'stall'; readonly afterChunks: number }
  | { readonly on: 'response'; readonly type: 'close'; readonly afterChunks: number; readonly code: number }
  /** Comes so much later, ms. */
  | { readonly on: 'response' | 'transcription'; readonly type: 'slow'; readonly ms: number }
  | { readonly on: 'transcription'; readonly type: 'failed' | 'stall' };

/** Something that a session does besides what its client asks for. */
export interface RealtimePeer {
  readonly clock: SimulatorClock;
  /** Whether sound goes over a track of its own. */
  readonly hasTrack: boolean;
  send(event: object): void;
  /** The voice, 24 kHz; only with a track. */
  play?(samples: Int16Array, ended: () => void): () => void;
  close(code: number, reason: string): void;
  cut(): void;
}

const SECRET_LIFE_S = 600;
const TOKEN_PROTOCOL = 'openai-insecure-api-key.';

/** OpenAI's Realtime API: WebSockets, and over `fetch` the minting of client secrets and calls by WebRTC (in a browser). */
export class OpenaiRealtimeSimulator extends SocketSimulator {
  readonly options: OpenaiRealtimeSimulatorOptions;
  /** Every session there was, oldest first. */
  readonly sessions: OpenaiRealtimeSession[] = [];
  readonly nextFirstAudioMs: () => number;
  readonly nextTranscriptionMs: () => number;
  readonly #secrets = new Map<string, number>();
  readonly #faults: RealtimeFault[] = [];
  readonly #utterances: ScriptedUtterance[];
  readonly #time: SimulatorClock;
  #calls = 0;
  #minted = 0;

  constructor(options: OpenaiRealtimeSimulatorOptions) {
    super({ admit: (upgrade) => this.#admit(upgrade), connect: (socket) => this.#connect(socket) }, options.clock ? { clock: options.clock } : {});
    const random = seededRandom(options.seed ?? 'openai-realtime');
    this.options = options;
    this.#time = options.clock ?? machineClock;
    this.#utterances = [...(options.utterances ?? [])];
    this.nextFirstAudioMs = delays(options.firstAudioMs ?? 400, random);
    this.nextTranscriptionMs = delays(options.transcriptionMs ?? 300, random);
  }

  /** The words in all sound that came, in their order. */
  get heard(): readonly string[] {
    return this.sessions.flatMap(({ heard }) => heard);
  }

  /** Calls by WebRTC that go on. */
  get calls(): number {
    return this.#calls;
  }

  /** As `POST /v1/realtime/client_secrets`. */
  mintSecret(lifeSeconds = SECRET_LIFE_S): string {
    const secret = `ek_${(this.#minted += 1)}`;
    this.#secrets.set(secret, this.#time.now() + lifeSeconds * 1000);
    return secret;
  }

  /** No secret that was minted is good any more. */
  revoke(): void {
    this.#secrets.clear();
  }

  fault(...faults: readonly RealtimeFault[]): void {
    this.#faults.push(...faults);
  }

  nextFault(on: RealtimeFault['on']): RealtimeFault | undefined {
    const index = this.#faults.findIndex((fault) => fault.on === on);
    return index < 0 ? undefined : this.#faults.splice(index, 1)[0];
  }

  nextUtterance(): ScriptedUtterance | undefined {
    return this.#utterances.shift();
  }

  /** The model of the session that is open says something that nobody asked for. */
  interject(): void {
    this.sessions.at(-1)?.interject();
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const body = await request.text();
    request.signal.throwIfAborted();
    const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    if (request.method !== 'POST') return openaiRefusal(405, 'Not allowed to GET.', null);
    if (pathname === '/v1/realtime/client_secrets') return this.#mint(bearer, parseJson(body));
    if (pathname !== '/v1/realtime/calls') return openaiRefusal(404, `Invalid URL (POST ${pathname})`, null);
    if (!this.#isGood(bearer)) return openaiRefusal(401, 'Incorrect API key provided.', 'invalid_api_key');
    if (!this.#isModel(searchParams.get('model'))) return openaiRefusal(404, 'The model does not exist or you do not have access to it.', 'model_not_found');
    if (!request.headers.get('content-type')?.startsWith('application/sdp')) return openaiRefusal(400, 'This simulator takes the offer as application/sdp.', 'invalid_value');
    return answerCall(body, {
      clock: this.#time,
      begin: (peer) => this.#begin(peer, searchParams.get('model') ?? ''),
      counted: (change) => void (this.#calls += change),
    });
  };

  #mint(bearer: string | undefined, body: unknown): Response {
    if (this.options.apiKey !== undefined && bearer !== this.options.apiKey) return openaiRefusal(401, 'Incorrect API key provided.', 'invalid_api_key');
    const seconds = numberMember(body, 'expires_after', 'seconds') ?? SECRET_LIFE_S;
    if (!(seconds >= 10 && seconds <= 7_200)) return openaiRefusal(400, "Invalid 'expires_after.seconds': expected a value between 10 and 7200.", 'invalid_value', 'expires_after.seconds');
    if (textMember(body, 'session', 'type') !== 'realtime') return openaiRefusal(400, "Missing required parameter: 'session.type'.", 'missing_required_parameter', 'session.type');
    return jsonResponse(200, { value: this.mintSecret(seconds), expires_at: Math.floor(Date.now() / 1000) + seconds, session: { type: 'realtime', object: 'realtime.session' } });
  }

  #admit({ path, query, protocols, headers }: SocketUpgrade): UpgradeAnswer {
    if (path !== '/v1/realtime') return { status: 404 };
    const secret = protocols.find((name) => name.startsWith(TOKEN_PROTOCOL))?.slice(TOKEN_PROTOCOL.length) ?? /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1];
    if (!this.#isGood(secret)) return { status: 401 };
    if (protocols.length > 0 && !protocols.includes('realtime')) return { status: 400 };
    if (!query.get('model')) return { status: 400 };
    return protocols.length > 0 ? { protocol: 'realtime' } : {};
  }

  #isGood(secret: string | undefined): boolean {
    if (secret === undefined) return false;
    return (this.#secrets.get(secret) ?? -Infinity) > this.#time.now() || (this.options.apiKey !== undefined && secret === this.options.apiKey);
  }

  #isModel(model: string | null): boolean {
    return model !== null && (this.options.models?.includes(model) ?? true);
  }

  #connect(socket: ServerSocket): SocketHandler {
    const model = socket.upgrade.query.get('model');
    if (!this.#isModel(model)) {
      // The handshake succeeds all the same.
      socket.sendJson({ type: 'error', event_id: 'event_0', error: { type: 'invalid_request_error', code: 'invalid_model', message: `Model "${model}" is not supported in realtime mode.`, param: 'model', event_id: null } });
      socket.close(4000, 'invalid_request_error.invalid_model');
      return { receive: () => undefined };
    }
    const session = this.#begin({ clock: socket.clock, hasTrack: false, send: (event) => socket.sendJson(event), close: (code, reason) => socket.close(code, reason), cut: () => socket.cut() }, model ?? '');
    return { receive: (message) => session.receive(typeof message === 'string' ? parseJson(message) : undefined), closed: () => session.closed() };
  }

  #begin(peer: RealtimePeer, model: string): OpenaiRealtimeSession {
    const session = new OpenaiRealtimeSession(this, peer, model);
    this.sessions.push(session);
    return session;
  }
}

export function openaiRealtimeSimulator(options: OpenaiRealtimeSimulatorOptions = {}): OpenaiRealtimeSimulator {
  return new OpenaiRealtimeSimulator(options);
}
