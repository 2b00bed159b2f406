import { StoreError } from '../../errors/index.js';
import type { LogEvent, MediaSlice, SessionStore, SessionSummary } from '../../spec/index.js';
import { newLinks } from '../../utils/new-links.js';

/**
 * Keeps sessions for the life of the page: for demonstrations, for tests, and where the browser lets nothing be stored.
 * Everything is copied on its way in and out, so that nobody can change the record by changing an object.
 */
export function memorySessionStore(): SessionStore {
  return new MemorySessionStore();
}

class MemorySessionStore implements SessionStore {
  readonly specificationVersion = 'v1';
  readonly provider = 'memory-session-store';
  readonly destinations = [];
  readonly #logs = new Map<string, LogEvent[]>();
  /** Session id -> recording id -> slices by index. */
  readonly #media = new Map<string, Map<string, Map<number, MediaSlice>>>();

  async open(): Promise<void> {}

  async append(sessionId: string, events: readonly LogEvent[]): Promise<void> {
    const log = this.#logs.get(sessionId) ?? [];
    const added = newLinks(sessionId, events, log.length, (seq) => log[seq]?.hash);
    if (!added) throw new StoreError('conflict');
    if (added.length > 0) this.#logs.set(sessionId, [...log, ...structuredClone(added)]);
  }

  async read(sessionId: string, options: { readonly fromSeq?: number } = {}): Promise<readonly LogEvent[]> {
    return structuredClone((this.#logs.get(sessionId) ?? []).slice(Math.max(0, options.fromSeq ?? 0)));
  }

  async putMedia(sessionId: string, slice: MediaSlice): Promise<void> {
    const recordings = entry(this.#media, sessionId, () => new Map<string, Map<number, MediaSlice>>());
    entry(recordings, slice.recordingId, () => new Map<number, MediaSlice>()).set(slice.index, copyOf(slice));
  }

  async readMedia(sessionId: string, recordingId: string): Promise<readonly MediaSlice[]> {
    const slices = [...(this.#media.get(sessionId)?.get(recordingId)?.values() ?? [])];
    return slices.sort((a, b) => a.index - b.index).map(copyOf);
  }

  async deleteMedia(sessionId: string, recordingId: string): Promise<void> {
    this.#media.get(sessionId)?.delete(recordingId);
  }

  async list(): Promise<readonly SessionSummary[]> {
    return [...this.#logs].map(([sessionId, log]) => ({
      sessionId,
      length: log.length,
      createdAt: log[0]?.wallTime ?? 0,
      updatedAt: log.at(-1)?.wallTime ?? 0,
    }));
  }

  async delete(sessionId: string): Promise<void> {
    this.#logs.delete(sessionId);
    this.#media.delete(sessionId);
  }

  async close(): Promise<void> {}
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const found = map.get(key) ?? create();
  map.set(key, found);
  return found;
}

function copyOf(slice: MediaSlice): MediaSlice {
  return { ...slice, bytes: slice.bytes.slice() };
}
