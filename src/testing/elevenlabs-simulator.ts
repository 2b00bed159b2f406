import { seededRandom } from '../utils/seeded-random.js';
import { ElevenLabsSession } from './elevenlabs-session.js';
import { delays, type SimulatedDelay } from './simulated-delay.js';
import { SocketSimulator, type SimulatorClock } from './socket-simulator.js';

export interface ElevenLabsSimulatorOptions {
  /** Keys that are good for any number of connections. */
  readonly apiKeys?: readonly string[];
  /** The only voices there are. Default: whichever is asked for. */
  readonly voices?: readonly string[];
  /** The only models there are. Default: those of this endpoint. */
  readonly models?: readonly string[];
  /** From the moment at which there is enough text to the first sound, ms. Default 75. */
  readonly firstAudioMs?: SimulatedDelay;
  /** How much faster than it sounds speech is made. Default 8. */
  readonly speed?: number;
  /** `chunk`: each message has the times of its own characters. `stretch`: the first of a stretch has all of them. `none`. Default `chunk`. */
  readonly alignment?: 'chunk' | 'stretch' | 'none';
  /** Characters that the model takes in one context. Default 40,000, as Flash 2.5. */
  readonly mostCharacters?: number;
  /** Same seed, same delays. */
  readonly seed?: string;
  /** Default: the machine's. */
  readonly clock?: SimulatorClock;
}

/** Something that goes wrong with the next speech. */
export type ElevenLabsFault =
  /** Told by an error frame, e.g. `quota_exceeded`, and then a close with 1008. */
  | { readonly type: 'error'; readonly name: string }
  /** After so many chunks of sound the line is cut, closed, or nothing more comes. */
  | { readonly type: 'cut' | 'stall'; readonly afterChunks: number }
  | { readonly type: 'close'; readonly afterChunks: number; readonly code: number; readonly reason?: string }
  /** Comes so much later, ms. */
  | { readonly type: 'slow'; readonly ms: number };

/** One context, as it was asked for. */
export interface ElevenLabsContext {
  readonly id: string;
  /** All text of it that sound was made of. */
  readonly text: string;
  readonly voiceSettings: unknown;
  /** `speaking` while sound of it is still to come; `closed` once its end was told. */
  readonly state: 'waiting' | 'speaking' | 'closed';
}

/** How the service names what it refuses. */
export class ElevenLabsSimulator extends SocketSimulator {
  readonly options: ElevenLabsSimulatorOptions;
  /** Every context that was begun, on all connections. */
  readonly contexts: ElevenLabsContext[] = [];
  readonly nextFirstAudioMs: () => number;
  readonly #tokens = new Map<string, number>();
  readonly #faults: ElevenLabsFault[] = [];
  readonly #clock: SimulatorClock | undefined;
  #minted = 0;

  constructor(options: ElevenLabsSimulatorOptions) {
    super({ admit: (upgrade) => (pathVoice(upgrade.path) === undefined ? { status: 404 } : admitModel(upgrade.query, options)), connect: (socket) => new ElevenLabsSession(socket, this, pathVoice(socket.upgrade.path) ?? '') }, options.clock ? { clock: options.clock } : {});
    this.options = options;
    this.#clock = options.clock;
    this.nextFirstAudioMs = delays(options.firstAudioMs ?? 75, seededRandom(options.seed ?? 'elevenlabs'));
  }

  /** As `POST /v1/single-use-token/tts_websocket`: good for one connection, within 15 minutes. */
  mintToken(lifeMs = 900_000): string {
    const token = `sutkn_${(this.#minted += 1)}`;
    this.#tokens.set(token, (this.#clock?.now() ?? 0) + lifeMs);
    return token;
  }

  /** Uses a token up; whether it was good. */
  redeem(token: string, now: number): boolean {
    const until = this.#tokens.get(token);
    this.#tokens.delete(token);
    return until !== undefined && now < (this.#clock ? until : Infinity);
  }

  /** What happens to the next speeches, one each. */
  fault(...faults: readonly ElevenLabsFault[]): void {
    this.#faults.push(...faults);
  }

  nextFault(): ElevenLabsFault | undefined {
    return this.#faults.shift();
  }

  /** Whether sound is still to come for somebody. */
  get isSpeaking(): boolean {
    return this.contexts.some(({ state }) => state === 'speaking');
  }
}

/** ElevenLabs' multi-context WebSocket: its voice speaks as `speakTones`, with the times of its characters. */
export function elevenLabsSimulator(options: ElevenLabsSimulatorOptions = {}): ElevenLabsSimulator {
  return new ElevenLabsSimulator(options);
}

function pathVoice(path: string): string | undefined {
  const voice = /^\/v1\/text-to-speech\/([^/]+)\/multi-stream-input$/.exec(path)?.[1];
  return voice === undefined ? undefined : decodeURIComponent(voice);
}

/** Models of another endpoint are refused at the handshake. */
function admitModel(query: URLSearchParams, { models }: ElevenLabsSimulatorOptions): { status: 400 } | object {
  const model = query.get('model_id') ?? 'eleven_multilingual_v2';
  return (models ? models.includes(model) : !/^eleven_v[34]/.test(model)) ? {} : { status: 400 };
}
