import { InvalidInputError } from '../errors/index.js';
import type { LogEntry, LogEvent } from '../spec/index.js';
import { canonicalJson } from '../utils/canonical-json.js';
import { GENESIS_HASH, hashData, hashEnvelope } from './chain.js';
import { assertVerified } from './verify-log.js';

export interface EventLogOptions {
  readonly sessionId: string;
  /** A new random value in hex for each event, at least 128 bits. */
  salt(): string;
}

/** The append-only record of one session: each event is numbered, salted, hashed and tied to the one before. */
export class EventLog {
  readonly #sessionId: string;
  readonly #salt: () => string;
  readonly #events: LogEvent[] = [];

  constructor({ sessionId, salt }: EventLogOptions) {
    this.#sessionId = sessionId;
    this.#salt = salt;
  }

  /** Goes on with a saved log. Throws `InvalidInputError` (`record/invalid`) when it is empty or its chain is broken. */
  static from(events: readonly LogEvent[], { salt }: Pick<EventLogOptions, 'salt'>): EventLog {
    const [first] = events;
    if (!first) throw new InvalidInputError('record', [{ path: 'events', message: 'there are none' }], 'Begin a new log instead.');
    assertVerified(events);
    const log = new EventLog({ sessionId: first.sessionId, salt });
    // A copy, so that what the caller does with its own objects cannot reach the record.
    for (const event of events) log.#events.push(deepFreeze(JSON.parse(JSON.stringify(event)) as LogEvent));
    return log;
  }

  /** In order; frozen to the last field. */
  get events(): readonly LogEvent[] {
    return this.#events;
  }

  /** Hash of the last event; 64 zeros while there is none. */
  get head(): string {
    return this.#events.at(-1)?.hash ?? GENESIS_HASH;
  }

  /**
   * Adds an event and returns it. `at`: ms on the session clock; a clock that runs backwards is held at the last value.
   * The data is copied. Throws `TypeError` when the data or a time is not JSON (NaN, infinite); nothing is added then.
   */
  append({ type, data }: LogEntry, { at, wallTime }: { readonly at: number; readonly wallTime: number }): LogEvent {
    if (!Number.isFinite(at) || !Number.isFinite(wallTime)) throw new TypeError('A time of an event must be finite.');
    const json = canonicalJson(data);
    const salt = this.#salt();
    const envelope = {
      sessionId: this.#sessionId,
      seq: this.#events.length,
      type,
      at: Math.max(at, this.#events.at(-1)?.at ?? 0),
      wallTime,
      dataHash: hashData(salt, json),
      prevHash: this.head,
    };
    const event = deepFreeze({ ...envelope, data: JSON.parse(json), salt, hash: hashEnvelope(envelope) } as LogEvent);
    this.#events.push(event);
    return event;
  }
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
