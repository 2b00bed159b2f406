import type { LogEvent, MediaSlice, SessionStore } from '../spec/index.js';
import { randomId } from '../utils/random-id.js';
import { expectEqual } from './assertions.js';
import type { ContractCase } from './contract-case.js';

export type CreateStore = () => SessionStore | Promise<SessionStore>;

/** What a case works with. Session ids are new in every run, so that a store may hold other data. */
export interface StoreContext {
  readonly store: SessionStore;
  readonly sessionId: string;
  /** A new session id; its data is deleted after the case. */
  newSessionId(suffix?: string): string;
  /** Another store over the same data, opened. */
  secondStore(): Promise<SessionStore>;
}

/** Makes a case that opens a store, and afterwards deletes what it wrote and closes what it opened. */
export function storeCase(create: CreateStore, name: string, body: (context: StoreContext) => Promise<void>): ContractCase {
  return {
    name,
    async run() {
      const opened: SessionStore[] = [];
      const sessionIds: string[] = [];
      const openStore = async () => {
        const store = await create();
        opened.push(store);
        await store.open();
        return store;
      };
      const newSessionId = (suffix = '') => {
        const sessionId = `contract-${randomId()}${suffix}`;
        sessionIds.push(sessionId);
        return sessionId;
      };
      try {
        const store = await openStore();
        await body({ store, sessionId: newSessionId(), newSessionId, secondStore: openStore });
      } finally {
        // Tidying up is no part of what is tested: deleting and closing have cases of their own.
        await Promise.allSettled(sessionIds.map((sessionId) => opened[0]?.delete(sessionId)));
        await Promise.allSettled(opened.map((store) => store.close()));
      }
    },
  };
}

export const RELAXED = { durability: 'relaxed' } as const;
export const STRICT = { durability: 'strict' } as const;

/** The store must hold exactly these events. */
export async function expectLog(store: SessionStore, sessionId: string, expected: readonly LogEvent[], sentence: string): Promise<void> {
  expectEqual(await store.read(sessionId), expected, sentence);
}

export function slice(index: number, bytes: readonly number[], recordingId = 'recording-1'): MediaSlice {
  return { track: 'answer-audio', index, recordingId, contentType: 'audio/webm;codecs=opus', bytes: Uint8Array.from(bytes) };
}

/** The store must hold exactly these slices, byte for byte. */
export async function expectMedia(store: SessionStore, sessionId: string, expected: readonly MediaSlice[], sentence: string): Promise<void> {
  const recordingId = expected[0]?.recordingId ?? 'recording-1';
  expectEqual((await store.readMedia(sessionId, recordingId)).map(comparable), expected.map(comparable), sentence);
}

function comparable({ track, index, recordingId, contentType, bytes }: MediaSlice): unknown {
  return { track, index, recordingId, contentType, bytes: [...bytes] };
}
