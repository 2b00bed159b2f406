import type { LiveRefusal } from './gemini-live-refusals.js';
import type { SimulatorClock } from './socket-simulator.js';

export interface GeminiLiveSimulatorOptions {
  readonly clock?: SimulatorClock;
  /** The only key that is accepted. Default: whichever comes. */
  readonly apiKey?: string;
  /** That can be talked to. Default `gemini-3.8-live`. */
  readonly models?: readonly string[];
  /** Whose codes the model accepts. Default: all. */
  readonly languages?: readonly string[];
  /** How long a connection lasts, ms. Default 10 minutes. */
  readonly connectionMs?: number;
  /** How long before its end `goAway` comes, ms. Default 60 s; 0: never. */
  readonly goAwayMs?: number;
  /** Between two handles, ms. Default 5 s. */
  readonly handleMs?: number;
  /** Of a message on its way, in each direction, ms. Default 0. */
  readonly latencyMs?: number;
  /** From the first message to `setupComplete`, ms. Default 100. */
  readonly setupMs?: number;
  /** From a text to the first sound of its reply, ms. Default 300. */
  readonly firstSoundMs?: number;
  /** Silence before the first word of a reply, asked for each, ms. Default none. */
  readonly leadMs?: () => number;
  /** How much faster than it sounds a reply is made. Default 4. */
  readonly speed?: number;
  /** From the sound of a word to the word, ms. Default 150. */
  readonly wordMs?: number;
  /**
   * Certain words come after pauses (`streamed`) or after the end of the activity (`late`: those of native audio models were
   * measured to come with the first sound of the reply), or never (`guessed`). Default `streamed`.
   */
  readonly transcription?: 'streamed' | 'late' | 'guessed';
  /** Whether `finished` marks the last of them; some versions never do (googleapis/js-genai issue 1429). Default false. */
  readonly marksLast?: boolean;
  /** Whether a model that stays silent tells so, by `turnComplete`. Default true. */
  readonly tellsSilence?: boolean;
  /** What the model says to what it hears, unasked. Default: nothing. */
  readonly unasked?: string;
  /** What the model says for a text that it is sent. Default: what stands after the first blank line; a model that obeys. */
  readonly reply?: (text: string) => string | undefined;
  /** Asked at each connect: an HTTP status, or a wait that is told after the handshake. */
  readonly limit?: () => { readonly status: number } | { readonly retryAfterMs: number } | undefined;
}

/** One conversation on the server, over all its connections. */
export interface ServerConversation {
  readonly id: number;
  readonly turns: { readonly role: string; readonly text: string }[];
  isConnected: boolean;
}

interface IssuedToken {
  uses: number;
  readonly startBy: number;
  readonly expiresAt: number;
}

/** What the server knows beyond one connection. */
export class LiveServerState {
  readonly options: GeminiLiveSimulatorOptions;
  readonly clock: SimulatorClock;
  /** The words in all sound that came, in their order. */
  readonly heard: string[] = [];
  /** All texts that the model was asked to say. */
  readonly asked: string[] = [];
  /** Replies that are being made. */
  generating = 0;
  /** Until then nobody is let in, ms on the clock; who comes earlier than told is counted. */
  closedUntil = 0;
  tooEarly = 0;
  readonly conversations: ServerConversation[] = [];
  readonly #handles = new Map<string, ServerConversation>();
  readonly #tokens = new Map<string, IssuedToken>();

  constructor(options: GeminiLiveSimulatorOptions, clock: SimulatorClock) {
    this.options = options;
    this.clock = clock;
  }

  issueToken(uses: number, startMs: number, lifeMs: number): string {
    const name = `auth_tokens/${this.#tokens.size}`;
    this.#tokens.set(name, { uses, startBy: this.clock.now() + startMs, expiresAt: this.clock.now() + lifeMs });
    return name;
  }

  /** "Resuming a Live API session does not count as a use" (Live API reference, `AuthToken`). */
  useToken(name: string, isResumed: boolean): boolean {
    const token = this.#tokens.get(name);
    const now = this.clock.now();
    if (!token || now > token.expiresAt) return false;
    if (isResumed) return true;
    if (token.uses <= 0 || now > token.startBy) return false;
    token.uses -= 1;
    return true;
  }

  newConversation(): ServerConversation {
    const conversation = { id: this.conversations.length, turns: [], isConnected: false };
    this.conversations.push(conversation);
    return conversation;
  }

  newHandle(conversation: ServerConversation): string {
    const handle = `handle-${conversation.id}-${this.#handles.size}`;
    this.#handles.set(handle, conversation);
    return handle;
  }

  resume(handle: string): ServerConversation | undefined {
    return this.#handles.get(handle);
  }

  expireHandles(): void {
    this.#handles.clear();
  }

  revokeTokens(): void {
    this.#tokens.clear();
  }
}

export type { LiveRefusal };
