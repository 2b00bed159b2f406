import { StoreError, type StoreReason } from '../errors/index.js';
import type { LogEvent, MediaSlice, SessionStore, SessionSummary } from '../spec/index.js';

export type FaultyCall = 'open' | 'append' | 'read' | 'putMedia' | 'readMedia' | 'deleteMedia' | 'list' | 'delete';

export interface StoreFault {
  /** How many calls fail. Default 1. */
  readonly times?: number;
  readonly reason: StoreReason;
  /** Do the work and reject all the same, as when only the confirmation is lost. Default false. */
  readonly afterwards?: boolean;
}

/** What is to go wrong next. */
export class StoreFaults {
  readonly #failing = new Map<FaultyCall, { left: number; fault: StoreFault }>();
  readonly #hanging = new Map<FaultyCall, Promise<void>>();

  /** The next calls of this kind fail; replaces what was said before. */
  fail(call: FaultyCall, fault: StoreFault): void {
    this.#failing.set(call, { left: fault.times ?? 1, fault });
  }

  /** Calls of this kind wait, before they do anything, until the returned function is called. */
  hang(call: FaultyCall): () => void {
    let release = (): void => undefined;
    const hanging = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#hanging.set(call, hanging);
    return () => {
      if (this.#hanging.get(call) === hanging) this.#hanging.delete(call);
      release();
    };
  }

  /** Runs one call as the faults say. */
  async apply<Result>(call: FaultyCall, work: () => Promise<Result>): Promise<Result> {
    await this.#hanging.get(call);
    const failing = this.#failing.get(call);
    if (!failing || failing.left === 0) return work();
    failing.left--;
    if (failing.fault.afterwards) await work();
    throw new StoreError(failing.fault.reason);
  }
}

/** A store whose calls fail or hang as `faults` says; all else goes to `inner`. */
export function faultySessionStore(inner: SessionStore, faults: StoreFaults): SessionStore {
  return {
    specificationVersion: 'v1',
    provider: inner.provider,
    destinations: inner.destinations,
    open: () => faults.apply('open', () => inner.open()),
    append: (sessionId: string, events: readonly LogEvent[], options) =>
      faults.apply('append', () => inner.append(sessionId, events, options)),
    read: (sessionId: string, options) => faults.apply('read', () => inner.read(sessionId, options)),
    putMedia: (sessionId: string, slice: MediaSlice) => faults.apply('putMedia', () => inner.putMedia(sessionId, slice)),
    readMedia: (sessionId: string, recordingId: string) => faults.apply('readMedia', () => inner.readMedia(sessionId, recordingId)),
    deleteMedia: (sessionId: string, recordingId: string) => faults.apply('deleteMedia', () => inner.deleteMedia(sessionId, recordingId)),
    list: (): Promise<readonly SessionSummary[]> => faults.apply('list', () => inner.list()),
    delete: (sessionId: string) => faults.apply('delete', () => inner.delete(sessionId)),
    close: () => inner.close(),
  };
}
