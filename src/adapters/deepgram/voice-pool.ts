import { machineClock } from '../../utils/machine-clock.js';
import { untilAborted } from '../../utils/until-aborted.js';
import { connect } from './connect.js';
import { deepgramError } from './deepgram-errors.js';
import type { DeepgramOptions } from './deepgram-options.js';
import { SpeakConnection } from './speak-connection.js';

/** What a connection is for; it cannot change it. */
export interface VoiceSetting {
  readonly model: string;
  readonly speed: number | undefined;
}

/** Hz. */
export const SAMPLE_RATE = 24_000;

/** Connections for one call, or for all calls: one for each voice and pace. */
export class VoicePool {
  readonly #provider: string;
  readonly #options: DeepgramOptions;
  readonly #life = new AbortController();
  readonly #connections = new Map<string, Promise<SpeakConnection>>();
  readonly #opened = new Set<SpeakConnection>();

  constructor(provider: string, options: DeepgramOptions) {
    this.#provider = provider;
    this.#options = options;
  }

  /** A connection for this text. `isFresh`: opened for it just now. */
  async take(setting: VoiceSetting, text: string, signal: AbortSignal): Promise<{ readonly connection: SpeakConnection; readonly isFresh: boolean }> {
    for (let known = this.#connections.get(keyOf(setting)); known; known = this.#connections.get(keyOf(setting))) {
      const connection = await untilAborted(known, signal);
      if (connection.reserve(text)) return { connection, isFresh: false };
      if (this.#connections.get(keyOf(setting)) === known) this.#connections.delete(keyOf(setting));
      void connection.retire().then(() => this.#opened.delete(connection));
    }
    const connection = await untilAborted(this.open(setting), signal);
    return connection.reserve(text) ? { connection, isFresh: true } : this.take(setting, text, signal);
  }

  /** Rejects with a typed error, or because the pool was closed. */
  open(setting: VoiceSetting): Promise<SpeakConnection> {
    const key = keyOf(setting);
    const opening = this.#open(setting);
    this.#connections.set(key, opening);
    opening.catch(() => {
      if (this.#connections.get(key) === opening) this.#connections.delete(key);
    });
    return opening;
  }

  close(): void {
    for (const connection of this.#opened) connection.close();
    this.#connections.clear();
    this.#life.abort();
  }

  async #open({ model, speed }: VoiceSetting): Promise<SpeakConnection> {
    const query = { model, encoding: 'linear16', sample_rate: SAMPLE_RATE, speed };
    try {
      const socket = await connect(this.#provider, this.#options, { path: '/v1/speak', query }, this.#life.signal);
      const connection = new SpeakConnection(this.#provider, socket, this.#options.clock ?? machineClock);
      this.#opened.add(connection);
      return connection;
    } catch (error) {
      this.#life.signal.throwIfAborted();
      throw deepgramError(this.#provider, error);
    }
  }
}

function keyOf({ model, speed = 1 }: VoiceSetting): string {
  return `${model} ${speed}`;
}
