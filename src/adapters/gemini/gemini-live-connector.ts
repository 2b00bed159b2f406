import { AdapterError } from '../../errors/index.js';
import { machineClock } from '../../utils/machine-clock.js';
import { resolveCredentials } from '../../utils/resolve-credentials.js';
import { sleep } from '../../utils/sleep.js';
import { withTimeLimit } from '../../utils/with-time-limit.js';
import { openClientLine } from './gemini-live-client.js';
import { LIVE_PROVIDER, liveFailure, messageFailure, type LiveFailure } from './gemini-live-errors.js';
import { readLiveMessage, type LiveMessage } from './gemini-live-message.js';
import { DEFAULT_LIVE_MODEL, type GeminiLiveVoiceOptions } from './gemini-live-options.js';
import { liveSetup, type LiveInput, type LiveManner, type LiveSetup } from './gemini-live-setup.js';
import { openSocketLine, type LiveLine } from './gemini-live-socket.js';

/** Where it is unless an option says otherwise. */
export const LIVE_BASE_URL = 'wss://generativelanguage.googleapis.com';
/** For one try, from the address to `setupComplete`. */
const TRY_MS = 8_000;
/** From the first try; in it a next one may still begin. */
const TOTAL_MS = 20_000;
const BASE_MS = 250;
const CAP_MS = 4_000;
/** So many failures in a row, and the handle is taken for their reason: a server may let in whom it then cannot serve. */
const MOST_WITH_HANDLE = 3;

/** A connection whose setup is complete. */
export interface ReadyLine {
  readonly messages: AsyncIterable<LiveMessage>;
  /** It knows what was said before; else the conversation begins anew. */
  readonly isResumed: boolean;
  send(input: LiveInput): void;
  close(): void;
}

/** Opens the connections of one conversation, each with new credentials and the newest handle. */
export class LiveConnector {
  /** The newest that the server gave. */
  handle: string | undefined;
  readonly #options: GeminiLiveVoiceOptions;
  readonly #manner: LiveManner;
  #isLanguageStated = true;

  constructor(options: GeminiLiveVoiceOptions, manner: LiveManner) {
    this.#options = options;
    this.#manner = manner;
  }

  /**
   * Tries until it is connected, never earlier than told. `after`: the failure that ended the connection before. Rejects with
   * `AdapterError`, or the signal's reason.
   */
  async connect(signal: AbortSignal, after?: LiveFailure): Promise<ReadyLine> {
    const { clock = machineClock } = this.#options;
    const deadline = clock.now() + TOTAL_MS;
    let wasRefused = false;
    let tries = 0;
    for (let failure = after; ; ) {
      if (failure) {
        // A token may have run out; the next one is asked for at once, but only once.
        const mayRenew = failure.error.reason === 'auth' && !wasRefused && typeof this.#options.credentials === 'function';
        wasRefused ||= failure.error.reason === 'auth';
        if (!this.#adapt(failure, tries) && !mayRenew) await this.#pause(failure.error, tries, failure !== after, deadline, signal);
      }
      try {
        return await this.#once(signal);
      } catch (error) {
        signal.throwIfAborted();
        failure = liveFailure(error);
        tries += 1;
      }
    }
  }

  /** Whether the next try is another one than this, which then needs no pause. */
  #adapt({ isHandleStale, isLanguageRefused }: LiveFailure, tries: number): boolean {
    const dropsHandle = this.handle !== undefined && (isHandleStale || tries >= MOST_WITH_HANDLE);
    const dropsLanguage = isLanguageRefused && this.#isLanguageStated;
    if (dropsHandle) this.handle = undefined;
    if (dropsLanguage) this.#isLanguageStated = false;
    return (dropsHandle && isHandleStale) || dropsLanguage;
  }

  /** Full jitter ("Exponential Backoff and Jitter", AWS Architecture Blog), but as long as told. Throws what cannot be waited for. */
  async #pause(error: AdapterError, tries: number, isRefusal: boolean, deadline: number, signal: AbortSignal): Promise<void> {
    const { clock = machineClock, random = Math.random } = this.#options;
    if (isRefusal && !error.isRetryable) throw error;
    const told = error.retryAfterMs ?? 0;
    const delay = told > 0 ? told + random() * BASE_MS : tries === 0 ? 0 : random() * Math.min(CAP_MS, BASE_MS * 2 ** tries);
    if (clock.now() + delay > deadline) throw error;
    await sleep(clock, delay, signal);
  }

  async #once(signal: AbortSignal): Promise<ReadyLine> {
    const { clock = machineClock, model = DEFAULT_LIVE_MODEL } = this.#options;
    const { handle } = this;
    const setup = liveSetup(model, this.#manner, handle, this.#isLanguageStated);
    let line: LiveLine | undefined;
    try {
      return await withTimeLimit(
        async (limit) => {
          line = await this.#open(setup, limit);
          return { ...(await ready(line)), isResumed: handle !== undefined };
        },
        { signal, timeLimitMs: TRY_MS, clock },
        () => new AdapterError(LIVE_PROVIDER, 'timeout', 'the conversation did not begin in time'),
      );
    } catch (error) {
      line?.close();
      throw error;
    }
  }

  async #open(setup: LiveSetup, signal: AbortSignal): Promise<LiveLine> {
    const { client, credentials, baseUrl = LIVE_BASE_URL, apiVersion, WebSocket } = this.#options;
    if (client) return openClientLine(client, setup, signal);
    if (credentials === undefined) throw new AdapterError(LIVE_PROVIDER, 'auth', 'there is no key or token');
    const credential = await resolveCredentials(credentials, signal);
    return openSocketLine(setup, { baseUrl, apiVersion, credential, WebSocket, signal });
  }
}

/** Reads up to `setupComplete`. */
async function ready({ messages, send, close }: LiveLine): Promise<Omit<ReadyLine, 'isResumed'>> {
  const rest = read(messages);
  for (;;) {
    const { done, value } = await rest.next();
    if (done) throw new AdapterError(LIVE_PROVIDER, 'closed', 'the connection was closed before the conversation began');
    if (value.isSetUp) return { messages: rest, send, close };
  }
}

async function* read(messages: AsyncIterable<unknown>): AsyncGenerator<LiveMessage, undefined> {
  for await (const json of messages) {
    const message = readLiveMessage(json);
    if (message.error !== undefined) throw messageFailure(message.error);
    yield message;
  }
  return undefined;
}
