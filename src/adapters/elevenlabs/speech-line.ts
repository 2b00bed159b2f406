import { abortedWith } from '../../utils/aborted-with.js';
import { member, textMember } from '../../utils/member.js';
import { machineClock } from '../../utils/machine-clock.js';
import { parseJson } from '../../utils/parse-json.js';
import { PartQueue } from '../../utils/part-queue.js';
import { resolveCredentials } from '../../utils/resolve-credentials.js';
import { SocketConnection, SocketFailure } from '../../utils/socket-connection.js';
import { withTimeLimit } from '../../utils/with-time-limit.js';
import { AdapterError } from '../../errors/index.js';
import { elevenLabsError, PROVIDER, toldError } from './elevenlabs-errors.js';
import type { ElevenLabsTextToSpeechOptions } from './elevenlabs-options.js';

/** Where it is unless an option says otherwise. */
export const BASE_URL = 'wss://api.elevenlabs.io';
export const SAMPLE_RATE = 24_000;
export const DEFAULT_MODEL = 'eleven_flash_v2_5';
/** The longest that the service allows, s. */
const INACTIVITY_TIMEOUT_S = 180;
/** What keeps a connection open is a context of its own, and a message to it from time to time. */
const KEEPER = 'keeper';
const KEEP_ALIVE_MS = 60_000;

/** One thing that is spoken, on a line that may be shared. */
export interface SpeechContext {
  readonly id: string;
  /** Messages with sound; ends when the service has told the end. */
  readonly messages: AsyncIterable<unknown>;
  send(message: object): void;
  /** Nothing more of it is handed out; the service is told to go no further. */
  drop(): void;
}

/** One connection with as many contexts as are opened on it. */
export class SpeechLine {
  readonly #connection: SocketConnection;
  readonly #contexts = new Map<string, PartQueue<unknown>>();
  readonly #stopKeeping: () => void;
  #failure: AdapterError | undefined;
  #count = 0;

  private constructor(connection: SocketConnection, options: ElevenLabsTextToSpeechOptions, isHeld: boolean) {
    this.#connection = connection;
    this.#stopKeeping = isHeld ? this.#keep(options) : () => undefined;
    void this.#read();
  }

  /** `isHeld`: kept open through silences, until the signal ends. Rejects with `AdapterError`, or with the signal's reason. */
  static async open(options: ElevenLabsTextToSpeechOptions, voice: string, isHeld: boolean, signal: AbortSignal): Promise<SpeechLine> {
    const { credentials, WebSocket, clock = machineClock, timeLimitMs = 10_000 } = options;
    const late = (): Error => new AdapterError(PROVIDER, 'timeout', 'the connection was not open in time');
    try {
      const token = await resolveCredentials(credentials, signal);
      let isOver = false;
      const connection = await withTimeLimit(
        async (limit) => {
          const opened = await SocketConnection.open({ url: address(options, voice, token), WebSocket, signal: abortedWith(limit, signal).signal });
          // Too late: nobody waits for it.
          if (isOver) await opened.close();
          return opened;
        },
        { signal, timeLimitMs, clock },
        late,
      ).finally(() => (isOver = true));
      return new SpeechLine(connection, options, isHeld);
    } catch (error) {
      signal.throwIfAborted();
      throw elevenLabsError(error);
    }
  }

  get isOpen(): boolean {
    return this.#connection.isOpen && !this.#failure;
  }

  begin(settings: object): SpeechContext {
    const id = `speech-${(this.#count += 1)}`;
    const queue = new PartQueue<unknown>();
    this.#contexts.set(id, queue);
    if (!this.isOpen) queue.fail(this.#failure ?? elevenLabsError(new SocketFailure('running')));
    const send = (message: object): void => void this.#connection.sendJson({ ...message, context_id: id });
    // The first message of a context is a space, and the only one that may carry settings.
    send({ text: ' ', voice_settings: settings });
    return {
      id,
      messages: queue,
      send,
      drop: () => {
        if (this.#contexts.delete(id)) send({ close_context: true });
        queue.close();
      },
    };
  }

  async close(): Promise<void> {
    this.#stopKeeping();
    await this.#connection.close();
  }

  #keep({ clock = machineClock }: ElevenLabsTextToSpeechOptions): () => void {
    let cancel: () => void = () => undefined;
    const again = (text: string): void => {
      if (!this.#connection.sendJson({ text, context_id: KEEPER })) return;
      // Empty text says nothing and counts as activity ("Keep context alive").
      cancel = clock.setTimer(KEEP_ALIVE_MS, () => again(''));
    };
    again(' ');
    return () => cancel();
  }

  async #read(): Promise<void> {
    try {
      for await (const text of this.#connection.messages) this.#dispatch(typeof text === 'string' ? parseJson(text) : undefined);
      this.#end(elevenLabsError(new SocketFailure('running', 1000)));
    } catch (error) {
      this.#end(elevenLabsError(error));
    }
  }

  #dispatch(message: unknown): void {
    const error = toldError(message);
    if (typeof message !== 'object' || message === null) return this.#end(new AdapterError(PROVIDER, 'malformed', 'a message is no JSON object'));
    const id = textMember(message, 'contextId') ?? textMember(message, 'context_id');
    // Sound of a context that was dropped comes late, and is not for anybody.
    const context = id === undefined ? undefined : this.#contexts.get(id);
    if (error && !context) return this.#end(error);
    if (!context || id === undefined) return;
    if (error) context.fail(error);
    else context.push(message);
    if (!error && member(message, 'isFinal') !== true && member(message, 'is_final') !== true) return;
    context.close();
    this.#contexts.delete(id);
  }

  /** The line is over. What failed first says why; the close after an error only says that it was closed. */
  #end(error: AdapterError): void {
    this.#failure ??= error;
    this.#stopKeeping();
    for (const context of this.#contexts.values()) context.fail(this.#failure);
    this.#contexts.clear();
    void this.#connection.close();
  }
}

function address({ baseUrl = BASE_URL, model = DEFAULT_MODEL, language, credentialsParameter = 'single_use_token' }: ElevenLabsTextToSpeechOptions, voice: string, token: string): string {
  const query = new URLSearchParams({
    model_id: model,
    output_format: `pcm_${SAMPLE_RATE}`,
    inactivity_timeout: String(INACTIVITY_TIMEOUT_S),
    // Whole clauses are sent: waiting for more text would only cost time.
    auto_mode: 'true',
    sync_alignment: 'true',
    ...(language !== undefined && { language_code: language }),
    [credentialsParameter]: token,
  });
  return `${baseUrl.replace(/\/+$/, '')}/v1/text-to-speech/${encodeURIComponent(voice)}/multi-stream-input?${query.toString()}`;
}
