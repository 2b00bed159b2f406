import { machineClock } from '../utils/machine-clock.js';
import { GeminiLiveConnection } from './gemini-live-connection.js';
import { UNREGISTERED, WRONG_KEY, WRONG_TOKEN } from './gemini-live-refusals.js';
import { LiveServerState, type GeminiLiveSimulatorOptions, type ServerConversation } from './gemini-live-state.js';
import { SocketSimulator, type ServerSocket, type SocketHandler, type SocketUpgrade, type UpgradeAnswer } from './socket-simulator.js';

export type { GeminiLiveSimulatorOptions } from './gemini-live-state.js';

/** Clients of `@google/genai` ask with two slashes. */
const PATH = /^\/{1,2}ws\/google\.ai\.generativelanguage\.v1(?:alpha|beta)\.GenerativeService\.BidiGenerateContent(Constrained)?$/;

/** Google's Gemini Live. Hears and speaks as `hearTones` and `speakTones` do. */
export interface GeminiLiveSimulator {
  /** To be handed to an adapter, or to `serveSimulator`. */
  readonly sockets: SocketSimulator;
  /** The words in all sound that came, in the order in which it came. */
  readonly heard: readonly string[];
  /** All texts that the model was asked to say. */
  readonly asked: readonly string[];
  /** A reply is being made right now. */
  readonly isSpeaking: boolean;
  readonly conversations: readonly ServerConversation[];
  /** How many connections were asked for before the time that was told. */
  readonly tooEarly: number;
  /** As `authTokens.create`; times in ms. Defaults as Google's: 1 use, 1 minute to begin, 30 minutes in all. */
  issueToken(token?: { readonly uses?: number; readonly startMs?: number; readonly lifeMs?: number }): string;
  /** No token is good any more. */
  revokeTokens(): void;
  /** No handle is known any more. */
  expireHandles(): void;
  /** Ends what is open, and lets nobody in for so long. */
  exhaust(retryAfterMs: number): void;
  /** The model says something that nobody asked for. */
  interject(text: string): void;
}

/**
 * Google's Gemini Live: `BidiGenerateContent` with a key, `BidiGenerateContentConstrained` with an ephemeral token (Live API
 * reference). Closes with the codes and texts that are documented or were reported. What it hears is in the sound: a word
 * whose sound did not arrive whole is not heard.
 */
export function geminiLiveSimulator(options: GeminiLiveSimulatorOptions = {}): GeminiLiveSimulator {
  const clock = options.clock ?? machineClock;
  const state = new LiveServerState(options, clock);
  const connections = new Set<GeminiLiveConnection>();
  const sockets = new SocketSimulator({ admit: (upgrade) => admit(upgrade, state), connect: (socket) => connect(socket, state, connections) }, { clock });
  return {
    sockets,
    heard: state.heard,
    asked: state.asked,
    conversations: state.conversations,
    get isSpeaking() {
      return state.generating > 0;
    },
    get tooEarly() {
      return state.tooEarly;
    },
    issueToken: ({ uses = 1, startMs = 60_000, lifeMs = 1_800_000 } = {}) => state.issueToken(uses, startMs, lifeMs),
    revokeTokens: () => state.revokeTokens(),
    expireHandles: () => state.expireHandles(),
    exhaust(retryAfterMs) {
      state.closedUntil = clock.now() + retryAfterMs;
      for (const connection of connections) connection.refuse(retryAfterMs);
    },
    interject(text) {
      for (const connection of connections) connection.interject(text);
    },
  };
}

function admit({ path }: SocketUpgrade, state: LiveServerState): UpgradeAnswer {
  if (!PATH.test(path)) return { status: 404 };
  if (state.clock.now() < state.closedUntil) {
    state.tooEarly += 1;
    return { status: 429 };
  }
  const limit = state.options.limit?.();
  if (limit && 'retryAfterMs' in limit) state.closedUntil = state.clock.now() + limit.retryAfterMs;
  return limit && 'status' in limit ? limit : {};
}

/** Who may not come in is told so after the handshake. */
function connect(socket: ServerSocket, state: LiveServerState, connections: Set<GeminiLiveConnection>): SocketHandler {
  const { path, query } = socket.upgrade;
  const token = query.get('access_token') ?? undefined;
  const key = query.get('key') ?? undefined;
  const isConstrained = PATH.exec(path)?.[1] !== undefined;
  const { apiKey } = state.options;
  const connection = new GeminiLiveConnection(socket, state, token);
  if (isConstrained && !token?.startsWith('auth_tokens/')) socket.close(WRONG_TOKEN.code, WRONG_TOKEN.reason);
  else if (!isConstrained && key === undefined) socket.close(UNREGISTERED.code, UNREGISTERED.reason);
  else if (!isConstrained && (key?.startsWith('auth_tokens/') || (apiKey !== undefined && key !== apiKey))) socket.close(WRONG_KEY.code, WRONG_KEY.reason);
  else if (state.clock.now() < state.closedUntil) connection.refuse(state.closedUntil - state.clock.now());
  connections.add(connection);
  return {
    receive: (message) => connection.receive(message),
    closed() {
      connections.delete(connection);
      connection.closed();
    },
  };
}
